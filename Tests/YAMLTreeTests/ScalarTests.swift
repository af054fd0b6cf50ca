// Scalars against the tables of YAML 1.2.2, §10.3.2 (core schema), and the words of YAML 1.1 that it
// dropped. Not here: trees.

import Testing
import YAMLTree

struct ScalarTests {
  private func node(_ text: String) throws -> YAMLNode {
    try #require(YAMLTree.parse("k: " + text).root?["k"])
  }

  @Test(
    "whole numbers",
    arguments: [
      ("0", 0), ("17", 17), ("-19", -19), ("+12", 12), ("0o14", 12), ("0x1F", 31),
      ("9223372036854775807", Int.max),
    ])
  func integers(text: String, value: Int) throws {
    #expect(try node(text).asInteger == value)
    #expect(try node(text).asNumber == Double(value))
  }

  @Test(
    "numbers",
    arguments: [
      ("0.", 0), ("-0.0", 0), (".5", 0.5), ("+12e03", 12000), ("-2E+05", -200_000), ("1e-3", 0.001),
      ("1.e1", 10), ("-.5", -0.5),
    ])
  func numbers(text: String, value: Double) throws {
    #expect(try node(text).asNumber == value)
    #expect(throws: YAMLProblem.self) { try node(text).asInteger }
  }

  @Test(
    "what YAML 1.1 or a program took for a number is refused, with what to write",
    arguments: [
      ("0777", "begins with 0"), ("-007", "begins with 0"), ("1_000", "write 1000"),
      (".inf", "finite"), ("-.INF", "finite"), (".NaN", "finite"), ("1e999", "too large"),
      ("99999999999999999999", "too large"), ("\"5\"", "write 5 without quotes"), ("~", "nothing"),
      ("", "nothing"), ("12:30:45", "no "), ("0b11", "no "), ("1e", "no "), ("nan", "no "),
      ("inf", "no "), ("-0x1F", "no "), ("0o8", "no "), ("٣", "no "), ("30d", "no "),
      ("[1]", "list"), ("{a: 1}", "mapping"),
      ("+", "no "), (".", "no "), ("--1", "no "), ("0x", "no "),
    ])
  func noNumbers(text: String, hint: String) throws {
    let node = try node(text)
    if hint != "too large" || !text.contains("e") {
      let integer = #expect(throws: YAMLProblem.self) { try node.asInteger }
      #expect(integer?.message.contains(hint) == true)
    }
    guard text != "99999999999999999999" else { return }
    let number = #expect(throws: YAMLProblem.self) { try node.asNumber }
    #expect(number?.message.contains(hint) == true)
    #expect(number?.line == 1)
  }

  @Test("booleans are the six spellings of the core schema")
  func booleans() throws {
    for text in ["true", "True", "TRUE"] { #expect(try node(text).asBoolean) }
    for text in ["false", "False", "FALSE"] { #expect(try node(text).asBoolean == false) }
  }

  @Test(
    "yes, no, on, off and their like are no booleans, and the hint says what to write",
    arguments: ["yes", "No", "ON", "off", "y", "N", "tRuE", "1", "\"true\"", "'yes'", "", "[]"])
  func noBooleans(text: String) throws {
    let node = try node(text)
    let problem = #expect(throws: YAMLProblem.self) { try node.asBoolean }
    #expect(problem?.message.contains("write true") == true)
    #expect(problem?.line == 1 && problem?.column ?? 0 >= 3)
  }

  @Test("text is what is quoted or can't be anything else")
  func strings() throws {
    for (text, value) in [
      ("\"5\"", "5"), ("'true'", "true"), ("30d", "30d"), ("yes", "yes"), ("\"\"", ""),
      ("\"a\\tb\"", "a\tb"), ("12:30", "12:30"), ("'~'", "~"), ("1_000", "1_000"),
    ] {
      #expect(try node(text).asString == value)
    }
    for text in ["5", "0.5", "0x1F", "true", "FALSE", "~", "null", "", "[a]"] {
      #expect(throws: YAMLProblem.self) { try node(text).asString }
    }
  }

  @Test("null is plain and one of five")
  func null() throws {
    for text in ["", "~", "null", "Null", "NULL"] { #expect(try node(text).isNull) }
    for text in ["''", "'null'", "nULL", "0", "[]"] { #expect(try !node(text).isNull) }
  }
}
