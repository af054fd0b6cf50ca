// The whole program, from its arguments to its exit code: parse, run, explain what went wrong.
// Not here: what a command does (one file each), the process around it (`fleetlab/main.swift`).

/// A command that the arguments ask for.
protocol RunnableCommand {
  /// Takes what it needs from arguments that fit its entry in the table.
  init(_ arguments: Arguments) throws(UsageError)
  func run(console: Console) throws -> ExitCode
}

/// Runs the command that `arguments` ask for. Nothing is thrown: errors are lines on standard
/// error and an exit code.
///
/// - Parameter arguments: The words behind the program's name.
package func runProgram(arguments: [String], in surroundings: Surroundings) -> ExitCode {
  var console = Console(nil, in: surroundings)
  do {
    let arguments = try Arguments(parsing: arguments, table: .fleetlab)
    console = Console(arguments, in: surroundings)
    let code = try run(arguments, console)
    guard let failure = surroundings.outputFailure() else { return code }
    throw MissingFile("standard output", "can't be written: \(failure)")
  } catch let error as any ReportableError {
    for line in error.lines { console.report(console.messageStyle.paint(line, .red)) }
    return error.exitCode
  } catch {
    console.report("fleetlab: internal fault, please report it: \(error)")
    return .internalFault
  }
}

private func run(_ arguments: Arguments, _ console: Console) throws -> ExitCode {
  if arguments.flag("help") { return try HelpCommand(arguments.command).run(console: console) }
  if arguments.flag("version") { return try VersionCommand().run(console: console) }
  let name = arguments.command?.name ?? ""
  let command: any RunnableCommand =
    switch name {
    case "run": try RunCommand(arguments)
    case "check": try CheckCommand(arguments)
    case "world": WorldCommand(arguments)
    case "baseline update": try BaselineUpdateCommand(arguments)
    case "baseline show": BaselineShowCommand(arguments)
    case "baseline compare": try BaselineCompareCommand(arguments)
    case "compare": try CompareCommand(arguments)
    case "power": PowerCommand(arguments)
    case "explain": ExplainCommand(arguments)
    case "validate": ValidateCommand(arguments)
    case "list": ListCommand(arguments)
    case "init": InitCommand(arguments)
    case "schema": SchemaCommand(arguments)
    case "completions": CompletionsCommand(arguments)
    case "live": LiveCommand(arguments)
    case "dashboard": DashboardCommand(arguments)
    case "selftest": SelfTestCommand(arguments)
    case "help": HelpCommand(arguments)
    default: preconditionFailure("the table lets no command '\(name)' through")
    }
  return try command.run(console: console)
}
