// Scenarios of ASlib in small: what becomes of runs, and what is refused. Not here: scenarios as published
// (`PublishedRecordTests.swift`), ARFF itself (`ARFFReaderTests.swift`).

import Testing
import TraceFiles

/// A scenario with the measures given, as `name type direction`.
private func scenario(
  _ measures: [String], cutoff: String = "100", rows: [String],
  choice: ASlibScenario.Choice = .init()
) throws(TraceErrors) -> TraceMatrix {
  let words = measures.map { $0.split(separator: " ") }
  let description = """
    scenario_id: SMALL
    performance_measures: [\(words.map { $0[0] }.joined(separator: ", "))]
    maximize: [\(words.map { $0[2] == "max" ? "true" : "false" }.joined(separator: ", "))]
    performance_type: [\(words.map { $0[1] }.joined(separator: ", "))]
    algorithm_cutoff_time: \(cutoff)
    """
  let runs = """
    @RELATION ALGORITHM_RUNS_SMALL
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE algorithm STRING
    \(words.map { "@ATTRIBUTE \($0[0]) NUMERIC" }.joined(separator: "\n"))
    @ATTRIBUTE runstatus {ok , timeout , memout , not_applicable , crash , other}
    @DATA

    """ + rows.joined(separator: "\n")
  let files = ["description.txt": description, "algorithm_runs.arff": runs]
  let folder = TraceFolder(files: files.mapValues { Array($0.utf8) }, path: "f")
  return try ASlibScenario.read(folder, choice: choice).matrix
}

private func same(_ found: [Double]?, _ expected: [Double]) -> Bool {
  found?.elementsEqual(expected) { abs($0 - $1) < 1e-12 || ($0.isNaN && $1.isNaN) } ?? false
}

struct ASlibScenarioTests {
  @Test("a run succeeds that is ok within the cutoff; all others take until then")
  func runtimes() throws {
    let matrix = try scenario(
      ["runtime runtime min"],
      rows: [
        "i,1,a,99.5,ok", "i,1,b,100,ok", "i,1,c,100.1,ok", "i,1,d,100,timeout", "i,1,e,7,memout",
        "i,1,f,3,crash", "i,1,g,?,other", "i,1,h,?,not_applicable", "j,1,a,0,ok", "j,1,h,?,ok",
      ])
    #expect(matrix.tasks == ["i", "j"] && matrix.patterns == ["all"] && matrix.limit == 100)
    #expect(matrix.workers == ["a", "b", "c", "d", "e", "f", "g", "h"])
    let none = Double.nan
    #expect(
      same(
        matrix.success,
        [1, 1, 0, 0, 0, 0, 0, none, 1, none, none, none, none, none, none, 1]))
    #expect(
      same(
        matrix.seconds,
        [
          99.5, 100, 100, 100, 100, 100, 100, none, 0, none, none, none, none, none, none, none,
        ]))
    #expect(
      same(
        matrix.error,
        [0, 0, 0, 0, 1, 1, 1, none, 0, none, none, none, none, none, none, 0]))
    #expect(matrix.quality == nil)
  }

  @Test("a PAR10 column holds ten times the cutoff for failures, which is no time of theirs")
  func par10() throws {
    let matrix = try scenario(
      ["PAR10 runtime min"], rows: ["i,1,a,5,ok", "i,1,b,1000,timeout", "i,1,c,1000,ok"])
    #expect(same(matrix.success, [1, 0, 0]) && same(matrix.seconds, [5, 100, 100]))
  }

  @Test("repetitions are averaged, those that aren't applicable left out")
  func repetitions() throws {
    let matrix = try scenario(
      ["runtime runtime min"],
      rows: [
        "i,1,a,10,ok", "i,2,a,30,ok", "i,3,a,100,timeout", "i,4,a,2,crash", "i,1,b,4,ok",
        "i,2,b,?,not_applicable",
      ])
    #expect(same(matrix.success, [0.5, 1]) && same(matrix.error, [0.25, 0]))
    #expect(same(matrix.seconds, [(10 + 30 + 100 + 100) / 4, 4]))
  }

  @Test(
    "without a cutoff nothing is late, and a failed run took what it took",
    arguments: [
      "'?'", "0", "", "null",
    ])
  func noCutoff(cutoff: String) throws {
    let matrix = try scenario(
      ["runtime runtime min"], cutoff: cutoff,
      rows: ["i,1,a,1e6,ok", "i,1,b,7,crash", "i,1,c,?,timeout"])
    #expect(same(matrix.success, [1, 0, 0]) && same(matrix.seconds, [1e6, 7, .nan]))
    #expect(matrix.limit == 1e6)
  }

  @Test("instances and algorithms that were never applicable go away")
  func never() throws {
    let matrix = try scenario(
      ["runtime runtime min"],
      rows: ["i,1,a,1,not_applicable", "i,1,b,1,not_applicable", "j,1,b,1,ok"])
    #expect(matrix.tasks == ["j"] && matrix.workers == ["b"])
    let error = #expect(throws: TraceErrors.self) {
      try scenario(["runtime runtime min"], rows: ["i,1,a,1,not_applicable"])
    }
    #expect(error?.description.contains("no algorithm is applicable") == true)
  }

  /// Values within 0…1 stand for themselves; a failed run counts with what was put in its place.
  @Test("quality within 0 to 1 is taken as it is, cost as what is missing to 1")
  func shares() throws {
    let rows = ["i,1,a,0.9,ok", "i,1,b,0,ok", "i,1,c,0.25,timeout", "i,1,d,7,crash", "j,1,a,?,ok"]
    let gains = try scenario(["accuracy solution_quality max"], rows: rows)
    #expect(same(gains.quality, [0.9, 0, 0.25, 1, .nan, .nan, .nan, .nan]))
    #expect(same(gains.success, [1, 1, 0, 0, 1, .nan, .nan, .nan]))
    #expect(gains.seconds == nil && gains.limit == nil)
    let costs = try scenario(["error solution_quality min"], rows: rows)
    #expect(same(costs.quality, [0.1, 1, 0.75, 0, .nan, .nan, .nan, .nan]))
  }

  @Test("other quality has a scale of its own for each instance, from the worst to the best")
  func scales() throws {
    let rows = [
      "i,1,a,10,ok", "i,1,b,30,ok", "i,1,c,20,ok", "i,1,d,40,timeout", "i,1,e,?,crash",
      "j,1,a,-5,ok", "j,1,b,-5,ok", "j,1,c,-9,timeout", "k,1,a,3,crash",
    ]
    let gains = try scenario(["score solution_quality max"], rows: rows)
    let none = Double.nan
    #expect(
      same(gains.quality, [0, 1, 0.5, 1, 0, 1, 1, 0, none, none, 0, none, none, none, none]))
    let costs = try scenario(["length solution_quality min"], rows: rows)
    #expect(
      same(costs.quality, [1, 0, 0.5, 0, 0, 1, 1, 0, none, none, 0, none, none, none, none]))
  }

  @Test("time and quality may both be there, and the first of each type is taken unless named")
  func several() throws {
    let measures = [
      "obj solution_quality min", "time runtime min", "cpu runtime min", "f1 solution_quality max",
    ]
    let rows = ["i,1,a,0.25,50,70,0.5,ok", "i,1,b,1,100,100,0,timeout"]
    let first = try scenario(measures, rows: rows)
    #expect(same(first.quality, [0.75, 0]) && same(first.seconds, [50, 100]))
    let named = try scenario(measures, rows: rows, choice: .init(time: "cpu", quality: "f1"))
    #expect(same(named.quality, [0.5, 0]) && same(named.seconds, [70, 100]))
    let error = #expect(throws: TraceErrors.self) {
      try scenario(measures, rows: rows, choice: .init(time: "f1"))
    }
    #expect(
      error?.description
        == "f/algorithm_runs.arff: no measure of type runtime is called 'f1'; known: cpu, time")
  }

  @Test(
    "a wrong run is refused at its place",
    arguments: [
      ("?,1,a,1,ok", 1, "the instance_id is missing"),
      ("i,1,?,1,ok", 5, "the algorithm is missing"),
      ("i,1.5,a,1,ok", 3, "repetition is '1.5'"), ("i,?,a,1,ok", 3, "repetition is '?'"),
      ("i,1,a,-1,ok", 7, "a time of -1.0 s"), ("i,1,a,1,?", 9, "runstatus is '?'"),
      ("g,1,a,1,ok", 1, "this run stands in line 8 already"), ("i,1,a,1,fine", 9, "doesn't list"),
      ("i,1,a,1", 1, "4 values; write 5"),
    ])
  func refusals(row: String, column: Int, message: String) throws {
    let error = try #require(throws: TraceErrors.self) {
      try scenario(["runtime runtime min"], rows: ["g,1,a,1,ok", row, "h,1,a,1,ok"])
    }
    #expect(error.errors.count == 1)
    #expect(error.errors[0].line == 9 && error.errors[0].column == column, "\(error)")
    #expect(error.errors[0].message.contains(message), "\(error)")
  }

  @Test("all wrong runs are named, up to a limit")
  func many() throws {
    let error = try #require(throws: TraceErrors.self) {
      try scenario(["runtime runtime min"], rows: (0..<30).map { "i,1,a\($0),-1,ok" })
    }
    #expect(error.errors.count == TraceErrors.limit)
  }
}
