// The process around the program: its arguments, its signals, its exit code.
// Not here: everything else (`FleetLabCommands/Program.swift`).

import FleetLabCommands
import Foundation

Interrupts.install()
// A file that may not grow any more is an error to report, not an end.
signal(SIGXFSZ, SIG_IGN)
let code = runProgram(
  arguments: Array(CommandLine.arguments.dropFirst()), in: .ofProcess())
exit(code.rawValue)
