// What is read off a run and kept: a measure over certain days. Not here: the numbers (`ScoreSheet.swift`).

package import GroundTruth

package struct Gauge: Hashable, Sendable {
  package let measure: Measure
  /// From day 0.
  package let window: Range<Int>

  package init(_ measure: Measure, over window: Range<Int>) {
    (self.measure, self.window) = (measure, window)
  }

  /// Such as "score in days 21–30".
  package var text: String { "\(measure.rawValue) in \(ExperimentPlan.text(window))" }
}

extension ExperimentPlan {
  /// What the plan ranks by and what its targets ask about, each once and in this order.
  package var gauges: [Gauge] {
    let asked = targets.map { Gauge($0.measure, over: $0.window) }
    return asked.reduce(into: [Gauge(measure, over: window)]) { gauges, gauge in
      if !gauges.contains(gauge) { gauges.append(gauge) }
    }
  }
}
