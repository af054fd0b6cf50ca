// `fleetlab validate`. Not here: the checks (`ScenarioFiles`).

/// Reads scenarios and says what is wrong with them, all of it at once.
struct ValidateCommand: RunnableCommand {
  private let paths: [String]

  init(_ arguments: Arguments) { paths = arguments.operands }

  func run(console: Console) throws -> ExitCode {
    var codes: [ExitCode] = []
    for path in paths {
      do {
        let plan = try ScenarioInput.scenario(path, command: "validate").plan
        console.answer(
          "\(path): \(plan.name), \(plan.arms.count) arms × \(plan.replications) replications, "
            + "\(plan.world.fleet.agents.count) agents, \(plan.world.horizon)\n")
        codes.append(.done)
      } catch let error as any ReportableError {
        for line in error.lines { console.report(console.messageStyle.paint(line, .red)) }
        codes.append(error.exitCode)
      }
    }
    return ExitCode.gravest(codes)
  }
}
