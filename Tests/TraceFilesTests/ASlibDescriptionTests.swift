// Descriptions of ASlib scenarios as makers of scenarios wrote them, and what is refused.
// Not here: runs (`ASlibScenarioTests.swift`).

import Testing
import TraceFiles

struct ASlibDescriptionTests {
  private static let runs = """
    @RELATION ALGORITHM_RUNS
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE algorithm STRING
    @ATTRIBUTE Runtime NUMERIC
    @ATTRIBUTE runstatus {ok, timeout}
    @DATA
    i,1,a,5,ok
    """

  private func matrix(_ description: String, runs: String = runs) throws(TraceErrors) -> TraceMatrix
  {
    let files = ["description.txt": description, "algorithm_runs.arff": runs]
    let folder = TraceFolder(files: files.mapValues { Array($0.utf8) }, path: "f")
    return try ASlibScenario.read(folder).matrix
  }

  private static let plain = """
    performance_measures: [runtime]
    maximize: [false]
    performance_type: [runtime]
    algorithm_cutoff_time: 3.5
    """

  @Test(
    "lists or single words, booleans of YAML 1.1, anchors, unknown values, anything besides",
    arguments: [
      (plain, 3.5),
      (
        """
        performance_measures: runtime
        maximize: No
        performance_type: RUNTIME
        algorithm_cutoff_time: '600'
        """, 600
      ),
      (plain.replacing("3.5", with: "?"), 5), (plain.replacing("3.5", with: "  ?  \r"), 5),
      (plain + "\nalgorithm_cutoff_memory: ?\nnumbers:\n- ?\n- what?\n", 3.5),
      (
        """
        scenario_id: X
        algorithm_cutoff_memory: '?'
        algorithm_cutoff_time: '?'
        features_deterministic: *features
        features_stochastic:
        maximize:
            - off
        performance_measures:
        - runtime
        performance_type:
        - "runtime"
        metainfo_algorithms:
          17:
            configuration: -- -C 0.25 -M 2
            deterministic: yes
        """.replacing(
          "features_deterministic: *features",
          with: "feature_steps: {all: {provides: &f [x, y]}}\nfeatures_deterministic: *f"), 5.0
      ),
    ] as [(String, Double)])
  func accepted(description: String, limit: Double) throws {
    #expect(try matrix(description).limit == limit)
  }

  @Test(
    "a wrong description is refused at its place",
    arguments: [
      ("performance_measures: [runtime]\n", "", "1:1: there is no 'performance_measures'"),
      ("maximize: [false]\n", "", "1:1: there is no 'maximize'"),
      ("performance_type: [runtime]\n", "", "1:1: there is no 'performance_type'"),
      ("[runtime]\nmax", "[]\nmax", "1:23: performance_measures is empty"),
      ("[runtime]\nmax", "'?'\nmax", "1:23: performance_measures: '?' is none"),
      ("[runtime]\nmax", "[[runtime]]\nmax", "1:24: performance_measures: this is none"),
      ("maximize: [false]", "maximize: ['false']", "2:12: maximize: 'false' is none"),
      ("maximize: [false]", "maximize: [never]", "2:12: maximize: 'never' is none"),
      ("maximize: [false]", "maximize: [false, true]", "2:11: maximize has 2 items; write 1"),
      ("maximize: [false]", "maximize: true", "2:11: the runtime 'runtime' can't be maximized"),
      ("_type: [runtime]", "_type: [speed]", "3:20: performance_type: 'speed' is none"),
      ("3.5", "soon", "4:24: algorithm_cutoff_time is no number"),
      ("3.5", "-1", "4:24: algorithm_cutoff_time is no number"),
      ("3.5", "[", "5:1: "), ("3.5", "1\nmaximize: 2", "5:1: "),
    ])
  func refusals(old: String, new: String, message: String) throws {
    let error = try #require(throws: TraceErrors.self) {
      try matrix(Self.plain.replacing(old, with: new))
    }
    #expect(error.errors.contains { "\($0)".hasPrefix("f/description.txt:" + message) }, "\(error)")
    #expect(error.errors.allSatisfy { $0.message.contains("; ") }, "\(error)")
  }

  @Test(
    "a header without what the description names is refused",
    arguments: [
      ("Runtime NUMERIC", "time NUMERIC", "1:1: the header has no attribute 'runtime'"),
      ("Runtime NUMERIC", "runtime STRING", "5:1: the attribute 'runtime' is no number"),
      ("repetition NUMERIC", "repetition STRING", "3:1: the attribute 'repetition' is no number"),
      ("runstatus {", "status {", "1:1: the header has no attribute 'runstatus'"),
      (
        "@DATA\n", "@ATTRIBUTE runtime NUMERIC\n@DATA\n", "7:1: the attribute 'runtime' stands here"
      ),
      ("i,1,a,5,ok", "", "1:1: there is no row below @data"),
    ])
  func headers(old: String, new: String, message: String) throws {
    let error = try #require(throws: TraceErrors.self) {
      try matrix(Self.plain, runs: Self.runs.replacing(old, with: new))
    }
    #expect("\(error.errors[0])".hasPrefix("f/algorithm_runs.arff:" + message), "\(error)")
  }
}
