// `fleetlab --version`. Not here: what is known about the program (`Version.swift`).

/// Prints the version.
struct VersionCommand {
  func run(console: Console) throws -> ExitCode {
    console.answer(console.format == .json ? try Version().json() : Version().text)
    return .done
  }
}
