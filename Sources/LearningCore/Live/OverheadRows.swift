// What the core cost, as rows of a store. Not here: measuring it (`Coordination/OverheadMeter.swift`),
// reading it back (`Dashboard`).

import Instants
import LabStatistics
import SharedMemory

/// The figures of a step that a store keeps, in microseconds. Raw values are spelt in stores.
enum OverheadFigure: String, CaseIterable {
  case count, mean, p50, p95, p99, max

  /// `nil` while nothing was measured.
  func value(of histogram: LatencyHistogram) -> Double? {
    func microseconds(_ nanoseconds: Int64?) -> Double? { nanoseconds.map { Double($0) / 1_000 } }
    return switch self {
    case .count: Double(histogram.count)
    case .mean: histogram.mean.map { $0 / 1_000 }
    case .p50: microseconds(histogram.percentile(0.5))
    case .p95: microseconds(histogram.percentile(0.95))
    case .p99: microseconds(histogram.percentile(0.99))
    case .max: histogram.count == 0 ? nil : microseconds(histogram.maximum)
    }
  }

  var unit: String { self == .count ? "calls" : "us" }
}

/// Names of metrics that a clock measured: they alone differ from run to run.
enum OverheadMetric {
  static let prefix = "overhead_"
  /// The steps, then whole calls into the core.
  static let steps = CoreStep.allCases.map { "\($0)" } + ["total"]

  static func name(_ step: String, _ figure: OverheadFigure) -> String {
    "\(prefix)\(step)_\(figure.rawValue)"
  }
}

extension FleetMemory {
  /// Keeps what the core cost, as of the last input: a row a step and figure, in place of those from
  /// the time before. Steps that were never taken have none.
  func keepOverhead(_ meter: OverheadMeter) throws(MemoryError) {
    let moment = progress.last.epochMilliseconds
    var rows: [any MemoryRecord] = []
    for (step, histogram) in zip(OverheadMetric.steps, meter.steps + [meter.total])
    where histogram.count > 0 {
      for figure in OverheadFigure.allCases {
        guard let value = figure.value(of: histogram) else { continue }
        let metric = OverheadMetric.name(step, figure)
        rows.append(
          MetricRecord(
            id: metric, metric: metric, value: value, unit: figure.unit, timestamp: moment))
      }
    }
    try writer.write(rows)
  }
}
