// The commands with which one looks into a run and at the program itself. Not here: the others
// (`CommandTable.swift`).

extension CommandTable {
  static let explain = Command(
    name: "explain", summary: "tell the story of one task",
    description: """
      Plays one replication of an arm again and tells what happened to one of its tasks: when it \
      came, how it was split, who was asked and why, which action was chosen and why, what every \
      other agent and action would have brought in its place, what really happened, what the score \
      is made of, and what was learned from it. All chance is drawn by its keys, so the story is \
      the run's own, to the last digit.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .one,
      help: "the scenario file, or - for standard input"),
    options: [
      Option("arm", takes: .text(placeholder: "A"), help: "the arm, by its name; needed"),
      Option(
        "replication", takes: .number(0...4_999_999), standard: "the first",
        help: "the replication, by its number in runs.csv"),
      Option(
        "task", takes: .number(0...1_000_000_000), standard: "0",
        help: "the task, numbered from 0 in the order of arrival"),
      Option(
        "variation", takes: .text(placeholder: "NAME"), standard: "none",
        help: "the variation of a scenario that has some"),
    ] + runOptions.filter { ["seed", "set"].contains($0.name) },
    examples: [
      Example(
        line: "fleetlab explain Scenarios/smoke.yaml --arm both --replication 0 --task 100",
        purpose: "the hundred-and-first task of the first replication")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault])

  static let selftest = Command(
    name: "selftest", summary: "check that this program computes right on this machine",
    description: """
      Holds the program against known answers, in seconds and without any file: random numbers, \
      distributions, statistics, learning, queues against queueing theory, and a tiny experiment \
      against its fingerprint. All seeds are fixed, so it says the same every time. A line each; \
      it ends with 70 if one fails, and then no result of this program should be believed.
      """,
    operand: nil, options: [],
    examples: [
      Example(line: "fleetlab selftest", purpose: "after installing, or on a new machine")
    ],
    exitCodes: [.done, .usage, .missingFile, .internalFault, .interrupted])
}
