// JSON against Foundation's parser. Not here: what is in the files (`ManifestTests.swift` and
// others).

import Foundation
import LabReports
import Testing

struct JSONValueTests {
  /// Every control character, what JSON escapes, and what it needn't.
  @Test("any text survives a parser of somebody else's")
  func escapes() throws {
    let hard = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0) }))
    for text in [hard, "\"\\/", "ä–日本\u{1F600}\u{2028}", ""] {
      let document = JSONValue.object([(text, .text(text))]).document
      let object = try JSONSerialization.jsonObject(with: Data(document.utf8))
      #expect(object as? [String: String] == [text: text])
    }
  }

  @Test("keys keep their order, plain lists stay on a line")
  func layout() {
    let value = JSONValue.object([
      ("b", .integer(1)), ("a", .list([.flag(true), .null, .number(0.5)])), ("c", .list([])),
      ("d", .object([])), ("e", .list([.object([("f", .setting(0.1))])])),
    ])
    let expected = """
      {
        "b": 1,
        "a": [true, null, 0.5],
        "c": [],
        "d": {},
        "e": [
          {
            "f": 0.1
          }
        ]
      }

      """
    #expect(value.document == expected)
  }
}
