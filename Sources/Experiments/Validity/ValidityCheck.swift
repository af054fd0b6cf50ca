// One question of whether a result can be believed at all, and its answer. Not here: asking them, verdicts
// (`Verdict.swift`).

/// A check that says nothing about how good a fleet is: where it fails, no verdict holds.
package struct ValidityCheck: Sendable, Equatable, Codable {
  package enum Word: String, Sendable, Codable {
    case passed, failed
    /// The world or the plan has nothing to ask this of; `figure` says why.
    case notApplicable = "not applicable"
  }

  /// As tables name it, such as "null world".
  package let name: String
  package let word: Word
  /// What was found, with its numbers: half a sentence.
  package let figure: String
  /// What it would take to fail: half a sentence.
  package let meaning: String

  package init(_ name: String, _ word: Word, figure: String, meaning: String) {
    (self.name, self.word) = (name, word)
    (self.figure, self.meaning) = (figure, meaning)
  }
}
