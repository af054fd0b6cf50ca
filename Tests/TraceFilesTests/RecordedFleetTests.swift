// The recorded fleet that ships, against reference numbers that another program computed from the
// same record (`Scenarios/data/README.md`). Not here: how files are read.

import Testing
import TraceFiles

struct RecordedFleetTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  private let matrix: TraceMatrix

  init() throws {
    matrix = try MatrixCSV.read(path: Self.folder + "/Scenarios/data/swebench-17.csv.gz")
  }

  /// The mean of what `value` says of each task.
  private func mean(_ value: (Int) -> Double) -> Double {
    matrix.tasks.indices.map(value).reduce(0, +) / Double(matrix.tasks.count)
  }

  private func row(_ task: Int) -> ArraySlice<Double> {
    matrix.success[matrix.cell(task, 0)..<matrix.cell(task, matrix.workers.count)]
  }

  /// The worker who succeeds most among some tasks, the first by name of equals.
  private func best(among tasks: [Int]) -> Int {
    let sums = matrix.workers.indices.map { worker in
      tasks.map { matrix.success[matrix.cell($0, worker)] }.reduce(0, +)
    }
    return matrix.workers.indices.max { sums[$0] < sums[$1] } ?? 0
  }

  @Test("17 agents, 207 issues, 7 repositories, no cell missing")
  func shape() {
    #expect(matrix.tasks.count == 207 && matrix.workers.count == 17)
    #expect(matrix.success.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(matrix.seconds == nil && matrix.quality == nil && matrix.error == nil)
    #expect(
      matrix.patterns == [
        "django__django", "matplotlib__matplotlib", "other", "pytest-dev__pytest",
        "scikit-learn__scikit-learn", "sphinx-doc__sphinx", "sympy__sympy",
      ])
    let sizes = matrix.patterns.indices.map { pattern in
      matrix.patternOfTask.count { $0 == pattern }
    }
    #expect(sizes == [71, 16, 23, 15, 14, 13, 55])
  }

  @Test("what the fleet resolves equals the reference numbers")
  func referenceNumbers() throws {
    let uniform = mean { row($0).reduce(0, +) / 17 }
    #expect(abs(uniform - 0.2671213412901392) < 1e-9)
    let bestWorker = best(among: Array(matrix.tasks.indices))
    #expect(matrix.workers[bestWorker] == "20241207_kodu_sonnet_v1")
    #expect(abs(mean { row($0)[matrix.cell($0, bestWorker)] } - 0.40096618357487923) < 1e-9)
    let bestOfPattern = matrix.patterns.indices.map { pattern in
      best(among: matrix.tasks.indices.filter { matrix.patternOfTask[$0] == pattern })
    }
    let perPattern = mean { row($0)[matrix.cell($0, bestOfPattern[matrix.patternOfTask[$0]])] }
    #expect(abs(perPattern - 0.4444444444444444) < 1e-9)
    #expect(abs(mean { row($0).max() ?? .nan } - 0.642512077294686) < 1e-9)
  }

  @Test(
    "single agents equal the reference numbers",
    arguments: [
      ("20241122_devlo", 0.38164251207729466), ("20240811_gru", 0.28019323671497587),
      ("20240509_amazon-q-developer-agent-20240430-dev", 0.1642512077294686),
    ])
  func agents(name: String, expected: Double) throws {
    let alone = try matrix.restricted(toWorkers: [name])
    #expect(alone.tasks.count == 207)
    #expect(abs(alone.success.reduce(0, +) / 207 - expected) < 1e-9)
  }
}
