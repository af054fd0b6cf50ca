// All that a command meets outside itself: terminal, environment, clock, interrupts.
// Not here: how it speaks to them (`Console.swift`), the real streams (`StandardStream.swift`).

import Foundation

/// What the program runs in, handed in so that a test can hand in something else.
package struct Surroundings: Sendable {
  package var variables: [String: String]
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool
  /// The columns of the terminal that messages go to.
  package var columns: Int
  package var writeOutput: @Sendable (String) -> Void
  package var writeError: @Sendable (String) -> Void
  /// Why standard output couldn't be written, once it couldn't.
  package var outputFailure: @Sendable () -> String?
  /// Time since some fixed moment; it never runs back. No result depends on it.
  package var elapsed: @Sendable () -> Duration
  /// Whether the user wants the program to end.
  package var isInterrupted: @Sendable () -> Bool

  package init(
    variables: [String: String] = [:], isOutputTerminal: Bool = false,
    isErrorTerminal: Bool = false, columns: Int = 80,
    writeOutput: @escaping @Sendable (String) -> Void,
    writeError: @escaping @Sendable (String) -> Void,
    outputFailure: @escaping @Sendable () -> String? = { nil },
    elapsed: @escaping @Sendable () -> Duration,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.variables, self.columns) = (variables, columns)
    (self.isOutputTerminal, self.isErrorTerminal) = (isOutputTerminal, isErrorTerminal)
    (self.writeOutput, self.writeError) = (writeOutput, writeError)
    (self.outputFailure, self.elapsed) = (outputFailure, elapsed)
    self.isInterrupted = isInterrupted
  }

  /// The real ones. From here on a closed pipe is an error of writing, not a deadly signal.
  package static func ofProcess() -> Surroundings {
    signal(SIGPIPE, SIG_IGN)
    let (output, error) = (StandardStream(descriptor: 1), StandardStream(descriptor: 2))
    let start = ContinuousClock.now
    return Surroundings(
      variables: ProcessInfo.processInfo.environment, isOutputTerminal: output.isTerminal,
      isErrorTerminal: error.isTerminal, columns: error.columns ?? 80,
      writeOutput: { output.write($0) }, writeError: { error.write($0) },
      outputFailure: { output.failure }, elapsed: { start.duration(to: .now) },
      isInterrupted: { Interrupts.isInterrupted })
  }

  /// How to paint for a stream, given what `--color` says; the option stands above NO_COLOR
  /// (no-color.org), and NO_COLOR above the terminal.
  package func style(_ wish: String?, isTerminal: Bool) -> Style {
    switch wish {
    case "always": return Style(isColored: true)
    case "never": return .plain
    default:
      let isRefused = variables["NO_COLOR"].map { !$0.isEmpty } ?? false
      return Style(isColored: isTerminal && !isRefused && variables["TERM"] != "dumb")
    }
  }
}
