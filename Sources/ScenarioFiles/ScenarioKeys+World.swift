// The keys that describe work and worlds. Not here: recorded worlds (`+Recorded`), the others
// (`ScenarioKeys.swift`), what they do (`GroundTruth`).

import FleetModel
import GroundTruth

extension ScenarioKeys {
  private static let deviation = ValueKind.number(0...20)
  private static let anyNumber = ValueKind.number(-1_000...1_000)
  private static let share = ValueKind.number(0...1)
  private static let weight = ValueKind.number(0...1e9)

  static let workload = KeyTable(
    "workload",
    [
      KeySpec("gaps", .distribution(.duration), isRequired: true, "the time between two tasks"),
      KeySpec(
        "scale", .fraction, standard: "1",
        "the share of the tasks that arrive, such as 1/20, in an otherwise equal world"),
      KeySpec(
        "daily_amplitude", .number(0...0.99), standard: "0",
        "how much busier than average the busiest hour is"),
      KeySpec("busiest_hour", .number(0...24), standard: "14", "the hour of the day"),
      KeySpec(
        "parts", .distribution(.plain), standard: "one", "how many subtasks a task has, 1 to 64"),
      KeySpec("shapes", .section(shapes), standard: "parallel", "how often tasks have which shape"),
      KeySpec(
        "kinds", .names(of: weight), standard: "equally often", "how often each kind is asked for"),
      KeySpec(
        "capabilities", .distribution(.plain), standard: "one",
        "how many capabilities a subtask requires, 1 to 10: its visible complexity"),
      KeySpec("time_constraint", .duration(isPositive: true), "what subtasks say they may take"),
      KeySpec(
        "subjects", .integer(1...100_000), standard: "1",
        "how many things each kind's subtasks are about"),
      KeySpec(
        "persistence", .number(0...0.999), standard: "0",
        "how much of a subject's difficulty lasts until the next subtask about it"),
    ])

  static let shapes = KeyTable(
    "workload.shapes",
    TaskShape.allCases.map { KeySpec($0.rawValue, weight, standard: "0", "how often, by weight") })

  static let world = KeyTable(
    "world",
    [
      KeySpec("recorded", .section(recorded), "a recorded fleet, in place of all other keys here"),
      KeySpec(
        "environment", .section(environment), "a table of rewards, in place of all other keys here"),
      KeySpec("success", .section(success), "what decides whether an attempt succeeds, in logits"),
      KeySpec("service", .section(service), "what decides how long an attempt takes"),
      KeySpec(
        "error_given_failure", share, standard: "0.5", "how often a failure raises an error"),
      KeySpec(
        "satisfaction", .section(signal("satisfaction")), "what requesters think of the result"),
      KeySpec("efficiency", .section(signal("efficiency")), "how well resources were used"),
      KeySpec("load", .section(load), "what waiting work does to agents"),
      KeySpec("outages", .section(outages), "how agents go down and come back"),
      KeySpec("drift", .section(drift), "how skills and action effects change during the run"),
      KeySpec(
        "feedback", .section(feedback),
        "when learners get to know how attempts ended, where that isn't at once"),
      KeySpec(
        "shared_noise", .boolean, standard: "false",
        "whether luck is the subtask's alone, whoever attempts it and how"),
    ])

  static let feedback = KeyTable(
    "world.feedback",
    [
      KeySpec(
        "delay", .distribution(.duration), standard: "{constant: {value: 0s}}",
        "from an attempt's end until learners may know it"),
      KeySpec(
        "batch", .duration(isPositive: false), standard: "0s",
        "it is handed out every so often, counted from the start; 0s: as it comes"),
      KeySpec("missing", share, standard: "0", "how often it never comes"),
    ])

  static let environment = KeyTable(
    "world.environment",
    [
      KeySpec(
        "name", .choice(Environment.allCases.map(\.rawValue)), isRequired: true,
        "whose table it is; fleet.actions names the actions that it knows"),
      KeySpec(
        "states", .integer(1...100_000), standard: "100",
        "how many states recur each day in the same order, as one subtask each"),
      KeySpec(
        "fresh_days", .integer(0...10_000), standard: "1",
        "how many days at the end have states of their own"),
    ])

  static let drift = KeyTable(
    "world.drift",
    [
      KeySpec(
        "reshuffle_day", .integer(2...100_000),
        "the day, from 1, from which on skills and action effects have changed hands"),
      KeySpec("walk", .section(walk), "a slow random walk of skills and action effects"),
    ])

  static let walk = KeyTable(
    "world.drift.walk",
    [
      KeySpec("every_days", .integer(1...100_000), isRequired: true, "how long a step lasts"),
      KeySpec(
        "share", .number(0...1), isRequired: true,
        "how much of an effect is drawn anew at a step; its spread stays"),
    ])

  static let success = KeyTable(
    "world.success",
    [
      KeySpec("base", anyNumber, isRequired: true, "the logit of the average"),
      KeySpec("agent_kind", deviation, standard: "0", "the deviation of agents' skills by kind"),
      KeySpec("action", deviation, standard: "0", "the deviation of actions"),
      KeySpec(
        "action_complexity", deviation, standard: "0", "the deviation of actions by complexity"),
      KeySpec("task", deviation, standard: "0", "the deviation of subtasks"),
      KeySpec("cell", deviation, standard: "0", "the deviation of agents with a subtask"),
      KeySpec("fixed_retry", .number(-10...10), standard: "0", "of actions that retry once"),
      KeySpec("no_retry", .number(-10...10), standard: "0", "of actions that don't retry"),
      KeySpec("per_doubling", .number(-10...0), standard: "0", "for each doubling of the size"),
      KeySpec("easing_per_day", .number(-1...1), standard: "0", "for each day, for everybody"),
    ])

  static let service = KeyTable(
    "world.service",
    [
      KeySpec("median", .duration(isPositive: true), isRequired: true, "the median success"),
      KeySpec("task", .number(0...5), standard: "0", "the deviation of log time by subtask"),
      KeySpec("agent", .number(0...5), standard: "0", "by agent"),
      KeySpec("cell", .number(0...5), standard: "0", "by agent with a subtask"),
      KeySpec("action", .number(0...5), standard: "0", "by action"),
      KeySpec("attempt", .number(0...5), standard: "0", "from one attempt to the next"),
      KeySpec(
        "failure_ratio", .number(0.01...100), standard: "1", "how much longer a failure takes"),
    ])

  static func signal(_ name: String) -> KeyTable {
    KeyTable(
      "world.\(name)",
      [
        KeySpec(
          "after_success", .distribution(.plain), isRequired: true, "0 to 1, after a success"),
        KeySpec(
          "after_failure", .distribution(.plain), isRequired: true, "0 to 1, after a failure"),
        KeySpec(
          "action_spread", .number(0...1), standard: "0", "how far actions' means lie apart at most"
        ),
        KeySpec("missing", share, standard: "0", "how often a report lacks it"),
        KeySpec("cost_of_retry", share, standard: "0", "what each earlier attempt takes away"),
      ])
  }

  static let load = KeyTable(
    "world.load",
    [
      KeySpec("busy", .section(level("busy")), "when some work waits behind what is begun"),
      KeySpec("saturated", .section(level("saturated")), "when much work waits"),
    ])

  static func level(_ name: String) -> KeyTable {
    KeyTable(
      "world.load.\(name)",
      [
        KeySpec("waiting", .integer(1...1_000_000), isRequired: true, "from how many waiting on"),
        KeySpec("logit", .number(-10...0), standard: "0", "added to success; load can only harm"),
        KeySpec("slowdown", .number(1...100), standard: "1", "what time is multiplied by"),
      ])
  }

  static let outages = KeyTable(
    "world.outages",
    [
      KeySpec("up", .distribution(.duration), isRequired: true, "how long an agent stays up"),
      KeySpec("down", .distribution(.duration), isRequired: true, "how long it is down"),
    ])
}
