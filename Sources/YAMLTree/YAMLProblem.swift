// Why a YAML file, or a value in it, can't be used. Not here: libyaml's wording (`SyntaxMessage.swift`).

/// A place and a sentence: what is wrong; what would be right.
package struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int
  package let message: String

  package init(line: Int, column: Int, message: String) {
    (self.line, self.column, self.message) = (line, column, message)
  }

  package var description: String { "\(line):\(column): \(message)" }
}

extension YAMLProblem: Comparable {
  package static func < (one: Self, other: Self) -> Bool {
    (one.line, one.column, one.message) < (other.line, other.column, other.message)
  }
}
