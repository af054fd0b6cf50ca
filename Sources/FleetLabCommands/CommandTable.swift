// Which commands there are: the one place that the parser, the help, the completions and
// `docs/commands.md` are made from. Not here: their options (`CommandTable+Options.swift`).

/// All commands and the options that each of them takes.
package struct CommandTable: Equatable, Sendable {
  package let commands: [Command]
  package let everywhere: [Option]

  package init(commands: [Command], everywhere: [Option]) {
    (self.commands, self.everywhere) = (commands, everywhere)
  }

  package func command(_ name: String) -> Command? { commands.first { $0.name == name } }

  /// What a command line may begin with: names of commands, and the first words of those that have two.
  package var firstWords: [String] {
    commands.reduce(into: []) { words, command in
      let word = command.words[0]
      if !words.contains(word) { words.append(word) }
    }
  }

  /// What may follow a first word; nothing where that is a command of its own.
  package func secondWords(after first: String) -> [String] {
    commands.filter { $0.words.count > 1 && $0.words[0] == first }.map { $0.words[1] }
  }

  /// What a command takes; without a command, what any takes.
  package func options(of command: Command?) -> [Option] {
    let own = command.map(\.options) ?? commands.flatMap(\.options)
    return own + everywhere
  }

  package static let fleetlab = CommandTable(
    commands: [
      run, check, world, explain, baselineUpdate, baselineShow, baselineCompare, compare, power,
      live, dashboard, validate, list, initialize, schema, completions, selftest, help,
    ],
    everywhere: globalOptions)

  static let purpose = "a wind tunnel for fleets of learning agents"
  static let introduction = """
    A scenario file describes a fleet, its work and what is hidden about both. fleetlab plays it, \
    with the same learning core that a live fleet would use, and says whether the fleet learned, \
    what that cost and which way of choosing was better.
    """
}

extension CommandTable {
  private static let run = Command(
    name: "run", summary: "play a scenario and write its report",
    description: """
      Plays every arm of the scenario as often as it says, each replication against the same \
      hidden world, compares the arms in pairs and writes reports and tables into a folder. The \
      answer is a summary of the comparison. A scenario with variations is played once for each of \
      them, into a folder below, and the tables over all of them stand at the top. The same scenario and seed give the same bytes, \
      whatever the number of jobs. What an interrupted run has played is kept in a hidden file \
      beside its folder: the same command with --resume goes on from there, to the same bytes. \
      A missed target is a result, not an error: run ends with 0 \
      whatever the verdicts.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .one,
      help: "the scenario file, or - for standard input"),
    options: runOptions,
    examples: [
      Example(line: "fleetlab run Scenarios/smoke.yaml", purpose: "the quickest complete run"),
      Example(
        line: "fleetlab run fleet.yaml --seed 7 --jobs 2 --out out/seed7",
        purpose: "another draw of the same worlds, in a folder of its own"),
      Example(
        line: "fleetlab run fleet.yaml --set horizon=5d --set replications=10",
        purpose: "the same scenario with two of its values replaced"),
      Example(
        line: "fleetlab run fleet.yaml --cache out/played --force",
        purpose: "the report again, playing only what no run with this cache has played"),
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault, .interrupted])

  private static let check = Command(
    name: "check", summary: "hold a scenario against its targets, for CI",
    description: """
      Plays the scenario on worlds of their own, which no report shows, runs the validity checks that \
      every verdict rests on, and prints target by target whether it was met, with the bound that \
      decided. It ends with 0 only if every target was met. The answer can be written as JUnit XML, \
      Markdown, JSON and CSV too.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .one,
      help: "the scenario file, or - for standard input"),
    options: checkOptions,
    examples: [
      Example(line: "fleetlab check Scenarios/ci.yaml", purpose: "the gate as it stands"),
      Example(
        line: "fleetlab check Scenarios/ci.yaml --baseline Scenarios/ci.baseline.json",
        purpose: "and nothing may have got worse"),
      Example(
        line: "fleetlab check fleet.yaml --junit check.xml --markdown check.md",
        purpose: "in a CI job"),
    ],
    exitCodes: [
      .done, .missed, .inconclusive, .stale, .invalid, .usage, .unusableData, .missingFile,
      .internalFault, .interrupted,
    ])

  private static let world = Command(
    name: "world", summary: "say what can be gained at all, before anybody learns",
    description: """
      Looks at the scenario's worlds from the truth alone, runs no learner, and prints the world \
      sheet: what simple rules, the best fixed choices and the optimal policies would bring, \
      whether the worlds are worth learning in, rule by rule, and how busy each agent is. With \
      --out the same goes into a folder as text and CSV.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .one,
      help: "the scenario file, or - for standard input"),
    options: worldOptions,
    examples: [
      Example(
        line: "fleetlab world Scenarios/qe-fleet-30d.yaml --replications 5",
        purpose: "how much there is to learn, and of which kind")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault, .interrupted])

  private static let validate = Command(
    name: "validate", summary: "check scenario files without running them",
    description: """
      Reads each scenario and everything it points to, and reports all errors of all files at \
      once, one line each: file:line:column, what is wrong, and what would be right.
      """,
    operand: Operand(
      name: "SCENARIO", kind: .scenario, count: .many,
      help: "scenario files, or - for standard input"),
    options: [],
    examples: [
      Example(line: "fleetlab validate Scenarios/*.yaml", purpose: "what a pre-commit hook runs")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault])

  private static let list = Command(
    name: "list", summary: "name what a scenario can ask for",
    description: """
      Prints the names that a scenario may use, one a line with what each is: the selection \
      policies, the learning presets, the distributions, or the scenarios that come with fleetlab.
      """,
    operand: Operand(
      name: "TOPIC", kind: .choice(["policies", "presets", "distributions", "scenarios"]),
      count: .one, help: "policies, presets, distributions or scenarios"),
    options: [],
    examples: [Example(line: "fleetlab list policies", purpose: "the ways to choose an agent")],
    exitCodes: [.done, .usage, .missingFile, .internalFault])

  private static let initialize = Command(
    name: "init", summary: "write a scenario file to start from",
    description: """
      Writes a copy of a scenario that comes with fleetlab, comments and all, under a name of your \
      own. A file that is already there is never overwritten.
      """,
    operand: Operand(name: "FILE", kind: .newFile, count: .one, help: "the file to write"),
    options: initOptions,
    examples: [
      Example(line: "fleetlab init --from smoke fleet.yaml", purpose: "a small scenario to edit")
    ],
    exitCodes: [.done, .usage, .missingFile, .internalFault])

  private static let schema = Command(
    name: "schema", summary: "print the JSON Schema of scenario files",
    description: """
      Prints a JSON Schema of scenario files, for editors that complete and check YAML while it \
      is typed.
      """,
    operand: nil, options: [],
    examples: [
      Example(line: "fleetlab schema > fleetlab.schema.json", purpose: "a file for an editor")
    ],
    exitCodes: [.done, .usage, .missingFile, .internalFault])

  private static let completions = Command(
    name: "completions", summary: "print a script that completes commands in a shell",
    description: """
      Prints a script for a shell that completes commands, options, their values and scenario \
      files. Put the line of your shell's example below into its start-up file.
      """,
    operand: Operand(
      name: "SHELL", kind: .choice(["bash", "zsh", "fish"]), count: .one,
      help: "bash, zsh or fish"),
    options: [],
    examples: [
      Example(line: "source <(fleetlab completions bash)", purpose: "in ~/.bashrc"),
      Example(
        line: "source <(fleetlab completions zsh)", purpose: "in ~/.zshrc, behind compinit"),
      Example(
        line: "fleetlab completions fish | source", purpose: "in ~/.config/fish/config.fish"),
    ],
    exitCodes: [.done, .usage, .missingFile, .internalFault])

  private static let help = Command(
    name: "help", summary: "explain fleetlab or one of its commands",
    description: """
      Prints what fleetlab --help or fleetlab COMMAND --help would print, or the manual page.
      """,
    operand: Operand(
      name: "COMMAND", kind: .command, count: .optional, help: "the command to explain"),
    options: [
      Option("man", takes: .flag, help: "print the manual page of all commands, for man(1)")
    ],
    examples: [
      Example(line: "fleetlab help run", purpose: "everything about running a scenario"),
      Example(line: "fleetlab help --man | man -l -", purpose: "the manual, page by page"),
    ],
    exitCodes: [.done, .usage, .missingFile, .internalFault])
}
