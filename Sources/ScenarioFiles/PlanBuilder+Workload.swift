// What arrives, in scenarios: gaps, parts, shapes and kinds. Not here: drawing it (`GroundTruth`).

import FleetModel
import GroundTruth
import Instants
import Stochastics
import YAMLTree

extension PlanBuilder {
  mutating func workload(_ scenario: Section, fleet: Fleet?) -> WorkloadParameters? {
    guard let section = scenario.section("workload") else {
      if scenario.node["workload"] == nil {
        note(
          scenario.node,
          "'scenario' lacks 'workload'; add it, since only recorded worlds bring work")
      }
      return nil
    }
    guard let one = try? Distribution.constant(1) else { return nil }
    let scale = section.number("scale") ?? 1
    let gaps = gaps(section, scale: scale, horizon: scenario.span("horizon"))
    let parts = counts(section, "parts", 1...64) ?? one
    let capabilities = counts(section, "capabilities", 1...10) ?? one
    let shapes = section.section("shapes")
    let shapeWeights =
      shapes.map { shapes in TaskShape.allCases.map { shapes.number($0.rawValue) ?? 0 } }
      ?? TaskShape.allCases.map { $0 == .parallel ? 1 : 0 }
    if let entry = section["shapes"], let shapes, shapeWeights.allSatisfy({ $0 == 0 }),
      shapes.entries.count == shapes.node.entries?.count
    {
      note(entry.node, "shapes: all weights are 0; write one above it, such as {parallel: 1}")
    }
    guard let fleet, let kinds = kindWeights(section, fleet: fleet), let gaps else { return nil }
    // Each has a difficulty of its own in memory.
    if let subjects = section["subjects"], case .integer(let count) = subjects.value,
      count * fleet.kinds.count > 10_000_000
    {
      let most = 10_000_000 / fleet.kinds.count
      note(
        subjects.node,
        "subjects: \(count) for each of \(fleet.kinds.count) kinds are too many; write \(most) or less"
      )
    }
    return WorkloadParameters(
      gaps: gaps, scale: scale, dailyAmplitude: section.number("daily_amplitude") ?? 0,
      busiestHour: section.number("busiest_hour") ?? 14, parts: parts, shapes: shapeWeights,
      kinds: kinds, capabilities: capabilities, timeConstraint: section.span("time_constraint"),
      subjects: section.integer("subjects") ?? 1, persistence: section.number("persistence") ?? 0)
  }

  private mutating func gaps(
    _ section: Section, scale: Double, horizon: Span?
  ) -> Distribution? {
    guard let entry = section["gaps"], let gaps = times(section, "gaps") else { return nil }
    if !(gaps.mean > 0) {
      note(entry.node, "gaps: tasks would never stop arriving; write a mean above 0s")
      return nil
    }
    if let horizon, horizon.seconds / gaps.mean * scale > Self.mostTasks {
      note(entry.node, "gaps: over 100 million tasks would arrive; write longer gaps")
      return nil
    }
    return gaps
  }

  /// More would not fit the memory of most machines.
  static let mostTasks = 1e8

  /// A distribution of whole numbers within bounds; `nil` when there is none or it isn't one.
  private mutating func counts(
    _ section: Section, _ key: String, _ range: ClosedRange<Int>
  ) -> Distribution? {
    guard let entry = section[key], let distribution = section.distribution(key) else { return nil }
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    if distribution.support.lowerBound < low || distribution.support.upperBound > high {
      note(
        entry.node,
        "\(key): draws may leave \(range.lowerBound) to \(range.upperBound); "
          + "write discrete or truncated values within")
      return nil
    }
    let fractions = range.dropLast().reduce(0) { sum, whole in
      sum + distribution.cumulative(Double(whole + 1).nextDown)
        - distribution.cumulative(Double(whole))
    }
    guard fractions == 0 else {
      note(entry.node, "\(key): draws may have fractions; write discrete values such as 1, 2 and 3")
      return nil
    }
    return distribution
  }

  private mutating func kindWeights(_ section: Section, fleet: Fleet) -> [Double]? {
    guard let entries = section.names("kinds") else {
      return fleet.kinds.map { _ in 1 }
    }
    var weights = fleet.kinds.map { _ in 0.0 }
    for (name, entry) in entries {
      guard case .number(let weight) = entry.value, let text = name.text else { continue }
      if let kind = fleet.kinds.firstIndex(where: { $0.name == text }) {
        weights[kind] = weight
      } else {
        note(
          name,
          "kinds: no kind is called '\(text)'; \(Self.hint(for: text, among: fleet.kinds.map(\.name)))"
        )
      }
    }
    if let entry = section["kinds"],
      entries.allSatisfy({ if case .number(0) = $0.entry.value { true } else { false } })
    {
      note(entry.node, "kinds: no weight is above 0; write one, or leave 'kinds' out")
      return nil
    }
    return weights
  }
}
