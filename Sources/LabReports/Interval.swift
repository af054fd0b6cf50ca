// A value with its 95 % interval as it is written down. Not here: how it is estimated
// (`LabStatistics`).

import Experiments
import LabStatistics

struct Interval: Sendable {
  let value: Double
  /// NaN where there is only one replication.
  let low: Double
  let high: Double

  init(value: Double, low: Double, high: Double) {
    (self.value, self.low, self.high) = (value, low, high)
  }

  init(_ estimate: Comparison.Estimate) {
    (value, low, high) = (estimate.value, estimate.low, estimate.high)
  }

  init(_ estimate: StudentEstimate) {
    let bounds = estimate.interval(confidence: Comparison.confidence)
    (value, low, high) = (estimate.value, bounds.lowerBound, bounds.upperBound)
  }

  /// A value about whose error nothing is known.
  init(point value: Double) { (self.value, low, high) = (value, .nan, .nan) }

  /// `nil` where nothing is known about it.
  var holdsZero: Bool? { low.isNaN ? nil : low <= 0 && high >= 0 }

  /// Such as "+0.0463 [+0.0441, +0.0485]".
  func signed(_ decimals: Int) -> String {
    let text = NumberText.signed(value, decimals)
    guard !low.isNaN else { return text }
    return text
      + " [\(NumberText.signed(low, decimals)), \(NumberText.signed(high, decimals))]"
  }

  /// Such as "0.912 [0.893, 0.930]".
  func plain(_ decimals: Int) -> String {
    let text = NumberText.decimals(value, decimals)
    guard !low.isNaN, !high.isNaN else { return text }
    return text + " [\(NumberText.decimals(low, decimals)), \(NumberText.decimals(high, decimals))]"
  }

  func scaled(_ factor: Double) -> Interval {
    Interval(value: factor * value, low: factor * low, high: factor * high)
  }

  /// A share as per cent, such as "+6.04 % [+5.75, +6.33]".
  func percent(_ decimals: Int, isSigned: Bool = true) -> String {
    func text(_ share: Double) -> String {
      isSigned
        ? NumberText.signed(100 * share, decimals) : NumberText.decimals(100 * share, decimals)
    }
    guard !low.isNaN else { return text(value) + " %" }
    return text(value) + " % [\(text(low)), \(text(high))]"
  }

  /// For files: value, low and high, each times `factor`; `null` of nothing.
  static func json(_ interval: Interval?, times factor: Double = 1) -> JSONValue {
    interval?.json(times: factor) ?? .null
  }

  static func json(_ estimate: Comparison.Estimate?, times factor: Double = 1) -> JSONValue {
    json(estimate.map { Interval($0) }, times: factor)
  }

  /// For files: value, low and high, each times `factor`.
  func json(times factor: Double = 1) -> JSONValue {
    .object([
      ("value", .number(factor * value)), ("low", .number(factor * low)),
      ("high", .number(factor * high)),
    ])
  }
}
