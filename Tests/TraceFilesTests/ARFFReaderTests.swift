// ARFF as Weka's description has it, and what is refused. Not here: what columns mean
// (`ASlibScenarioTests.swift`), files damaged at random (`TraceFuzzTests.swift`).

import Testing
import TraceFiles

private let header = """
  @relation r
  @attribute name string
  @attribute x numeric
  @attribute state {ok, 'not ok', "it's", ?}
  @data

  """

private func rows(_ text: String) throws(TraceError) -> [[ARFFValue]] {
  var reader = try ARFFReader(Array(text.utf8), path: "r.arff")
  var rows: [[ARFFValue]] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

struct ARFFReaderTests {
  @Test("keywords in any case, types, blanks and comments anywhere, LF or CRLF, a byte order mark")
  func headers() throws {
    let text = """
      \u{FEFF}% made by hand, with a ' and a { in it

      @ReLaTiOn 'a relation' % a comment
      \t@ATTRIBUTE\tname\tSTRING
      @attribute 'x y' Real
      @Attribute whole INTEGER % another
      @attribute "day" date "yyyy-MM-dd HH:mm"
      @attribute today DATE
      @attribute state{ok,  timeout\t,'not ok',"{", b\tc}
      @DATA % here they come
      """
    for ending in ["\n", "\r\n"] {
      let reader = try ARFFReader(Array(text.replacing("\n", with: ending).utf8), path: "r.arff")
      #expect(reader.attributes.map(\.name) == ["name", "x y", "whole", "day", "today", "state"])
      #expect(
        reader.attributes.map(\.form) == [
          .text, .number, .number, .date, .date,
          .nominal(["ok", "timeout", "not ok", "{", "b", "c"]),
        ])
      #expect(reader.attributes.map(\.line) == [4, 5, 6, 7, 8, 9])
    }
  }

  @Test(
    "what stands in a row is what is read",
    arguments: [
      ("a,1,ok", "a", 1), ("  a , 1 , ok  ", "a", 1), ("a\t1\tok", "a", 1), ("a, \t1,ok", "a", 1),
      ("'a b',-2.5e-3,ok", "a b", -0.0025), (#""a,b",+.5,ok"#, "a,b", 0.5), ("'',1.,ok", "", 1),
      (#"'it\'s',1,ok"#, "it's", 1), (#"'a\\b',1,ok"#, #"a\b"#, 1), (#"a\b,1,ok"#, #"a\b"#, 1),
      (#"'\n\t\r',1,ok"#, "\n\t\r", 1), (#"'\%\u00e9\101\e',1,ok"#, "%éAe", 1),
      (#"'é\é',1,ok"#, "éé", 1), ("?x,1,ok", "?x", 1), ("a,1,ok % end", "a", 1),
      ("./a-b/c+d.cnf,600,ok", "./a-b/c+d.cnf", 600), ("'{',1,ok", "{", 1),
    ])
  func values(row: String, name: String, number: Double) throws {
    let found = try rows(header + row + "\n")
    #expect(found.count == 1)
    #expect(found[0].map(\.text) == [name, found[0][1].text, "ok"])
    #expect(found[0][1].number == number && !found[0].contains(where: \.isMissing))
  }

  @Test("a question mark is a missing value of any type, unless it is in quotes")
  func missing() throws {
    let found = try rows(header + "?,?,?\n'?',1,'?'\n")
    #expect(found[0].allSatisfy { $0.isMissing } && found[0][1].number.isNaN)
    #expect(!found[1].contains { $0.isMissing } && found[1][0].text == "?")
  }

  @Test("rows go on behind blank lines and comments, and places are counted in characters")
  func places() throws {
    let found = try rows(header + "\n% comment\n  é,1,ok\n\n\"é\", 22 ,'not ok'")
    #expect(found.map { $0.map(\.line) } == [[8, 8, 8], [10, 10, 10]])
    #expect(found.map { $0.map(\.column) } == [[3, 5, 7], [1, 6, 10]])
  }

  @Test(
    "a wrong row is refused at its place, with what would be right",
    arguments: [
      ("a,1", 1, "this row has 2 values; write 3"), ("a,1,ok,b", 8, "over 3 values"),
      ("a,1,ok,", 8, "the line ends too early"), ("a,,ok", 3, "a value is missing here"),
      (",1,ok", 1, "a value is missing here"), ("a,x,ok", 3, "'x' is no number"),
      ("a,nan,ok", 3, "'nan' is no number"), ("a,inf,ok", 3, "'inf' is no number"),
      ("a,0x1p3,ok", 3, "'0x1p3' is no number"), ("a,1e999,ok", 3, "'1e999' is no number"),
      ("a,1 2,ok", 5, "a blank within a value"), ("a b,1,ok", 3, "a blank within a value"),
      ("a,1,late", 5, "the header doesn't list 'late'"), ("a,1,OK", 5, "doesn't list 'OK'"),
      ("'a,1,ok", 1, "this quote is never closed"), ("'a'b,1,ok", 4, "a blank within a value"),
      ("o'b,1,ok", 2, "a quote within a word"), ("50%,1,ok", 3, "a % within a word"),
      (#"'\u12',1,ok"#, 2, "an escape that means nothing"), (#"'\0',1,ok"#, 2, "an escape"),
      (#"'a\"#, 3, "an escape that means nothing"), (#"'\u+123',1,ok"#, 2, "an escape"),
      ("{0 a, 1 1}", 1, "a sparse row"), ("a,1,ok,{5}", 8, "weights of rows"),
      ("a,1,ok{5}", 7, "a brace within a value"), ("@attribute y numeric", 1, "a declaration"),
      ("a,1\0,ok", 4, "a NUL byte"), ("a,1,ok\rb,1,ok", 7, "a carriage return"),
    ])
  func refusals(row: String, column: Int, message: String) throws {
    let error = try #require(throws: TraceError.self) { try rows(header + row) }
    #expect(error.line == 6 && error.column == column, "\(error)")
    #expect(error.message.contains(message) && error.message.contains("; "), "\(error)")
    #expect(error.message.count < 110)
  }

  @Test(
    "a wrong header is refused at its place",
    arguments: [
      ("", 1, "there is no @data"), ("@relation r\n@attribute x real\n", 2, "there is no @data"),
      ("@data\n", 1, "no attribute is declared"), ("a,b\n1,2\n", 1, "no declaration"),
      ("@attribute x real\n@data\n", 1, "@relation is missing"),
      ("@relation r\n@relation s\n", 2, "@relation again"),
      ("@relation r\n@attribute x real\n@attribute x real\n", 3, "'x' is declared again"),
      ("@relation r\n@attribute\n", 2, "an attribute without a name"),
      ("@relation r\n@attribute '' real\n", 2, "no text"),
      ("@relation r\n@attribute x\n", 2, "an attribute without a type"),
      ("@relation r\n@attribute x decimal\n", 2, "'decimal' is no type"),
      ("@relation r\n@attribute x relational\n", 2, "tables within tables"),
      ("@relation r\n@attribute x real 5\n", 2, "text behind the attribute's type"),
      ("@relation r\n@attribute x {}\n", 2, "the braces are empty"),
      ("@relation r\n@attribute x {a\n", 2, "the list of names doesn't go on"),
      ("@relation r\n@attribute x {a b}\n", 2, "the list of names doesn't go on"),
      ("@relation r\n@attribute x {a,}\n", 2, "a value is missing here"),
      ("@relation r\n@attribute x {a,a}\n", 2, "twice"), ("@relations r\n", 1, "an unknown decl"),
      ("@relation r\n@attribute x real\n@data 5\n", 3, "a row beside @data"),
    ])
  func headerRefusals(text: String, line: Int, message: String) throws {
    let error = try #require(throws: TraceError.self) { try rows(text) }
    #expect(error.line == line && error.message.contains(message), "\(error)")
    #expect(error.message.contains("; ") && error.message.count < 110)
  }

  @Test("after a wrong row the next one is read")
  func goesOn() throws {
    var reader = try ARFFReader(Array((header + "a,x,ok\nb,2,ok\n").utf8), path: "r.arff")
    #expect(throws: TraceError.self) { try reader.next() }
    #expect(try reader.next()?[0].text == "b")
    #expect(try reader.next() == nil)
  }

  @Test("what isn't UTF-8 is refused in a value and doesn't matter in a comment")
  func encoding() throws {
    let latin = Array((header + "% J").utf8) + [0xF6] + Array("rg\na,1,ok\n".utf8)
    var reader = try ARFFReader(latin, path: "r.arff")
    #expect(try reader.next()?.count == 3)
    let value = Array((header + "J").utf8) + [0xF6] + Array("rg,1,ok\n".utf8)
    var other = try ARFFReader(value, path: "r.arff")
    let error = try #require(throws: TraceError.self) { try other.next() }
    #expect("\(error)".hasPrefix("r.arff:6:1: this value is not UTF-8; "))
    let wide = try #require(throws: TraceError.self) {
      try ARFFReader([0xFF, 0xFE, 0x40, 0], path: "r.arff")
    }
    #expect(wide.message.contains("UTF-16"))
  }
}
