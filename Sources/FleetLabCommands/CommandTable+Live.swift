// The commands about a real fleet. Not here: the others (`CommandTable.swift`).

extension CommandTable {
  static let live = Command(
    name: "live", summary: "serve a real fleet with the learning core",
    description: """
      Reads what happens in a fleet from standard input, one JSON object a line, and answers on \
      standard output with what should be done, once all of it is kept in the store. Agents, \
      kinds, actions and what is switched on are those of the scenario's arm; nothing is \
      simulated. The same command with the same store goes on where the last one ended. At the end \
      of its input, or on SIGTERM, it closes the store and ends. docs/live.md describes the lines.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .one, help: "the scenario file"),
    options: [
      Option(
        "store", takes: .text(placeholder: "FILE"),
        help: "the fleet's memory, made if it isn't there, or :memory:; needed"),
      durabilityOption,
      Option(
        "arm", takes: .text(placeholder: "NAME"), standard: "the first with a lifecycle",
        help: "the arm that says who and how, by its name"),
      Option(
        "group", takes: .number(1...100_000), standard: "1",
        help: "how many inputs that have come in may share a commit; nobody waits for more to come"),
    ] + runOptions.filter { ["seed", "set"].contains($0.name) },
    examples: [
      Example(
        line: "fleetlab live fleet.yaml --store fleet.sqlite",
        purpose: "a program writes inputs to it and reads effects from it")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault, .interrupted])

  static let dashboard = Command(
    name: "dashboard", summary: "say what a store knows of its fleet",
    description: """
      Opens a fleet's store for reading, whoever writes it meanwhile, and prints what its rows say: \
      agents and how many of them learn, how much they improved, what the core cost them, what they \
      learned from, and how many bytes that takes. What nobody measured is left open.
      """,
    operand: Operand(
      name: "DB", kind: .file, count: .one, help: "the store's file"),
    options: [],
    examples: [
      Example(line: "fleetlab dashboard fleet.sqlite", purpose: "a look at a live fleet"),
      Example(
        line: "fleetlab dashboard fleet.sqlite --format json", purpose: "the same for a program"),
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault])
}
