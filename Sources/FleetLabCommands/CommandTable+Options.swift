// The options of the command table. Not here: the commands (`CommandTable.swift`).

extension CommandTable {
  /// 2⁵³ − 1: the largest whole number that every JSON reader keeps exactly (RFC 8259, section 6).
  package static let largestSeed = 9_007_199_254_740_991

  static let runOptions =
    [
      Option(
        "out", takes: .folder, standard: "out/NAME",
        help: "the folder for the results; NAME is the scenario's name"),
      Option(
        "seed", takes: .number(0...largestSeed), standard: "the scenario's",
        help: "the number that all chance is drawn from"),
      // The bounds of these two only catch slips of the keyboard.
      Option(
        "replications", takes: .number(1...1_000_000), standard: "the scenario's",
        help: "how often each arm is played"),
      Option(
        "jobs", takes: .number(1...4096), standard: "one for each processor",
        help: "how many replications run at a time; results don't depend on it"),
      Option(
        "arms", takes: .names, standard: "all",
        help: "the arms to play, by their names in the scenario"),
      Option(
        "set", takes: .assignment, isRepeatable: true,
        help: "put VALUE in place of what the scenario says at KEY, such as learning.preset"),
      Option(
        "force", takes: .flag,
        help: "replace the results of an earlier run; a folder of other files is always refused"),
      Option(
        "resume", takes: .flag,
        help:
          "go on with what an interrupted run into the same folder has played; a folder that is "
          + "finished is left as it is"),
      Option(
        "cache", takes: .text(placeholder: "FILE"), standard: "none",
        help:
          "take from FILE what was played before, by whatever run, and keep there what is played"),
    ] + storeOptions

  /// Where arms with a lifecycle keep what they learn; no result depends on it but what it costs.
  static let storeOptions = [
    Option(
      "store", takes: .choice(["memory", "sqlite"]), standard: "memory",
      help: "where arms with a lifecycle keep what they learn"),
    durabilityOption,
    Option(
      "commit", takes: .choice(["group", "task"]), standard: "group",
      help: "commit several inputs at a time, or after every attempt"),
    Option(
      "keep-stores", takes: .flag,
      help:
        "leave the SQLite files in stores/ARM-REPLICATION.sqlite of the folder, one for each replication that is "
        + "played (not taken from a cache) of an arm with a lifecycle"),
  ]

  static let durabilityOption = Option(
    "durability", takes: .choice(["normal", "full"]), standard: "normal",
    help: "what a commit to SQLite survives: normal the death of the process, full a power cut too")

  /// As for a run, with files of the answer in place of a folder.
  static let checkOptions =
    [
      Option(
        "baseline", takes: .file, standard: "none",
        help: "a baseline that every arm is held against too, seed by seed"),
      Option(
        "junit", takes: .file, standard: "none",
        help: "where the answer goes as JUnit XML; what is there is replaced"),
      Option(
        "markdown", takes: .file, standard: "none",
        help: "where the answer goes in GitHub-flavoured Markdown; what is there is replaced"),
      Option(
        "json", takes: .file, standard: "none",
        help: "where the answer goes as JSON; what is there is replaced"),
      Option(
        "csv", takes: .file, standard: "none",
        help: "where questions and answers go as CSV; what is there is replaced"),
      marginOption, inconclusiveOption, strictOption,
    ]
    + runOptions.filter {
      !(["out", "force", "resume", "cache"] + storeOptions.map(\.name)).contains($0.name)
    }

  /// As for a run, without what concerns arms.
  static let worldOptions =
    [
      Option(
        "out", takes: .folder, standard: "none",
        help: "a folder for the sheet; without, it is only printed")
    ]
    + runOptions.filter {
      !(["out", "arms", "resume", "cache"] + storeOptions.map(\.name)).contains($0.name)
    }

  static let initOptions = [
    Option(
      "from", takes: .text(placeholder: "NAME"), standard: "smoke",
      help: "the scenario to copy; fleetlab list scenarios names them")
  ]

  static let globalOptions = [
    Option(
      "format", takes: .choice(["text", "json"]), standard: "text",
      help: "the form of the answer; scripts, schemas and copied files have only one"),
    Option(
      "quiet", short: "q", takes: .flag, help: "print the answer and errors, nothing else"),
    Option("verbose", short: "v", takes: .flag, help: "say more about what is being done"),
    Option(
      "color", takes: .choice(["auto", "always", "never"]), standard: "auto",
      help: "auto colours what a terminal shows, unless NO_COLOR is set"),
    Option(
      "progress", takes: .choice(["auto", "plain", "none"]), standard: "auto",
      help: "auto rewrites one line on a terminal and is plain elsewhere; plain prints a line "
        + "every 30 s"),
    Option("help", short: "h", takes: .flag, help: "explain the command and do nothing else"),
    Option("version", takes: .flag, help: "print the version and do nothing else"),
  ]
}
