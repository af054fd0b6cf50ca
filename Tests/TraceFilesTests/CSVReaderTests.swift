// Rows against the rules and examples of RFC 4180, §2. Not here: traces' columns.

import Testing
import TraceFiles

struct CSVReaderTests {
  private func rows(_ text: String) throws(TraceError) -> [[CSVField]] {
    var reader = CSVReader(Array(text.utf8), path: "t.csv", fieldLimit: 20)
    var rows: [[CSVField]] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test(
    "fields are what RFC 4180 says",
    arguments: [
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("aaa,bbb,ccc\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz", [["aaa", "b\r\nbb", "ccc"], ["zzz"]]),
      ("\"aaa\",\"b\"\"bb\",\"\"\"\"", [["aaa", "b\"bb", "\""]]),
      ("\"a,b\",c", [["a,b", "c"]]), (",,", [["", "", ""]]),
      ("a,\n,b\n", [["a", ""], ["", "b"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), ("a\n\nb", [["a"], [""], ["b"]]), ("\"\"", [[""]]), ("", []),
      (" a , b", [[" a ", " b"]]), ("ä,\"ö\"\"ü\"", [["ä", "ö\"ü"]]),
    ])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try rows(text).map { $0.map { $0.text ?? "no UTF-8" } } == expected)
  }

  @Test("fields know where they begin, past line breaks in quotes")
  func places() throws {
    let rows = try rows("ä,b\n\"x\ny\",c\nd,\"e\"\n")
    #expect(rows.map { $0.map(\.line) } == [[1, 1], [2, 3], [4, 4]])
    #expect(rows.map { $0.map(\.column) } == [[1, 3], [1, 4], [1, 3]])
  }

  @Test(
    "what is no CSV is refused with its place",
    arguments: [
      ("a,b\nc,d\"e", 2, 4, "quote within"), ("a\n\"b\"c", 2, 4, "behind a closing quote"),
      ("a\nb,\"c\nd\n", 2, 3, "never closed"), ("a\rb", 1, 2, "carriage return"),
      ("a\nb,c\0", 2, 4, "NUL"), ("a,123456789012345678901", 1, 23, "over 20 bytes"),
      ("\"\0\"", 1, 2, "NUL"), ("\"123456789012345678901\"", 1, 22, "over 20 bytes"),
    ])
  func refusals(text: String, line: Int, column: Int, word: String) throws {
    let error = try #require(throws: TraceError.self) { try rows(text) }
    #expect(error.line == line && error.column == column, "\(error)")
    #expect(error.message.contains(word) && error.message.contains("; "))
  }

  @Test("a field that is no UTF-8 has no text")
  func encoding() throws {
    var reader = CSVReader([0x61, 0x2C, 0xC3, 0x28], path: "t.csv")
    #expect(try reader.next()?.map(\.text) == ["a", nil])
  }
}
