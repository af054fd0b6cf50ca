// `fleetlab validate`. Not here: the checks (`ScenarioFiles`).

/// Reads scenarios and says what is wrong with them, all of it at once.
struct ValidateCommand: RunnableCommand {
  private let paths: [String]

  init(_ arguments: Arguments) { paths = arguments.operands }

  func run(console: Console) throws -> ExitCode {
    var codes: [ExitCode] = []
    for path in paths {
      do {
        let scenario = try ScenarioInput.scenario(path, command: "validate")
        let (plan, variations) = (scenario.plan, scenario.variations.count)
        console.answer(
          "\(path): \(plan.name), \(plan.arms.count) arms × \(plan.replications) replications, "
            + "\(plan.world.fleet.agents.count) agents, \(plan.world.horizon)"
            + (variations == 0 ? "" : ", \(variations) variation\(variations == 1 ? "" : "s")")
            + "\n")
        codes.append(.done)
      } catch let error as any ReportableError {
        for line in error.lines { console.report(console.messageStyle.paint(line, .red)) }
        codes.append(error.exitCode)
      }
    }
    return ExitCode.gravest(codes)
  }
}
