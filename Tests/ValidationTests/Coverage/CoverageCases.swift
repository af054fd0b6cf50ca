// What coverage is measured on: scores of known mean, and intervals for it.
// Not here: the counting (`CoverageTests.swift`).

import Foundation
import LabStatistics
import Stochastics

/// A distribution of scores whose mean is known.
enum CoverageScores: String, CaseIterable {
  case normal, uniform
  case gamma = "gamma(4)"
  case exponential
  case lognormal = "lognormal(1)"
  case beta = "beta(5, .5)"

  var mean: Double {
    switch self {
    case .normal: 0
    case .uniform: 0.5
    case .gamma: 4
    case .exponential: 1
    case .lognormal: 1.6487212707001282  // √e
    case .beta: 10.0 / 11
    }
  }

  /// Whether nominal 95 % must hold 93.5 to 96.5 % at this count.
  func isPromised(at count: Int) -> Bool {
    switch self {
    case .normal, .uniform: true
    case .gamma: count >= 30
    case .exponential, .lognormal, .beta: false
    }
  }

  private static let key = StreamRoot(seed: 20_261_125, replication: 0).key(Purpose("coverage"))

  /// The sample of a trial; the same for all intervals.
  func sample(_ count: Int, trial: Int) -> [Double] {
    let place = Self.allCases.firstIndex(of: self) ?? 0
    var stream = Self.key.stream(entity: UInt64(trial), index: UInt32(1_000 * place + count))
    return (0..<count).map { _ in
      switch self {
      case .normal: StandardNormal.quantile(stream.uniform())
      case .uniform: stream.uniform()
      case .gamma: stream.gamma(shape: 4)
      case .exponential: stream.gamma(shape: 1)
      case .lognormal: exp(StandardNormal.quantile(stream.uniform()))
      case .beta: stream.beta(a: 5, b: 0.5)
      }
    }
  }
}

/// A 95 % interval for the middle of a sample.
enum CoverageInterval: String, CaseIterable {
  case student = "Student's t"
  case bootstrapT = "bootstrap-t"
  case percentileOfMean = "percentile, mean"
  case percentileOfMiddle = "percentile, IQM"

  func interval(of sample: [Double], seed: UInt64) throws -> ClosedRange<Double> {
    let (resamples, confidence) = (2_000, 0.95)
    func percentile(_ aggregate: Aggregate) throws -> ClosedRange<Double> {
      try PairedBootstrap(
        treatment: sample, control: sample.map { _ in 0 }, aggregate, seed: seed,
        resamples: resamples
      ).interval(confidence: confidence)
    }
    switch self {
    case .student:
      return try StudentEstimate(meanOf: sample).interval(confidence: confidence)
    case .bootstrapT:
      return try BootstrapT(of: sample, seed: seed, resamples: resamples)
        .interval(confidence: confidence)
    case .percentileOfMean: return try percentile(.mean)
    case .percentileOfMiddle: return try percentile(.interquartileMean)
    }
  }
}
