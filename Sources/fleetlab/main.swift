// The process around the program: its arguments, its signals, its exit code.
// Not here: everything else (`FleetLabCommands/Program.swift`).

import FleetLabCommands
import Foundation

Interrupts.install()
let code = runProgram(
  arguments: Array(CommandLine.arguments.dropFirst()), in: .ofProcess())
exit(code.rawValue)
