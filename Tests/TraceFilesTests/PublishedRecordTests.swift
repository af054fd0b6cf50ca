// Records as others published them, against numbers that a program in another language computed from the
// same files, or that the makers published. Not here: formats in small (the suites named for them).

import Foundation
import Testing
import TraceFiles

struct PublishedRecordTests {
  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The scores of ASlib: time where solved within the cutoff, else ten times the cutoff.
  private func par10(_ matrix: TraceMatrix) throws -> [Double] {
    let (seconds, limit) = (try #require(matrix.seconds), try #require(matrix.limit))
    return zip(matrix.success, seconds).map { $0 == 1 ? $1 : 10 * limit }
  }

  private func mean(_ matrix: TraceMatrix, _ value: (Int) -> Double) -> Double {
    matrix.tasks.indices.map(value).reduce(0, +) / Double(matrix.tasks.count)
  }

  struct Expected: Sendable {
    let path: String
    let tasks, workers, families: Int
    let best: String
    let single, virtual, uniform: Double
    let solved: [Double]
  }

  /// `single`: the single best solver, `virtual`: the best for each instance, `uniform`: any; PAR10 in
  /// seconds. `solved`: shares of the same three.
  @Test(
    "ASlib scenarios have the PAR10 of the single best, the virtual best and of chance",
    arguments: [
      Expected(
        path: "Scenarios/data/aslib-asp", tasks: 1_294, workers: 11, families: 39,
        best: "clasp/2.1.3/h1-n1", single: 880.5472962002702, virtual: 400.17909075489956,
        uniform: 1243.2106456145405,
        solved: [0.8585780525502318, 0.9366306027820711, 0.798721371364339]),
      Expected(
        path: "Tests/Data/aslib-sat11-indu", tasks: 300, workers: 18, families: 11,
        best: "glucose_2", single: 14605.904255913325, virtual: 8187.517818206667,
        uniform: 17031.89041768167,
        solved: [0.7166666666666667, 0.8433333333333334, 0.6672222222222223]),
    ])
  func aslib(_ expected: Expected) throws {
    let path = Self.root + "/" + expected.path
    let (matrix, files) = try ASlibScenario.read(path: path)
    #expect(files == [path + "/description.txt", path + "/algorithm_runs.arff.gz"])
    #expect(matrix.tasks.count == expected.tasks && matrix.workers.count == expected.workers)
    #expect(matrix.success.allSatisfy { $0 == 0 || $0 == 1 })
    let scores = try par10(matrix)
    for (table, numbers) in [
      (scores, [expected.single, expected.virtual, expected.uniform]),
      (matrix.success.map { -$0 }, expected.solved.map { -$0 }),
    ] {
      let means = matrix.workers.indices.map { worker in
        mean(matrix) { table[matrix.cell($0, worker)] }
      }
      let row = { (task: Int) in table[matrix.cell(task, 0)..<matrix.cell(task, means.count)] }
      let best = try #require(means.indices.min { means[$0] < means[$1] })
      #expect(matrix.workers[best] == expected.best)
      let found = [
        means[best], mean(matrix) { row($0).min() ?? .nan },
        mean(matrix) { row($0).reduce(0, +) / Double(means.count) },
      ]
      #expect(zip(found, numbers).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($1)) }, "\(found)")
    }
    let patterns = try TaskPatterns(path: path + "/patterns.csv.gz", column: "family")
    #expect(try matrix.classified(by: patterns).patterns.count == expected.families)
  }

  /// Origin: the reference numbers of the 17 solvers with the most runs, and the official results of two
  /// divisions (parallel performance), `Scenarios/data/README.md`.
  @Test(
    "SMT-COMP 2022 has the shape, the holes, the wrong answers and the solved counts of its own")
  func smtcomp() throws {
    let matrix = try SMTCompResults.read(path: Self.root + "/Scenarios/data/smtcomp-17").matrix
    #expect(matrix.tasks.count == 33_016 && matrix.workers.count == 17 && matrix.limit == 1_200)
    let sizes = [
      "Arith": 1_610, "Equality": 4_407, "FPArith": 1_835, "QF_Bitvec": 8_464,
      "QF_Datatypes": 401, "QF_Equality": 3_793, "QF_Equality+Bitvec": 2_168,
      "QF_LinearIntArith": 7_430, "QF_NonLinearRealArith": 2_908,
    ]
    #expect(matrix.patterns == sizes.keys.sorted())
    for (pattern, name) in matrix.patterns.enumerated() {
      #expect(matrix.patternOfTask.count { $0 == pattern } == sizes[name])
    }
    #expect(matrix.success.count { !$0.isNaN } == 238_097)
    let errors = try #require(matrix.error)
    let wrong = errors.indices.filter { errors[$0] == 1 }
    #expect(wrong.count == 6 && wrong.allSatisfy { matrix.workers[$0 % 17] == "Z3++" })
    #expect(wrong.allSatisfy { matrix.success[$0] == 0 })
    let runs = [
      "2019-Par4": 10_338, "2020-CVC4": 4_407, "2021-z3": 5_804, "Bitwuzla": 12_467,
      "MathSAT": 24_763, "NRA-LS": 2_908, "OpenSMT": 11_216, "STP": 8_464,
      "UltimateEliminator+MathSAT": 7_852, "Vampire": 6_017, "Yices2": 27_620, "Z3++": 10_331,
      "Z3++BV": 8_464, "cvc5": 33_016, "smtinterpol": 17_334, "veriT": 14_080,
      "z3-4.8.17": 33_016,
    ]
    for (worker, name) in matrix.workers.enumerated() {
      let own = stride(from: worker, to: matrix.success.count, by: 17).count {
        !matrix.success[$0].isNaN
      }
      #expect(own == runs[name], "\(name)")
    }
    let solved = { (name: String, division: String) in
      let worker = try #require(matrix.workers.firstIndex(of: name))
      let pattern = try #require(matrix.patterns.firstIndex(of: division))
      return matrix.tasks.indices.filter { matrix.patternOfTask[$0] == pattern }
        .count { matrix.success[matrix.cell($0, worker)] == 1 }
    }
    // 0.97554… of 8,464, .38325… of 4,407, all of 3,793.
    #expect(try solved("Bitwuzla", "QF_Bitvec") == 8_257)
    #expect(try solved("cvc5", "Equality") == 1_689)
    #expect(try solved("Yices2", "QF_Equality") == 3_793)
  }

  /// By framework: success, mean duration where there is one, mean accuracy where there is one.
  private static let amlb = [
    ("autosklearn", 0.9923076923076923, 14589.546786632387, 0.8205553094573653),
    ("autoweka", 0.9461538461538461, 14384.511842105256, 0.8179547804878049),
    ("constantpredictor", 1.0, 0.0, 0.5169329916666657),
    ("h2oautoml", 0.9717948717948718, 12181.178974358976, 0.8416749815303425),
    ("randomforest", 1.0, 277.53846153846166, 0.8317857512820511),
    ("tpot", 0.9692307692307692, 15356.882051282044, 0.831485468253968),
    ("tunedrandomforest", 1.0, 6331.789999999996, 0.8320385897435891),
  ]

  @Test("a matrix has times, quality and errors besides success, where they were recorded")
  func matrixCSV() throws {
    let matrix = try MatrixCSV.read(path: Self.root + "/Tests/Data/amlb-2019-4h/matrix.csv.gz")
    #expect(matrix.tasks.count == 390 && matrix.patterns == ["binary", "multiclass"])
    let (seconds, quality) = (try #require(matrix.seconds), try #require(matrix.quality))
    let errors = try #require(matrix.error)
    #expect(errors.reduce(0, +) == 47)
    for (name, success, duration, accuracy) in Self.amlb {
      let worker = try #require(matrix.workers.firstIndex(of: name))
      let cells = matrix.tasks.indices.map { matrix.cell($0, worker) }
      func mean(_ table: [Double]) -> Double {
        let known = cells.map { table[$0] }.filter { !$0.isNaN }
        return known.reduce(0, +) / Double(known.count)
      }
      #expect(abs(mean(matrix.success) - success) < 1e-12)
      #expect(abs(mean(seconds) - duration) < 1e-9 * max(1, duration))
      #expect(abs(mean(quality) - accuracy) < 1e-12)
      // Who raised an error has neither result nor quality.
      #expect(cells.allSatisfy { errors[$0] == 1 - matrix.success[$0] })
      #expect(cells.allSatisfy { quality[$0].isNaN == (errors[$0] == 1) })
    }
  }

  /// By framework: mean of `norm_score`, which leaves 0…1, on the scale of each data set.
  private static let scaled = [
    ("autosklearn", 0.9409720748728415), ("autoweka", 0.6554597397193347),
    ("constantpredictor", 0.11768158880320445), ("h2oautoml", 0.9569179107081833),
    ("randomforest", 0.9158538801116884), ("tpot", 0.9148139784320981),
    ("tunedrandomforest", 0.9215578547599897),
  ]

  @Test("a scenario of solution quality beside time is read as one")
  func quality() throws {
    let matrix = try ASlibScenario.read(path: Self.root + "/Tests/Data/amlb-2019-4h").matrix
    #expect(matrix.tasks.count == 39 && matrix.workers.count == 7)
    #expect(matrix.success.count { $0 == 0 } == 4 && matrix.error?.reduce(0, +) == 4)
    let quality = try #require(matrix.quality)
    #expect(quality.allSatisfy { (0...1).contains($0) })
    for (name, expected) in Self.scaled {
      let worker = try #require(matrix.workers.firstIndex(of: name))
      #expect(abs(mean(matrix) { quality[matrix.cell($0, worker)] } - expected) < 1e-12, "\(name)")
    }
  }
}
