// How measures are called, with how many decimals, and which a world has at all.
// Not here: what they are (`GroundTruth/Measures.swift`).

import Experiments
import GroundTruth

extension Measure {
  /// In sentences.
  var words: String {
    switch self {
    case .score: "score"
    case .successRate: "success rate"
    case .meanSeconds: "time in seconds"
    case .errorRate: "error rate"
    case .satisfaction: "satisfaction"
    case .efficiency: "efficiency"
    case .taskSuccessRate: "share of whole tasks done"
    }
  }

  /// At the head of a column, with its unit; what has none is a share or an index of 0 … 1, but
  /// for scores that are values.
  var title: String {
    switch self {
    case .score: "Score"
    case .successRate: "Success"
    case .meanSeconds: "Time (s)"
    case .errorRate: "Errors"
    case .satisfaction: "Satisfaction"
    case .efficiency: "Efficiency"
    case .taskSuccessRate: "Whole tasks"
    }
  }

  var decimals: Int { self == .meanSeconds ? 3 : 4 }

  /// 1 where more is better, −1 where less is.
  var sign: Double { isGain ? 1 : -1 }

  /// Most tables show them all, in this order.
  static let shown: [Measure] = [
    .score, .successRate, .meanSeconds, .errorRate, .satisfaction, .efficiency, .taskSuccessRate,
  ]
}

extension ExperimentResult {
  /// Whether the world knows such a thing: a recorded one has no efficiency, and satisfaction only
  /// where quality was recorded; an environment has neither.
  func has(_ measure: Measure) -> Bool {
    switch (plan.world.truth, measure) {
    case (.recorded(let recorded), .satisfaction): recorded.matrix.quality != nil
    case (.recorded, .efficiency), (.environment, .satisfaction), (.environment, .efficiency): false
    default: true
    }
  }

  /// A value of sums; `nil` where the world has no such thing or nothing was counted.
  func value(_ measure: Measure, of sums: MeasureSums) -> Double? {
    let value = sums.value(of: measure)
    return has(measure) && value.isFinite ? value : nil
  }
}

extension Sequence<Double> {
  /// NaN of nothing.
  var mean: Double {
    let (sum, count) = reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + 1) }
    return sum / count
  }
}
