// How the engines of each arm are set. Not here: what they are after (`Report+Objectives.swift`).

import FleetSimulation
import LearningCore

extension Report {
  /// The documents' settings for all arms, and what some have beyond them.
  var engines: [ReportBlock] {
    var settings = MarkdownTable(
      "Arm",
      numbers: [
        "α", "γ", "ε from", "× each time", "to", "Replayed", "Every", "Looks ahead", "Per agent",
      ])
    var others = MarkdownTable([
      ("Arm", .left), ("Learns by", .left), ("Untried counts", .right), ("Key", .left),
      ("Table", .left),
    ])
    let arms = findings.standings.map { plan.arms[$0.index] }
    for arm in arms { settings.append([arm.name.asCode] + Self.settings(of: arm)) }
    let meaning = """
      Settings of the engines, which learn "how". A frozen table is never updated, but its ε falls
      all the same:
      """
    let blocks: [ReportBlock] =
      [.paragraph(meaning), .table(settings)] + Self.switches(of: arms)
    let unusual = arms.filter(Self.isUnusual)
    guard !unusual.isEmpty else { return blocks }
    for arm in unusual { others.append([arm.name.asCode] + Self.ways(of: arm)) }
    let othersMeaning = """
      Engines that learn otherwise than documented. Where untried actions count, they do so with
      that worth, in choices and in what a target looks ahead to; beliefs begin there. A pooled
      table is one for all agents:
      """
    return blocks + [.paragraph(othersMeaning), .table(others)]
  }

  private static func settings(of arm: Arm) -> [String] {
    func number(_ value: Double) -> String { NumberText.exact(value) ?? "–" }
    let (own, mode) = (arm.parameters, arm.mode)
    let hasRates = mode.algorithm == .qLearning
    let learning =
      mode.learns
      ? hasRates ? [number(own.learningRate), number(own.discountFactor)] : ["–", "–"]
      : ["frozen", "–"]
    let exploring =
      switch (hasRates, mode.explores) {
      case (true, true):
        [
          number(own.explorationRate), number(own.explorationDecay),
          number(own.minimumExplorationRate),
        ]
      case (true, false): ["0", "–", "0"]
      case (false, _): ["–", "–", "–"]
      }
    let replay =
      mode.learns && hasRates ? ["\(own.batchSize)", "\(own.updateFrequency)"] : ["–", "–"]
    let ahead =
      switch mode.bootstrap {
      case .acrossRetries: "to retries"
      case .documented: "always"
      case .sameState: "to itself"
      }
    return learning + exploring + replay
      + [mode.learns && hasRates ? ahead : "–", arm.overridesAgents ? "yes" : "no"]
  }

  /// What some arms do in states they know nothing of, when they stop, and what they know at once.
  private static func switches(of arms: [Arm]) -> [ReportBlock] {
    func names(_ holds: (Arm) -> Bool) -> String {
      arms.filter(holds).map(\.name.asCode).joined(separator: ", ")
    }
    var lines: [String] = []
    let any = names { $0.mode.unknown == .any }
    if !any.isEmpty {
      lines.append("In a state in which nothing was learned yet, any action is taken: \(any).")
    }
    for span in Set(arms.compactMap(\.learnsUntil)).sorted() {
      let those = names { $0.learnsUntil == span }
      lines.append("From \(span) on nothing is learned or explored any more: \(those).")
    }
    let informed = names(\.knowsAtOnce)
    if !informed.isEmpty {
      lines.append("Feedback comes with the outcome, whenever it comes to others: \(informed).")
    }
    return lines.isEmpty ? [] : [.points(lines)]
  }

  private static func isUnusual(_ arm: Arm) -> Bool {
    arm.mode.algorithm != .qLearning || arm.mode.features != .documented
      || arm.parameters.initialValue != nil || arm.tables != .perAgent
  }

  private static func ways(of arm: Arm) -> [String] {
    let algorithm =
      switch arm.mode.algorithm {
      case .qLearning: "Q-learning"
      case .thompson: "Thompson sampling"
      }
    let untried = arm.parameters.initialValue ?? (arm.mode.algorithm == .thompson ? 0 : nil)
    let features =
      switch arm.mode.features {
      case .documented: "documented"
      case .withKind: "with kind"
      }
    let tables =
      switch arm.tables {
      case .perAgent: "per agent"
      case .pooled: "pooled"
      }
    return [algorithm, untried.flatMap { NumberText.exact($0) } ?? "not", features, tables]
  }
}
