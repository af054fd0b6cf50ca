// Distances between words, and what a mistyped name is taken for.

import Testing
import TraceFiles

struct NearestNameTests {
  /// Source: Wagner and Fischer, *Journal of the ACM* 21 (1974), counted by hand; a swap of
  /// neighbours counts once (Damerau 1964), and no letter is changed twice ("ca" → "abc" is 3).
  @Test(
    "distances are those counted by hand",
    arguments: [
      ("kitten", "sitting", 3), ("seed", "sede", 1), ("ca", "abc", 3), ("", "run", 3),
      ("run", "RUN", 0), ("abcdef", "badcfe", 3),
    ])
  func distance(one: String, other: String, expected: Int) {
    #expect(NearestName.distance(one, other) == expected)
    #expect(NearestName.distance(other, one) == expected)
  }

  @Test(
    "a beginning or a slip is recognized, another word isn't",
    arguments: [
      ("val", "validate"), ("rnu", "run"), ("compeltions", "completions"), ("Lists", "list"),
      ("dashboard", nil), ("x", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    let known = ["run", "validate", "list", "completions"]
    #expect(NearestName.nearest(to: name, among: known) == expected)
  }

  @Test("one letter isn't taken for another, and of equals the first of the alphabet stands")
  func ties() {
    #expect(NearestName.nearest(to: "a", among: ["b", "c"]) == nil)
    #expect(NearestName.nearest(to: "arm-3", among: ["arm-2", "arm-1"]) == "arm-1")
  }

  @Test("a hint names what is near, else what there is, in one line")
  func hint() {
    #expect(NearestName.hint(for: "sede", among: ["seed"]) == "did you mean 'seed'?")
    #expect(NearestName.hint(for: "x", among: ["two", "one"]) == "known: one, two")
    #expect(NearestName.hint(for: "x", among: []) == "there is none to choose from")
    let many = NearestName.hint(for: "x", among: (1...200).map { "number-\($0)" })
    #expect(many.count < 130 && many.hasSuffix(" more"))
  }
}
