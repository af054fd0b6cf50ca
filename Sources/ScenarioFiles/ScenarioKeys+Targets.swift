// The keys of questions with a yes or no, and of what makes an answer invalid. Not here: answering them
// (`Experiments`), other sections (`ScenarioKeys.swift`).

import Experiments
import GroundTruth
import LearningCore

extension ScenarioKeys {
  /// One of them an entry.
  static let target = KeyTable(
    "target",
    [
      KeySpec("improvement", .section(improvement), "better than another by at least so much"),
      KeySpec(
        "gap_closed", .section(gapClosed),
        "at least such a share of what lies between another and the best possible"),
      KeySpec("strategy_better_than", .section(better), "better than another at all"),
      KeySpec("equivalent_to", .section(equivalent), "as good as another, within a margin"),
      KeySpec("overhead", .section(overhead), "what a step of the learning core takes at most"),
      KeySpec("memory", .section(memory), "what an agent's learned state takes at most"),
      KeySpec(
        "pattern_confidence", .section(patternConfidence),
        "how surely patterns (kind × execution strategy) are known to succeed"),
    ])

  private static let whom = "an arm, or arms with the same question each: a sweep's name, or all"

  private static func comparison(_ name: String, _ own: [KeySpec]) -> KeyTable {
    KeyTable(
      name,
      [
        KeySpec("arm", .text, isRequired: true, whom),
        KeySpec("against", .text, standard: "the control", "compared with whom"),
        KeySpec(
          "measure", .choice(Measure.allCases.map(\.rawValue)), standard: "score", "in what"),
      ] + own + [
        KeySpec("window", .days, standard: "the report's", "on which days, such as 21-30")
      ])
  }

  static let improvement = comparison(
    "improvement",
    [KeySpec("at_least", .percent, isRequired: true, "by how much at least, such as 20 %")])

  static let gapClosed = comparison(
    "gap_closed",
    [KeySpec("at_least", .percent, isRequired: true, "which share at least, such as 50 %")])

  static let better = comparison("strategy_better_than", [])

  static let equivalent = comparison(
    "equivalent_to",
    [
      KeySpec("within", .percent, "the margin as a share of the other's mean, such as 2 %"),
      KeySpec(
        "within_gap", .percent, standard: "5 %",
        "the margin as a share of the gap from the control to the bound; not with within"),
    ])

  static let overhead = KeyTable(
    "overhead",
    [
      KeySpec("arm", .text, isRequired: true, whom),
      KeySpec(
        "step", .choice(CoreStep.allCases.map { "\($0)" } + ["total"]), standard: "total",
        "which part of the core, or a whole call into it"),
      KeySpec("percentile", .number(50...99.9), standard: "99", "of all calls, such as 99"),
      KeySpec("at_most", .duration(isPositive: true), isRequired: true, "such as 100ms"),
    ])

  static let memory = KeyTable(
    "memory",
    [
      KeySpec("arm", .text, isRequired: true, whom),
      KeySpec(
        "at_most_kib", .number(0.001...1e9), isRequired: true, "in units of 1,024 bytes an agent"),
    ])

  static let patternConfidence = KeyTable(
    "pattern_confidence",
    [
      KeySpec("arm", .text, isRequired: true, whom),
      KeySpec(
        "at_least", .number(0...1), isRequired: true,
        "the lower bound of Wilson's 95 % interval of the rate of success, such as 0.8"),
      KeySpec(
        "patterns", .integer(1...1_000_000), standard: "1", "how many patterns must reach it"),
    ])

  static let validity = KeyTable(
    "validity",
    [
      KeySpec(
        "null", .either(.choice(["derived", "none"]), .names(of: .anything)), standard: "derived",
        "the world in which nothing may be found: the scenario's without effects, or keys with dots "
          + "and other values for them"),
      KeySpec(
        "drift", .names(of: .names(of: .anything)), standard: "{}",
        "worlds that change while the fleet learns: by name, keys with dots and other values"),
      KeySpec(
        "replications", .integer(2...1_000_000),
        "how many replications the checks' own worlds are played in at most; without it all"),
    ])
}
