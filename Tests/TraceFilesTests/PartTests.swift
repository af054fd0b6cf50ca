// Some tasks of a record, other patterns for them, and the files that say so. Not here: some workers
// (`MatrixCSVTests.swift`).

import Testing
import TraceFiles

struct PartTests {
  private static let record = TraceMatrix(
    tasks: ["s", "t", "u,v"], patterns: ["p", "q"], patternOfTask: [0, 1, 1], workers: ["a", "b"],
    success: [1, .nan, 0, 1, .nan, 0.5], seconds: [1, .nan, 2, 3, .nan, 4], limit: 9)

  private func list(_ text: String) throws(TraceError) -> TaskList {
    try TaskList(Array(text.utf8), path: "l.txt")
  }
  private func patterns(_ text: String, _ column: String) throws(TraceError) -> TaskPatterns {
    try TaskPatterns(Array(text.utf8), path: "p.csv", column: column)
  }

  @Test("a list keeps its tasks in the record's order, with all workers")
  func tasks() throws {
    let expected = TraceMatrix(
      tasks: ["s"], patterns: ["p"], patternOfTask: [0], workers: ["a", "b"],
      success: [1, .nan], seconds: [1, .nan], limit: 9)
    #expect(try Self.record.restricted(to: list("s")) == expected)
    #expect(try Self.record.restricted(to: list("\"u,v\"\r\nt\r\ns\r\n")) == Self.record)
    #expect(try Self.record.restricted(to: list("t\n\"u,v\"")).patterns == ["q"])
  }

  @Test(
    "a wrong list is refused at its line",
    arguments: [
      ("", "l.txt:1:1: the file is empty"), ("s\n\nt", "l.txt:2:1: an empty line"),
      ("s\nt\ns", "l.txt:3:1: this task stands in line 1 already"),
      ("s\nu,v", "l.txt:2:1: this line has 2 fields"),
      ("s\nx\nt\ny", "l.txt:2:1: the record has no task 'x' with a run"),
    ])
  func wrongTasks(text: String, message: String) {
    let error = #expect(throws: (any Error).self) { () throws in
      let list = try list(text)
      _ = try Self.record.restricted(to: list)
    }
    #expect((error.map { "\($0)" } ?? "").hasPrefix(message))
  }

  @Test("patterns come from any column but the first, rows of other tasks don't matter")
  func classified() throws {
    let text = "id,size,family\nz,1,f\nt,9,g\n\"u,v\",9,g\ns,1,f\n"
    let families = try Self.record.classified(by: patterns(text, "family"))
    #expect(families.patterns == ["f", "g"] && families.patternOfTask == [0, 1, 1])
    #expect(families.success.count == 6 && families.limit == 9)
    #expect(try Self.record.classified(by: patterns(text, "size")).patterns == ["1", "9"])
  }

  @Test(
    "a wrong table of patterns is refused at its place",
    arguments: [
      ("", "family", "p.csv:1:1: the file is empty"),
      ("id,family\ns,f", "famly", "p.csv:1:1: there is no column 'famly'; did you mean 'family'?"),
      ("id,family\ns,f", "id", "p.csv:1:1: the first column names the tasks"),
      ("id,f,f\ns,f,g", "f", "p.csv:1:1: two columns are called 'f'"),
      ("id,family\ns,f\ns,f", "family", "p.csv:3:1: the task 's' has a row already"),
      ("id,family\ns", "family", "p.csv:2:1: this row has 1 fields; write 2"),
      ("id,family\ns,", "family", "p.csv:2:3: a name is missing here"),
      ("id,family\n\ns,f", "family", "p.csv:2:1: an empty line"),
    ])
  func wrongPatterns(text: String, column: String, message: String) throws {
    let error = try #require(throws: TraceError.self) { try patterns(text, column) }
    #expect("\(error)".hasPrefix(message), "\(error)")
  }

  @Test("a task without a pattern is named")
  func unclassified() throws {
    let table = try patterns("id,family\ns,f", "family")
    let error = try #require(throws: TraceErrors.self) { try Self.record.classified(by: table) }
    #expect("\(error)" == "p.csv: 2 of 3 tasks have no row, such as 't'; add a row for each")
  }
}
