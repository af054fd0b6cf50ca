// Traces as a user may write them, right and wrong, with places counted by hand.
// Not here: the recorded fleet that ships (`RecordedFleetTests.swift`).

import Testing
import TraceFiles

private func read(_ text: String, cells: Int = 100) throws(TraceErrors) -> TraceMatrix {
  var limits = MatrixCSV.Limits()
  limits.cells = cells
  return try MatrixCSV.read(bytes: Array(text.utf8), name: "t.csv", limits: limits)
}

struct MatrixCSVTests {
  private static let sparse = """
    worker,seconds,pattern,success_probability,task_id,quality
    zoe,2.5,sql,0.25,t2,1
    adam,,sql,1,t2,
    adam,1e-3,api,0,t1,0.5
    """

  @Test("columns in any order, missing cells and missing values")
  func sparse() throws {
    let matrix = try read(Self.sparse)
    let expected = TraceMatrix(
      tasks: ["t2", "t1"], patterns: ["api", "sql"], patternOfTask: [1, 0],
      workers: ["zoe", "adam"], success: [0.25, 1, .nan, 0], seconds: [2.5, .nan, .nan, 0.001],
      quality: [1, .nan, .nan, 0.5])
    #expect(matrix == expected)
    #expect(matrix.success[matrix.cell(1, 1)] == 0)
  }

  @Test("equality sees a missing cell")
  func equality() throws {
    let other = try read(Self.sparse + "\nzoe,1,api,0,t1,0.5")
    #expect(try read(Self.sparse) != other)
    #expect(try read(Self.sparse.replacing(",quality", with: ",error")) != read(Self.sparse))
  }

  /// Whoever restricts a matrix must get what a file without the other workers would give.
  @Test("a restriction equals reading the file without the others")
  func restriction() throws {
    let text = Self.sparse + "\nmax,3,cpu,1,t3,1\nzoe,4,cpu,0,t3,0"
    let rows = text.split(separator: "\n")
    for worker in ["zoe", "adam", "max"] {
      let alone = rows.filter { $0.hasPrefix(worker) || $0.hasPrefix("worker") }
      #expect(
        try read(text).restricted(toWorkers: [worker]) == read(alone.joined(separator: "\n")))
    }
    let swapped = try read(Self.sparse).restricted(toWorkers: ["adam", "zoe"])
    #expect(swapped.workers == ["adam", "zoe"] && swapped.success[0...1] == [1, 0.25])
  }

  @Test(
    "a wrong restriction is refused with a hint",
    arguments: [
      ([], "at least one"), (["zoe", "zoe"], "twice"), (["zo"], "did you mean 'zoe'?"),
      (["nobody"], "known: adam, zoe"),
    ])
  func wrongRestriction(names: [String], word: String) throws {
    let matrix = try read(Self.sparse)
    let error = try #require(throws: TraceError.self) { try matrix.restricted(toWorkers: names) }
    #expect("\(error)".contains(word) && !"\(error)".hasPrefix(":"))
  }
}

struct MatrixCSVRefusalTests {
  private static let header = "task_id,pattern,worker,success,seconds,quality,error\n"

  @Test(
    "a wrong cell is refused with its place",
    arguments: [
      (",p,w,1,1,1,0", 1, "task_id is empty"), ("t,,w,1,1,1,0", 3, "pattern is empty"),
      ("t,p,,1,1,1,0", 5, "worker is empty"), ("t,p,w,2,1,1,0", 7, "success is '2'"),
      ("t,p,w,0.5,1,1,0", 7, "call the column success_probability"), ("t,p,w,,1,1,0", 7, "success"),
      ("t,p,w,nan,1,1,0", 7, "'nan'"), ("t,p,w,-1,1,1,0", 7, "'-1'"),
      ("t,p,w,true,1,1,0", 7, "0 or 1"),
      ("t,p,w,1,-0.1,1,0", 9, "at least 0"), ("t,p,w,1,inf,1,0", 9, "'inf'"),
      ("t,p,w,1,0x10,1,0", 9, "'0x10'"), ("t,p,w,1,1e999,1,0", 9, "'1e999'"),
      ("t,p,w,1, 1,1,0", 9, "' 1'"), ("t,p,w,1,1,1.01,0", 11, "quality is '1.01'"),
      ("t,p,w,1,1,1,NaN", 13, "error is 'NaN'"), ("t,p,w", 1, "3 fields; write 7"),
      ("", 1, "an empty line"),
    ])
  func cells(row: String, column: Int, word: String) throws {
    let text = Self.header + "a,p,w,1,1,1,0\n" + row + "\n"
    let errors = try #require(throws: TraceErrors.self) { try read(text) }.errors
    let error = try #require(errors.first)
    #expect(errors.count == 1 && error.line == 3 && error.column == column, "\(error)")
    #expect(error.message.contains(word) && error.message.contains("; "), "\(error)")
    #expect("\(error)".hasPrefix("t.csv:3:\(column): "))
  }

  @Test("rows that contradict each other are refused")
  func contradictions() throws {
    let text = Self.header + "t,p,w,1,1,1,0\nt,p,w,0,1,1,0\nt,q,v,0,1,1,0\n"
    let errors = try #require(throws: TraceErrors.self) { try read(text) }.errors
    try #require(errors.map(\.line) == [3, 4] && errors.map(\.column) == [1, 3])
    #expect(errors[0].message.contains("has the task 't' in line 2 already"))
    #expect(errors[1].message.contains("has the pattern 'p' in line 2"))
  }

  @Test(
    "a wrong header is refused with a hint",
    arguments: [
      ("task_id,pattern,worker,sucess\nt,p,w,1", 24, ["did you mean 'success'?", "add one"]),
      (
        "task_id,pattern,Worker,success\nt,p,w,1", 17,
        ["did you mean 'worker'?", "column 'worker'"]
      ),
      ("task_id,pattern,worker,success,success\n", 32, ["stands here again"]),
      ("task_id,pattern,worker,success,success_probability\n", 1, ["keep one"]),
      ("task_id,pattern,worker,success,price\n", 32, ["unknown column 'price'; known: error,"]),
      ("task_id,pattern,worker,success\n", 1, ["no row"]), ("", 1, ["is empty"]),
    ])
  func headers(text: String, column: Int, words: [String]) throws {
    let errors = try #require(throws: TraceErrors.self) { try read(text) }.errors
    #expect(errors.count == words.count && errors[0].line == 1 && errors[0].column == column)
    for (error, word) in zip(errors, words) {
      #expect(error.message.contains(word), "\(error)")
    }
  }

  @Test("all errors come at once, up to twenty, and a broken row ends them")
  func several() throws {
    let bad = String(repeating: "t,p,,1,1,1,0\n", count: 30)
    let many = try #require(throws: TraceErrors.self) { try read(Self.header + bad) }
    #expect(many.errors.map(\.line) == (2...21).map { $0 })
    let broken = Self.header + "t,p,,1,1,1,0\nt,\"p\"x,w,1,1,1,0\nt,p,,1,1,1,0\n"
    let two = try #require(throws: TraceErrors.self) { try read(broken) }
    #expect(two.errors.map(\.line) == [2, 3])
    #expect("\(two)".split(separator: "\n").count == 2)
  }

  @Test("limits, encodings and damaged gzip data")
  func files() throws {
    let rows = (0..<6).map { "t\($0),p,w\($0),1,1,1,0\n" }.joined()
    #expect(throws: Never.self) { try read(Self.header + rows, cells: 36) }
    let tooMany = try #require(throws: TraceErrors.self) { try read(Self.header + rows, cells: 35) }
    #expect(tooMany.errors.count == 1 && tooMany.errors[0].line == 7)
    for (bytes, word) in [
      ([0xFF, 0xFE, 0x74, 0], "UTF-16"), ([0x1F, 0x8B, 8], "too early"), (gzippedHello, "'hello'"),
    ] {
      let error = try #require(throws: TraceErrors.self) {
        try MatrixCSV.read(bytes: bytes, name: "t.csv")
      }
      #expect("\(error)".contains(word), "\(error)")
    }
    let latin = Array("task_id,pattern,worker,success\nt,p,".utf8) + [0xE4] + Array(",1".utf8)
    let error = try #require(throws: TraceErrors.self) {
      try MatrixCSV.read(bytes: latin, name: "t.csv")
    }
    #expect(error.errors[0].column == 5 && "\(error)".contains("not UTF-8"))
  }

  @Test("a missing file and a folder are told apart")
  func paths() throws {
    let missing = try #require(throws: TraceErrors.self) {
      try MatrixCSV.read(path: "/nowhere/t.csv")
    }
    #expect(missing.errors[0].isMissingFile)
    let folder = try #require(throws: TraceErrors.self) { try MatrixCSV.read(path: "/") }
    #expect(!folder.errors[0].isMissingFile && "\(folder)".contains("folder"))
  }
}
