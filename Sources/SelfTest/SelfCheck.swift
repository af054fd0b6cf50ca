// One thing that a program must be able to do to be believed, and how it is found out whether it can.
// Not here: which there are (the other files of this folder), showing what came of it (`SelfTestCommand.swift`).

/// A check that needs nothing but the program: no file, no clock, no chance of its own.
package struct SelfCheck: Sendable {
  /// What a check came to.
  package struct Finding: Equatable, Sendable {
    package let isRight: Bool
    /// What was measured, in a few words.
    package let figure: String

    package init(_ isRight: Bool, _ figure: String) {
      (self.isRight, self.figure) = (isRight, figure)
    }
  }

  package let name: String
  /// What it was held against.
  package let meaning: String
  private let body: @Sendable () throws -> Finding

  package init(_ name: String, _ meaning: String, _ body: @escaping @Sendable () throws -> Finding)
  {
    (self.name, self.meaning, self.body) = (name, meaning, body)
  }

  /// An error is a finding too.
  package func find() -> Finding {
    do { return try body() } catch { return Finding(false, "\(error)") }
  }

  /// All, the quickest first.
  package static let all = answers + distributions + statistics + learning + queues + experiment
}
