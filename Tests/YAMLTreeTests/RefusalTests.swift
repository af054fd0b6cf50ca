// What is no usable file, each with its place, counted by hand, and a word of its sentence.
// Not here: what a single value means (`ScalarTests.swift`), random damage (`FuzzTests.swift`).

import Testing
import YAMLTree

struct Refusal: Sendable, CustomTestStringConvertible {
  let text: String
  let (line, column): (Int, Int)
  let word: String
  let keepsRoot: Bool
  var testDescription: String { word }

  init(_ text: String, _ line: Int, _ column: Int, _ word: String, keepsRoot: Bool = false) {
    (self.text, self.line, self.column) = (text, line, column)
    (self.word, self.keepsRoot) = (word, keepsRoot)
  }
}

struct RefusalTests {
  @Test(
    "a refusal has a place and says why",
    arguments: [
      // What is read on, so that the file's other problems show too.
      Refusal("a: 1\nb: 2\na: 3", 3, 1, "'a' stands in line 1", keepsRoot: true),
      Refusal("a: {x: 1, \"x\": 2}", 1, 11, "'x' stands in line 1", keepsRoot: true),
      Refusal("base: &b {x: 1}\nc:\n  <<: *b\n", 3, 3, "merge key", keepsRoot: true),
      Refusal("[a]: 1", 1, 1, "can't be a key", keepsRoot: true),
      Refusal("? {a: 1}\n: 2", 1, 3, "can't be a key", keepsRoot: true),
      Refusal("?\n: 2", 1, 2, "key is missing", keepsRoot: true),
      Refusal("a: !!python/none ''", 1, 4, "'!!python/none'", keepsRoot: true),
      Refusal("a: !custom {b: 1}", 1, 4, "'!custom'", keepsRoot: true),
      Refusal("a: !!str 5", 1, 4, "'!!str'", keepsRoot: true),
      Refusal("a: !x [1]", 1, 4, "'!x'", keepsRoot: true),
      Refusal("a: 1\n---\nb: 2", 2, 1, "second document", keepsRoot: true),
      Refusal("%YAML 1.1\n---\na: 1", 1, 1, "YAML 1.1", keepsRoot: true),
      Refusal("a: \"x\\0y\"", 1, 4, "NUL", keepsRoot: true),
      // What ends the reading.
      Refusal("a:\n\tb: 1", 2, 1, "indent with spaces"),
      Refusal("a: 1\n b: 2", 2, 3, "a ':' makes a key"),
      Refusal("a: b: c", 1, 5, "a ':' makes a key"),
      Refusal("a:\n    b: 1\n  c: 2", 3, 3, "same indentation"),
      Refusal("a: [1, 2\nb: 3", 2, 2, "opened with '[' in line 1"),
      Refusal("a: {b: 1\nc: 3}", 2, 2, "opened with '{' in line 1"),
      Refusal("a: \"never closed\nb: 2\n", 3, 1, "opened in line 1"),
      Refusal("a: %b", 1, 4, "begin with '%'"),
      Refusal("a: @b", 1, 4, "begin with '@'"),
      Refusal("a: 1\nb\nc: 2", 3, 1, "line 2 has no ':'"),
      Refusal("- a\nb: 1", 2, 1, "begin each of its items with '- '"),
      Refusal("a: - b", 1, 4, "'- ' on a line of its own"),
      Refusal("{: 2}", 1, 2, "value is missing"),
      Refusal("a: \"\\q\"", 1, 5, "escape"),
      Refusal("a: !e!x 1", 1, 4, "without '!'"),
      Refusal("a: *b", 1, 4, "repeats nothing"),
      Refusal("a: &b [1, *b]", 1, 11, "without end"),
      Refusal("a: &b {c: {d: *b}}", 1, 15, "without end"),
      Refusal("", 1, 1, "empty"),
      Refusal("# only a comment\n\n", 1, 1, "empty"),
      Refusal("a: 1\nb: x\0y", 2, 5, "NUL"),
      Refusal("a: 1\nb: ö\u{1B}[31m", 2, 5, "U+001B"),
      Refusal("a: x\u{2028}y", 1, 5, "U+2028"),
      Refusal("a: x\u{FEFF}y", 1, 5, "byte order mark"),
    ])
  func refusal(_ refusal: Refusal) throws {
    let (root, problems) = YAMLTree.parse(refusal.text)
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.message.contains(refusal.word), "\(problem)")
    #expect(problem.line == refusal.line && problem.column == refusal.column, "\(problem)")
    #expect((root != nil) == refusal.keepsRoot)
  }

  @Test("all problems of a file come at once, by place")
  func several() {
    let (root, problems) = YAMLTree.parse("a: !x 1\nb: 2\nb: 3\nc: {d: 1, d: 2}\n")
    #expect(problems.map(\.line) == [1, 3, 4])
    #expect(root?.entries?.count == 3, "the first of two equal keys stays")
  }

  @Test("bytes that are not UTF-8 have a place")
  func encodings() {
    let cut = YAMLTree.parse(Array("a: 1\nb: ".utf8) + [0xC3, 0x28])
    #expect(cut.problems.first?.line == 2 && cut.problems.first?.column == 4)
    for mark: [UInt8] in [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] {
      let (root, problems) = YAMLTree.parse(mark)
      #expect(root == nil && problems.first?.message.contains("UTF-16") == true)
    }
  }
}

struct LimitTests {
  @Test("nesting ends at its limit", arguments: [("[", "]", 1), ("{a: ", "}", 4)])
  func depth(open: String, close: String, width: Int) {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    #expect(YAMLTree.parse(nested(64)).problems == [])
    let (root, problems) = YAMLTree.parse(nested(65))
    #expect(root == nil && problems.first?.column == 64 * width + 1)
    #expect(YAMLTree.parse(String(repeating: open, count: 100_000)).root == nil)
  }

  /// Ten levels of ten aliases each are 10¹⁰ values: read one by one they wouldn't end.
  @Test("a billion laughs are refused where they grow too many")
  func billionLaughs() throws {
    var text = "l0: &l0 lol\n"
    for level in 1...10 {
      let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      text += "l\(level): &l\(level) [\(aliases)]\n"
    }
    let (root, problems) = YAMLTree.parse(text)
    let problem = try #require(problems.first)
    #expect(root == nil && problem.message.contains("more than 10000 values"))
    // 1 + 10 + 111 + 1,111 values stand before the fifth line, whose ninth alias is one too many.
    #expect(problem.line == 5)
  }

  @Test("aliases count towards the depth")
  func aliasedDepth() {
    var text = "a0: &a0 [1]\n"
    for level in 1...80 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    let (root, problems) = YAMLTree.parse(text)
    #expect(root == nil && problems.first?.line == 64)  // In the root, line n nests n + 1 levels.
  }

  @Test("bytes and values end at their limits")
  func sizes() {
    var limits = YAMLTree.Limits()
    (limits.bytes, limits.nodes) = (20, 4)
    #expect(YAMLTree.parse("[1, 2, 3]", limits: limits).problems == [])
    #expect(YAMLTree.parse("[1, 2, 3, 4]", limits: limits).problems.first?.column == 11)
    #expect(YAMLTree.parse(String(repeating: "#", count: 21), limits: limits).root == nil)
  }
}
