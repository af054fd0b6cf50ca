// The commands that hold results against other results. Not here: the other commands (`CommandTable.swift`).

extension CommandTable {
  static let baselineUpdate = Command(
    name: "baseline update", summary: "call what a scenario comes to now its baseline",
    description: """
      Plays the scenario on the seeds of checks, twice, and keeps every arm's scores, seed by seed, \
      in a file for the repository. It is refused when the two runs differ or a validity check \
      fails (5), and when an arm is worse than in the baseline so far or than in the oldest one \
      kept (2), unless --allow-worse says that this is wanted. The baselines before it stay in the \
      file as summaries. The file is replaced whole or not at all.
      """,
    operand: scenarioOperand,
    options: [
      Option(
        "reason", takes: .text(placeholder: "TEXT"),
        help: "why, for whoever reads the file; needed"),
      baselineOption,
      Option(
        "allow-worse", takes: .flag,
        help: "take it though an arm is worse, or though the old one can't be compared"),
      marginOption, jobsOption,
    ],
    examples: [
      Example(
        line: "fleetlab baseline update Scenarios/smoke.yaml --reason first",
        purpose: "writes Scenarios/smoke.baseline.json")
    ],
    exitCodes: [
      .done, .missed, .invalid, .usage, .unusableData, .missingFile, .internalFault, .interrupted,
    ])

  static let baselineShow = Command(
    name: "baseline show", summary: "print a baseline file",
    description: """
      Prints what the baseline holds: the reason, who made it and with what, the seeds, the mean of \
      every arm, and the baselines before it. As JSON it is the file itself, with every score.
      """,
    operand: Operand(name: "FILE", kind: .file, count: .one, help: "the baseline file"),
    options: [],
    examples: [
      Example(
        line: "fleetlab baseline show Scenarios/smoke.baseline.json", purpose: "what is kept there")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault])

  static let baselineCompare = Command(
    name: "baseline compare", summary: "say whether anything got worse than the baseline",
    description: """
      Plays the same seeds again and compares every arm with itself in the baseline, paired seed by \
      seed: identical, if nothing differs on any seed; equivalent, if what differs is within the \
      margin; better; worse (exit code 2), if it fell by more than the margin; or inconclusive (3). \
      An arm that is worse than in the oldest baseline kept is worse too: small steps add up. A \
      baseline of another plan, generator or world version is refused (65).
      """,
    operand: scenarioOperand,
    options: [
      baselineOption, marginOption, inconclusiveOption,
      strictOption, jobsOption,
    ],
    examples: [
      Example(
        line: "fleetlab baseline compare Scenarios/smoke.yaml",
        purpose: "against Scenarios/smoke.baseline.json")
    ],
    exitCodes: [
      .done, .missed, .inconclusive, .stale, .usage, .unusableData, .missingFile, .internalFault,
      .interrupted,
    ])

  static let compare = Command(
    name: "compare", summary: "compare folders of results, the first with each other",
    description: """
      Reads folders that fleetlab run wrote and compares each with the first, arm by arm and paired \
      by seed and replication, in the words of fleetlab baseline compare. What was asked may differ \
      between them; seed, replications, worlds, measure and days may not (65). The days that count \
      are known of score, success_rate and error_rate; other measures are of whole runs. Files hold \
      nine significant digits, so identical means the same in these.
      """,
    operand: Operand(
      name: "FOLDER", kind: .folder, count: .many, help: "two or more folders of fleetlab run"),
    options: [
      Option(
        "measure", takes: .choice(comparableMeasures), standard: "the runs'",
        help: "what to compare"),
      marginOption, inconclusiveOption,
    ],
    examples: [
      Example(line: "fleetlab compare out/before out/after", purpose: "what a change has done")
    ],
    exitCodes: [
      .done, .missed, .inconclusive, .usage, .unusableData, .missingFile, .internalFault,
    ])

  static let power = Command(
    name: "power", summary: "say how many replications a question needs",
    description: """
      Plays a pilot on seeds that no report and no check uses, and says for every target, and for \
      every arm against the control, how many replications a paired t test needs to see what is \
      asked, at .05 alone and among all questions, and what 200 replications can see. For a target \
      it says when the verdict would stand, if the truth is as the pilot found. How long they would \
      take goes to standard error, since it depends on the machine.
      """,
    operand: scenarioOperand,
    options: [
      Option(
        "pilot", takes: .number(2...1_000_000), standard: "20",
        help: "how many replications the pilot plays"),
      Option(
        "set", takes: .assignment, isRepeatable: true,
        help: "put VALUE in place of what the scenario says at KEY"),
      jobsOption,
    ],
    examples: [
      Example(line: "fleetlab power Scenarios/smoke.yaml", purpose: "before a long experiment")
    ],
    exitCodes: [.done, .usage, .unusableData, .missingFile, .internalFault, .interrupted])

  private static let scenarioOperand = Operand(
    name: "SCENARIO", kind: .scenario, count: .one,
    help: "the scenario file, or - for standard input")

  private static let baselineOption = Option(
    "baseline", takes: .file, standard: "NAME.baseline.json beside NAME.yaml",
    help: "the baseline file")

  static let strictOption = Option(
    "strict-baseline", takes: .flag,
    help: "end with 4 where an arm is better beyond the margin, so that the file is renewed")

  static let marginOption = Option(
    "margin", takes: .text(placeholder: "PERCENT"), standard: "2",
    help: "how far from the old mean still counts as equivalent, in per cent of it")

  static let inconclusiveOption = Option(
    "inconclusive", takes: .choice(["fail", "pass"]), standard: "fail",
    help: "pass ends with 0 in place of 3 where the data can't tell")

  private static let jobsOption = Option(
    "jobs", takes: .number(1...4096), standard: "one for each processor",
    help: "how many replications run at a time; results don't depend on it")

  /// What `runs.csv` has of every run.
  private static let comparableMeasures = [
    "score", "success_rate", "mean_seconds", "error_rate", "satisfaction", "efficiency",
    "task_success_rate",
  ]
}
