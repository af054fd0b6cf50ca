// The keys of recorded worlds. Not here: the others (`ScenarioKeys.swift`), reading records (`TraceFiles`).

import GroundTruth

extension ScenarioKeys {
  static let recorded = KeyTable(
    "world.recorded",
    [
      KeySpec("trace", .text, "a CSV, gzipped or not, beside the scenario"),
      KeySpec(
        "aslib", .either(.text, .section(aslib)),
        "in place of trace, a folder in the format of ASlib beside the scenario"),
      KeySpec(
        "smtcomp", .text, "in place of trace, a folder of SMT-COMP results beside the scenario"),
      KeySpec(
        "patterns", .section(patterns),
        "what the tasks' kinds are; ASlib records have none of their own"),
      KeySpec("agents", .list(of: .text), "those of the record's agents that are the fleet"),
      KeySpec(
        "tasks", .text, "a file beside the scenario with those of the record's tasks that arrive"),
      KeySpec(
        "passes", .integer(1...10_000), standard: "1", "how often its tasks are gone through"),
      KeySpec(
        "service", .duration(isPositive: true), standard: "1s",
        "how long an attempt takes where the record doesn't say"),
      KeySpec(
        "missing", .choice(MissingCells.allCases.map(\.rawValue)), standard: "unavailable",
        "an agent's task that wasn't recorded: not to be chosen, or a choice that fails at once"),
    ])

  static let aslib = KeyTable(
    "world.recorded.aslib",
    [
      KeySpec(
        "folder", .text, isRequired: true, "where description.txt and algorithm_runs.arff are"),
      KeySpec("time", .text, "which of several measures of type runtime says how long runs took"),
      KeySpec(
        "quality", .text, "which of several measures of solution_quality says how good they were"),
    ])

  static let patterns = KeyTable(
    "world.recorded.patterns",
    [
      KeySpec("file", .text, "a CSV beside the scenario, tasks first; SMT-COMP records need none"),
      KeySpec("column", .text, isRequired: true, "the column with the kind of each task"),
    ])
}
