// How far an aggregate of two arms differs, resampled in pairs.
// Not here: the resampling (`Resamples.swift`), small samples (`BootstrapT.swift`).

/// The percentile interval of the difference of two arms' aggregates, both resampled with the same
/// run indices, so that what a replication did to both cancels.
///
/// Below 20 runs it covers less than it says (`results/coverage.md`); take `BootstrapT` there.
/// Sources: Agarwal et al., NeurIPS 2021; Efron and Tibshirani, *An Introduction to the Bootstrap*
/// (1993), chapter 13.
package struct PairedBootstrap: Equatable, Sendable {
  /// Treatment's aggregate minus the control's.
  package let difference: Double
  /// In the order drawn.
  package let differences: [Double]
  private let quantiles: Quantiles

  /// - Parameters:
  ///   - treatment: A table; run *i* met the same random numbers in both arms.
  ///   - control: Of the same shape.
  ///   - seed: Fixes every index.
  /// - Throws: When the shapes differ.
  package init(
    treatment: ScoreTable, control: ScoreTable, _ aggregate: Aggregate = .interquartileMean,
    seed: UInt64, resamples: Int = 10_000
  ) throws(SampleError) {
    guard treatment.runs == control.runs, treatment.strata == control.strata else {
      throw .countsDiffer(treatment.cells.count, control.cells.count)
    }
    try self.init(
      treatment: Resamples(of: treatment, aggregate, seed: seed, count: resamples),
      control: Resamples(of: control, aggregate, seed: seed, count: resamples))
  }

  /// Two arms without strata.
  package init(
    treatment: [Double], control: [Double], _ aggregate: Aggregate = .interquartileMean,
    seed: UInt64, resamples: Int = 10_000
  ) throws(SampleError) {
    try self.init(
      treatment: ScoreTable(treatment), control: ScoreTable(control), aggregate, seed: seed,
      resamples: resamples)
  }

  /// From resamples of both arms, which must come from tables of one shape with one seed; so an arm
  /// that is compared with many is resampled once.
  ///
  /// - Throws: When the numbers of resamples differ.
  package init(treatment: Resamples, control: Resamples) throws(SampleError) {
    guard treatment.values.count == control.values.count else {
      throw .countsDiffer(treatment.values.count, control.values.count)
    }
    difference = treatment.point - control.point
    differences = zip(treatment.values, control.values).map { $0 - $1 }
    quantiles = try Quantiles(of: differences)
  }

  /// The percentile interval.
  package func interval(confidence: Double) -> ClosedRange<Double> {
    check(confidence: confidence)
    let tail = (1 - confidence) / 2
    return quantiles(tail)...quantiles(1 - tail)
  }

  /// A quantile of the resampled differences.
  package func quantile(_ share: Double) -> Double { quantiles(share) }

  /// The share of resampled differences strictly below 0.
  package var shareBelowZero: Double {
    Double(differences.count { $0 < 0 }) / Double(differences.count)
  }
}
