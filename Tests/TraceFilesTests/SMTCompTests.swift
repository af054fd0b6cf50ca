// Folders of SMT-COMP results in small: what becomes of answers, and what is refused.
// Not here: results as published (`PublishedRecordTests.swift`).

import Foundation
import Testing
import TraceFiles

struct SMTCompTests {
  private static let benchmarks = """
    benchmark_id,division,logic,expected,family
    1,Arith,LIA,sat,x
    2,Arith,LRA,starexec-unknown,x
    3,Bits,QF_BV,unsat,y
    4,Bits,QF_BV,unsat,y
    """
  private static let eleven = """
    benchmark_id,cpu_time,wallclock_time,result
    1,1.5,1.0,sat
    2,1300.0,1200.0,starexec-unknown
    3,2,2.5,sat
    """
  private static let twelve = """
    cpu_time,result,benchmark_id,wallclock_time
    0.5,unsat,2,0.25
    9,unsat,3,3
    """
  static let files = [
    "benchmarks.csv": benchmarks, "solver_11_sq.csv": eleven, "solver_12_sq.csv": twelve,
    "solvers.csv": "solver_id,name,rank\n11,Eleven+1,2\n13,Nobody,1\n",
    "solver_11_mv.csv": "another track", "notes.txt": "read by nobody",
  ]

  private func read(
    _ files: [String: String] = files, pattern: String = "division"
  ) throws(TraceErrors) -> (matrix: TraceMatrix, files: [String]) {
    let folder = TraceFolder(files: files.mapValues { Array($0.utf8) }, path: "f")
    return try SMTCompResults.read(folder, pattern: pattern)
  }

  @Test("answers succeed unless they contradict what is known, and a contradiction is an error")
  func answers() throws {
    let (matrix, files) = try read()
    #expect(
      files == [
        "f/benchmarks.csv", "f/solvers.csv", "f/solver_11_sq.csv", "f/solver_12_sq.csv",
      ])
    let none = Double.nan
    let expected = TraceMatrix(
      tasks: ["1", "2", "3"], patterns: ["Arith", "Bits"], patternOfTask: [0, 0, 1],
      workers: ["Eleven+1", "12"], success: [1, none, 0, 1, 0, 1],
      seconds: [1, none, 1200, 0.25, 2.5, 3], error: [0, none, 0, 0, 1, 0], limit: 1200)
    #expect(matrix == expected)
  }

  @Test("the pattern may be any column of benchmarks.csv")
  func patterns() throws {
    let logics = try read(pattern: "logic").matrix
    #expect(logics.patterns == ["LIA", "LRA", "QF_BV"] && logics.patternOfTask == [0, 1, 2])
    #expect(try read(pattern: "family").matrix.patterns == ["x", "y"])
  }

  @Test("without solvers.csv solvers are called by their ids")
  func ids() throws {
    var files = Self.files
    files["solvers.csv"] = nil
    #expect(try read(files).matrix.workers == ["11", "12"])
  }

  @Test("gzipped files are the same, under their own name or with .gz")
  func gzipped() throws {
    // The three rows of `twelve`, by gzip -9n.
    let packed = try #require(Data(base64Encoded: Self.packed).map { Array($0) })
    var files = Self.files.mapValues { Array($0.utf8) }
    files["solver_12_sq.csv"] = nil
    files["solver_12_sq.csv.gz"] = packed
    let matrix = try SMTCompResults.read(TraceFolder(files: files, path: "f")).matrix
    #expect(matrix == (try read().matrix))
    files["solver_12_sq.csv"] = packed
    let error = #expect(throws: TraceErrors.self) {
      try SMTCompResults.read(TraceFolder(files: files, path: "f"))
    }
    #expect(error?.description.contains("both solver_12_sq.csv and solver_12_sq.csv.gz") == true)
  }
  private static let packed =
    "H4sIAAAAAAAC/0suKI0vycxN1SlKLS7NKdFJSs1LzshNLMqOz0zRKU/MyUnOyU/OBivhMtAz1SnNK04s"
    + "0THSMdAzMuWyhHKNdYwBpVHk1EgAAAA="

  @Test(
    "what is wrong is refused at its place",
    arguments: [
      (
        "benchmarks.csv", "benchmark_id", "id",
        "benchmarks.csv:1:1: there is no column 'benchmark_id'"
      ),
      ("benchmarks.csv", "expected", "truth", "benchmarks.csv:1:1: there is no column 'expected'"),
      ("benchmarks.csv", "2,Arith", "1,Arith", "benchmarks.csv:3:1: the benchmark 1 has a row alr"),
      ("benchmarks.csv", "2,Arith", "2,", "benchmarks.csv:3:3: a name is missing here"),
      ("benchmarks.csv", "LIA,sat", "LIA,yes", "benchmarks.csv:2:13: expected is 'yes'"),
      ("benchmarks.csv", "2,Arith,", "2,", "benchmarks.csv:3:1: this row has 4 fields; write 5"),
      (
        "solvers.csv", "Nobody", "Eleven+1", "solvers.csv:3:1: this solver or its name stands there"
      ),
      ("solvers.csv", "Nobody", "", "solvers.csv:3:4: a name is missing"),
      ("solvers.csv", "Eleven+1", "12", "solver_12_sq.csv:1:1: another solver is called '12'"),
      ("solver_11_sq.csv", "2,1300", "9,1300", "solver_11_sq.csv:3:1: benchmarks.csv has no bench"),
      ("solver_11_sq.csv", "2,1300", "1,1300", "solver_11_sq.csv:3:1: this benchmark stands in li"),
      ("solver_11_sq.csv", "1200.0", "-1", "solver_11_sq.csv:3:10: wallclock_time is '-1'"),
      ("solver_11_sq.csv", "1200.0", "", "solver_11_sq.csv:3:10: wallclock_time is ''"),
      ("solver_11_sq.csv", "starexec-unknown", "late", "solver_11_sq.csv:3:17: result is 'late'"),
      ("solver_11_sq.csv", "result", "answer", "solver_11_sq.csv:1:1: there is no column 'result'"),
      ("solver_11_sq.csv", "1,1.5", "1,\"1.5", "solver_11_sq.csv:2:3: this quote is never closed"),
      ("solver_11_sq.csv", "1,1.5,1.0,sat", "\u{0}", "solver_11_sq.csv:2:1: a NUL byte"),
    ])
  func refusals(file: String, old: String, new: String, message: String) throws {
    var files = Self.files
    files[file] = files[file]?.replacing(old, with: new)
    let error = try #require(throws: TraceErrors.self) { try read(files) }
    let text = try #require(error.errors.first?.description)
    #expect(text.hasPrefix("f/" + message) && text.contains("; "), "\(error)")
    #expect(error.errors.count == 1)
  }

  @Test(
    "a folder that holds no results is refused",
    arguments: [
      (["benchmarks.csv"], "there is no benchmarks.csv in it"),
      (["solver_11_sq.csv", "solver_12_sq.csv"], "no solver_…_sq.csv holds a run"),
    ])
  func without(gone: [String], message: String) throws {
    let files = Self.files.filter { !gone.contains($0.key) }
    let error = try #require(throws: TraceErrors.self) { try read(files) }
    #expect(error.description.contains(message))
  }

  @Test("all wrong runs are named, up to a limit, and a folder must be one")
  func many() throws {
    var files = Self.files
    files["solver_11_sq.csv"] =
      "benchmark_id,wallclock_time,result\n" + String(repeating: "1,x,sat\n", count: 30)
    let error = try #require(throws: TraceErrors.self) { try read(files) }
    #expect(error.errors.count == TraceErrors.limit)
    let missing = try #require(throws: TraceErrors.self) { try SMTCompResults.read(path: "/none") }
    #expect(missing.errors[0].isMissingFile)
    let file = try #require(throws: TraceErrors.self) { try SMTCompResults.read(path: #filePath) }
    #expect(file.description.contains("this is a file"))
  }
}
