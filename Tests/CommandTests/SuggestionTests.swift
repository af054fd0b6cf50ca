// Distances between words, and what a mistyped word is taken for.

import FleetLabCommands
import Testing

struct SuggestionTests {
  /// Source: Wagner and Fischer, *Journal of the ACM* 21 (1974), counted by hand; a swap of
  /// neighbours counts once (Damerau 1964), and no letter is changed twice ("ca" → "abc" is 3).
  @Test(
    "distances are those counted by hand",
    arguments: [
      ("kitten", "sitting", 3), ("seed", "sede", 1), ("ca", "abc", 3), ("", "run", 3),
      ("run", "run", 0), ("abcdef", "badcfe", 3),
    ])
  func distance(one: String, other: String, expected: Int) {
    #expect(Suggestion.distance(one, other) == expected)
    #expect(Suggestion.distance(other, one) == expected)
  }

  @Test("a beginning or a slip is recognized, another word isn't")
  func nearest() {
    let known = ["run", "validate", "list", "completions"]
    #expect(Suggestion.nearest(to: "val", among: known) == "validate")
    #expect(Suggestion.nearest(to: "rnu", among: known) == "run")
    #expect(Suggestion.nearest(to: "compeltions", among: known) == "completions")
    #expect(Suggestion.nearest(to: "dashboard", among: known) == nil)
    #expect(Suggestion.nearest(to: "x", among: known) == nil)
  }
}
