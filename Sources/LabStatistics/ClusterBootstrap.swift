// The mean difference of two arms on recorded tasks, for other tasks and other seeds than these.
// Not here: seeds alone (`PairedBootstrap.swift`).

/// Resamples tasks and seeds at once, each as a whole: differences on one task, or under one seed,
/// belong together, and a trace's tasks are a sample too.
///
/// The two-way ("pigeonhole") bootstrap: Owen, *Annals of Applied Statistics* 1 (2007), pages
/// 386–411. It never understates the variance by much, and overstates the part that belongs to
/// single cells, up to three times, so where only cells vary the interval is too wide. With fewer
/// than about 20 tasks or seeds a percentile interval covers less than it says.
package struct ClusterBootstrap: Equatable, Sendable {
  package let mean: Double
  /// In the order drawn.
  package let means: [Double]
  private let quantiles: Quantiles

  /// - Parameters:
  ///   - differences: A row a seed (replication), a column a task; treatment minus control.
  ///   - seed: Fixes every index: for each resample first the rows, then the columns, each
  ///     `below(count)` of one `SplitMix64Sequence`.
  /// - Throws: When there are fewer than two seeds or tasks.
  /// - Complexity: O(cells · `resamples`), nothing is allocated for a resample.
  package init(
    differences: ScoreTable, seed: UInt64, resamples: Int = 10_000
  ) throws(SampleError) {
    let (runs, tasks) = (differences.runs, differences.strata)
    guard runs > 1, tasks > 1 else { throw .tooFew(min(runs, tasks), atLeast: 2) }
    precondition(resamples > 0, "\(resamples) resamples show nothing")
    let cells = differences.cells
    mean = Moments(of: cells).mean
    var generator = SplitMix64Sequence(seed: seed)
    var means: [Double] = []
    means.reserveCapacity(resamples)
    var (runCounts, taskCounts) = (
      [Double](repeating: 0, count: runs), [Double](repeating: 0, count: tasks)
    )
    for _ in 0..<resamples {
      Self.draw(&runCounts, &generator)
      Self.draw(&taskCounts, &generator)
      var sum = 0.0
      for run in 0..<runs where runCounts[run] > 0 {
        var row = 0.0
        for task in 0..<tasks { row += taskCounts[task] * cells[run &* tasks &+ task] }
        sum += runCounts[run] * row
      }
      means.append(sum / Double(cells.count))
    }
    self.means = means
    quantiles = try Quantiles(of: means)
  }

  /// How often each is drawn.
  private static func draw(_ counts: inout [Double], _ generator: inout SplitMix64Sequence) {
    for index in counts.indices { counts[index] = 0 }
    for _ in counts.indices { counts[generator.below(counts.count)] += 1 }
  }

  package var standardError: Double { Moments(of: means).deviation }

  /// The percentile interval.
  package func interval(confidence: Double) -> ClosedRange<Double> {
    check(confidence: confidence)
    let tail = (1 - confidence) / 2
    return quantiles(tail)...quantiles(1 - tail)
  }
}
