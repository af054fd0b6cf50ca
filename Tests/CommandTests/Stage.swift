// Surroundings that a test writes and reads. Not here: the real ones (`Surroundings.swift`).

import FleetLabCommands
import Synchronization

/// Keeps what a console says, and has a clock that the test turns.
final class Stage: Sendable {
  private let state = Mutex((output: "", errors: "", elapsed: Duration.zero))

  var output: String { state.withLock { $0.output } }
  var errors: String { state.withLock { $0.errors } }

  func pass(_ duration: Duration) { state.withLock { $0.elapsed += duration } }

  func surroundings(
    variables: [String: String] = [:], isTerminal: Bool = false, columns: Int = 80,
    outputFailure: String? = nil
  ) -> Surroundings {
    Surroundings(
      variables: variables, isOutputTerminal: isTerminal, isErrorTerminal: isTerminal,
      columns: columns,
      writeOutput: { text in self.state.withLock { $0.output += text } },
      writeError: { text in self.state.withLock { $0.errors += text } },
      outputFailure: { outputFailure }, elapsed: { self.state.withLock { $0.elapsed } })
  }

  /// A console as a command line says, which must be right.
  func console(_ line: String, in surroundings: Surroundings) throws -> Console {
    Console(
      try Arguments(parsing: line.split(separator: " ").map(String.init), table: .fleetlab),
      in: surroundings)
  }
}
