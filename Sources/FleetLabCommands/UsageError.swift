// Why a command line was refused. Not here: finding out (`ArgumentReader.swift`, `Arguments.swift`).

/// A sentence about what is wrong with the command line, and where to read what would be right.
package struct UsageError: Error, Equatable, CustomStringConvertible {
  package let sentence: String
  /// The command whose help explains it; `nil` where none was recognized.
  package let command: String?

  package init(_ sentence: String, in command: String? = nil) {
    (self.sentence, self.command) = (sentence, command)
  }

  package var description: String {
    let subject = command.map { "fleetlab \($0)" } ?? "fleetlab"
    return "\(sentence); try \(subject) --help"
  }
}
