// What a mistyped word of a command line is taken for. Not here: the distances between words
// (`TraceFilesTests/NearestNameTests.swift`).

import FleetLabCommands
import Testing

struct SuggestionTests {
  @Test("a beginning or a slip is recognized, another word isn't")
  func question() {
    let known = ["run", "validate", "list", "completions"]
    #expect(Suggestion.question("val", among: known) == " (did you mean 'validate'?)")
    #expect(Suggestion.question("rnu", among: known) == " (did you mean 'run'?)")
    #expect(Suggestion.question("compeltions", among: known) == " (did you mean 'completions'?)")
    #expect(Suggestion.question("dashboard", among: known) == "")
    #expect(Suggestion.question("x", among: known) == "")
  }
}
