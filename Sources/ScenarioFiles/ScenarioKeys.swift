// The keys of a scenario file, with what they mean and what holds without them: the format, in one place.
// Not here: the sections of a world (`ScenarioKeys+World.swift`), engines (`ScenarioKeys+Learning.swift`),
// reading (`SectionReader.swift`).

import Experiments
import FleetModel
import GroundTruth
import LearningCore

enum ScenarioKeys {
  /// 2⁵³ − 1, the largest whole number that every JSON reader keeps.
  static let largestSeed = 9_007_199_254_740_991

  static let scenario = KeyTable(
    "scenario",
    [
      KeySpec("fleetlab", .integer(1...1), isRequired: true, "the format's version, 1"),
      KeySpec("name", .text, isRequired: true, "the scenario's name: letters, digits, - and _"),
      KeySpec("description", .text, standard: "nothing", "what the scenario is for"),
      KeySpec(
        "seed", .integer(0...largestSeed), isRequired: true, "the number that all chance hangs on"),
      KeySpec(
        "horizon", .duration(isPositive: true), isRequired: true,
        "how long tasks arrive, such as 30d"),
      KeySpec(
        "replications", .integer(1...1_000_000), isRequired: true,
        "how many worlds each arm is played in"),
      KeySpec("fleet", .section(fleet), standard: "preset: quality-engineering", "who is there"),
      KeySpec(
        "workload", .section(workload), "what arrives; not with world.recorded or world.environment"
      ),
      KeySpec("world", .section(world), isRequired: true, "what is hidden about agents and tasks"),
      KeySpec("learning", .section(learning), "what holds for all arms that don't say otherwise"),
      KeySpec(
        "arms", .names(of: .section(arm)), isRequired: true,
        "the ways to run the fleet that are compared, by name"),
      KeySpec("targets", .list(of: .section(target)), standard: "[]", "questions with a yes or no"),
      KeySpec("validity", .section(validity), "what is checked before any verdict is believed"),
      KeySpec("report", .section(report), "what the report ranks by"),
      KeySpec(
        "variations", .names(of: .names(of: .anything)), standard: "{}",
        "the same question asked of several worlds: by name, keys with dots and other values for them"
      ),
      KeySpec(
        "grid",
        .names(of: .either(.names(of: .names(of: .anything)), .list(of: .anything))),
        standard: "{}",
        "variations for all combinations: by key with dots its values, or by a factor's name its "
          + "levels, each with keys and values"),
    ])

  static let fleet = KeyTable(
    "fleet",
    [
      KeySpec(
        "preset", .choice(["quality-engineering"]),
        "a fleet that comes with fleetlab; not with agents, kinds or generated"),
      KeySpec("agents", .list(of: .text), "the agents' names; with kinds"),
      KeySpec("kinds", .names(of: .list(of: .text)), "the eligible agents of each kind of subtask"),
      KeySpec("generated", .section(generated), "a fleet of any size, for questions of scale"),
      KeySpec(
        "capacity", .either(.integer(1...1_000_000), .choice(["unlimited"])), standard: "1",
        "how many subtasks an agent serves at once"),
      KeySpec(
        "actions", .either(.choice(["documented", "single"]), .names(of: .section(action))),
        standard: "documented",
        "the actions to choose from: 6 strategies × 3 retry policies, one, or by name; the first "
          + "named is the default"),
      KeySpec("attempts", .section(attempts), "what bounds the attempts at a subtask"),
    ])

  static let action = KeyTable(
    "fleet.actions",
    [
      KeySpec(
        "parallelization", .number(0...1), standard: "0.5", "the share that runs in parallel"),
      KeySpec(
        "retry", .choice(RetryPolicy.allCases.map(\.rawValue)), standard: "none",
        "whether the agent tries again after a failure"),
    ])

  static let generated = KeyTable(
    "fleet.generated",
    [
      KeySpec("agents", .integer(1...100_000), isRequired: true, "how many agents"),
      KeySpec("kinds", .integer(1...100_000), isRequired: true, "how many kinds of subtask"),
      KeySpec("eligible", .integer(1...64), isRequired: true, "how many agents may do each kind"),
    ])

  static let attempts = KeyTable(
    "fleet.attempts",
    [
      KeySpec("most", .integer(1...100), standard: "3", "all attempts at one subtask"),
      KeySpec(
        "timeout", .duration(isPositive: true), standard: "30s",
        "how long one may be served; ASlib and SMT-COMP records bring a limit of their own"),
      KeySpec("backoff", .duration(isPositive: false), standard: "1s", "the first pause"),
      KeySpec(
        "longest_backoff", .duration(isPositive: false), standard: "30s", "the longest pause"),
    ])

  static let arm = KeyTable(
    "arm",
    [
      KeySpec(
        "who", .swept(.choice(SelectionCatalogue.entries.map(\.name))), isRequired: true,
        "the selection policy; a list is a sweep: an arm for each"),
      KeySpec(
        "how",
        .either(.swept(.choice(["frozen"] + LearningPreset.catalogue.map(\.name))), .section(how)),
        standard: "frozen",
        "a preset's name, frozen (learning's settings, nothing learned), a list of them, or keys of "
          + "its own; a key's list is a sweep: an arm for each combination"),
      KeySpec(
        "knows_at_once", .boolean, standard: "false",
        "whether world.feedback doesn't hold for it: what learning could bring without delay"),
      KeySpec(
        "lifecycle", .either(.choice(["none", "full"]), .section(lifecycle)), standard: "none",
        "what runs around the agents' engines, in a store: all of it, or the parts named"),
      KeySpec(
        "inject", .list(of: .section(injection)), standard: "[]",
        "bad experiences given to all engines: in states that they meet, what does well fails and what does "
          + "badly succeeds"),
    ])

  static let report = KeyTable(
    "report",
    [
      KeySpec("control", .text, standard: "the first arm", "the arm that others are compared with"),
      KeySpec(
        "measure", .choice(Measure.allCases.map(\.rawValue)), standard: "score",
        "what arms are ranked by"),
      KeySpec("window", .days, standard: "the last third", "the days that count, such as 21-30"),
      KeySpec(
        "confirm", .boolean, standard: "true",
        "whether the best arm is played again on fresh worlds, from 50 replications on"),
      KeySpec(
        "yardsticks", .choice(Yardsticks.Scope.allCases.map(\.rawValue)), standard: "all",
        "what could be gained at all: bounds leaves out the optima of who alone and how alone, for half of "
          + "the time"),
      KeySpec(
        "score_scale", .duration(isPositive: true), standard: "60s",
        "the time at which the score's time term reaches 0"),
    ])
}
