// Trees and positions, against a file whose places are counted by hand. Not here: scalars, refusals.

import Testing
import YAMLTree

struct TreeTests {
  @Test("nodes keep the order, nesting and places of the file")
  func places() throws {
    let text = """
      # A comment.
      name: "30"   # quoted
      arms:
        - {id: a, rate: 0.5}
        - id: b
      größe: |
        two
        lines
      """
    let (root, problems) = YAMLTree.parse(text)
    #expect(problems == [])
    let entries = try #require(root?.entries)
    #expect(entries.map(\.key.text) == ["name", "arms", "größe"])
    #expect(entries.map(\.key.line) == [2, 3, 6])
    #expect(entries[0].value.line == 2 && entries[0].value.column == 7)
    let arms = try #require(entries[1].value.items)
    #expect(arms.map(\.line) == [4, 5] && arms.map(\.column) == [5, 5])
    let rate = try #require(arms[0]["rate"])
    #expect(rate.line == 4 && rate.column == 19 && rate.text == "0.5")
    #expect(entries[2].value.column == 8, "columns are counted in characters, not bytes")
    #expect(try entries[2].value.asString == "two\nlines")
  }

  @Test("an alias repeats the value of its anchor")
  func alias() throws {
    let (root, problems) = YAMLTree.parse("base: &b {mean: 3}\nother: *b\nlist: [*b, *b]")
    #expect(problems == [])
    #expect(try root?["other"]?["mean"]?.asInteger == 3)
    #expect(root?["list"]?.items?.count == 2)
    #expect(root?["other"]?.line == 1)
  }

  @Test(
    "a byte order mark, CRLF and explicit document marks change nothing",
    arguments: ["\u{FEFF}a: 1\nb: 2", "a: 1\r\nb: 2\r\n", "---\na: 1\nb: 2\n...\n", "{a: 1, b: 2}"])
  func harmless(text: String) throws {
    let (root, problems) = YAMLTree.parse(text)
    #expect(problems == [])
    #expect(try root?["a"]?.asInteger == 1)
    #expect(try root?["b"]?.asInteger == 2)
  }
}
