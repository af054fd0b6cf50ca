// Rows of SMT-COMP results → cells of task and worker. Not here: the files of a folder
// (`SMTCompResults.swift`).

/// Gathers benchmarks, solvers and runs, and what is wrong with runs, up to a limit.
struct SMTCompBuilder {
  /// What a solver may say, or may be expected to.
  private enum Answer: Hashable {
    case sat, unsat, unknown

    /// `nil` for a word that isn't one of StarExec's.
    init?(_ word: String?) {
      switch word {
      case "sat": self = .sat
      case "unsat": self = .unsat
      case "unknown", "starexec-unknown", "starexec-error", "--": self = .unknown
      default: return nil
      }
    }
  }

  private static let answers = "sat, unsat or starexec-unknown"

  private struct Cell {
    let task, worker: Int
    let success, seconds, error: Double
  }

  private let limits: MatrixCSV.Limits
  private(set) var errors: [TraceError] = []
  private var tasks = Interned()
  private var patterns = Interned()
  private var patternOfTask: [Int] = []
  private var expected: [Answer] = []
  private var nameOfSolver: [String: String] = [:]
  private var workers: [String] = []
  private var cells: [Cell] = []

  init(limits: MatrixCSV.Limits) { self.limits = limits }

  var isEmpty: Bool { cells.isEmpty }

  mutating func readBenchmarks(
    _ bytes: [UInt8], path: String, pattern: String
  ) throws(TraceError) {
    var table = try CSVTable(bytes, path: path)
    let (id, label) = (try table.place(of: "benchmark_id"), try table.place(of: pattern))
    let truth = try table.place(of: "expected")
    while let row = try table.next() {
      try table.check(row)
      let name = try table.name(row[id])
      let number = tasks.index(of: name)
      guard number == patternOfTask.count else {
        throw table.error(row[id], "the benchmark \(name.prefix(40)) has a row already; keep one")
      }
      patternOfTask.append(patterns.index(of: try table.name(row[label])))
      guard let answer = Answer(row[truth].text) else {
        let text = (row[truth].text ?? "no text").prefix(40)
        throw table.error(row[truth], "expected is '\(text)'; write \(Self.answers)")
      }
      expected.append(answer)
    }
  }

  mutating func readNames(_ bytes: [UInt8], path: String) throws(TraceError) {
    var table = try CSVTable(bytes, path: path)
    let (id, label) = (try table.place(of: "solver_id"), try table.place(of: "name"))
    var seen: Set<String> = []
    while let row = try table.next() {
      try table.check(row)
      let name = try table.name(row[label])
      guard nameOfSolver.updateValue(name, forKey: try table.name(row[id])) == nil,
        seen.insert(name).inserted
      else { throw table.error(row[id], "this solver or its name stands there twice; keep one") }
    }
  }

  /// - Parameter solver: Its id.
  mutating func readRuns(_ bytes: [UInt8], path: String, solver: String) throws(TraceError) {
    var table = try CSVTable(bytes, path: path)
    let id = try table.place(of: "benchmark_id")
    let (time, result) = (try table.place(of: "wallclock_time"), try table.place(of: "result"))
    let name = nameOfSolver[solver] ?? solver
    guard !workers.contains(name) else {
      throw table.error("another solver is called '\(name.prefix(40))' already; rename one")
    }
    workers.append(name)
    guard tasks.names.count * workers.count <= limits.cells else {
      throw table.error("this makes over \(limits.cells) cells of task and worker; leave some out")
    }
    var lineOfTask = [Int](repeating: 0, count: tasks.names.count)
    while errors.count < TraceErrors.limit, let row = try table.next() {
      do throws(TraceError) {
        try table.check(row)
        let run = try self.run(row, table, id: id, time: time, result: result)
        guard lineOfTask[run.task] == 0 else {
          throw table.error(
            row[id], "this benchmark stands in line \(lineOfTask[run.task]) already; keep one")
        }
        lineOfTask[run.task] = row[id].line
        cells.append(run)
      } catch { errors.append(error) }
    }
  }

  private func run(
    _ row: [CSVField], _ table: CSVTable, id: Int, time: Int, result: Int
  ) throws(TraceError) -> Cell {
    let name = try table.name(row[id])
    guard let task = tasks.known(name) else {
      throw table.error(row[id], "benchmarks.csv has no benchmark \(name.prefix(40)); add it there")
    }
    guard let seconds = DecimalText.number(row[time].bytes), seconds >= 0 else {
      let text = (row[time].text ?? "no text").prefix(40)
      throw table.error(row[time], "wallclock_time is '\(text)'; write seconds, 0 or more")
    }
    guard let answer = Answer(row[result].text) else {
      let text = (row[result].text ?? "no text").prefix(40)
      throw table.error(row[result], "result is '\(text)'; write \(Self.answers)")
    }
    let isWrong = answer != .unknown && expected[task] != .unknown && answer != expected[task]
    return Cell(
      task: task, worker: workers.count - 1, success: answer == .unknown || isWrong ? 0 : 1,
      seconds: seconds, error: isWrong ? 1 : 0)
  }

  var matrix: TraceMatrix {
    let sorted = patterns.names.sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    func table(_ value: KeyPath<Cell, Double>) -> [Double] {
      var table = [Double](repeating: .nan, count: tasks.names.count * workers.count)
      for cell in cells { table[cell.task * workers.count + cell.worker] = cell[keyPath: value] }
      return table
    }
    return TraceMatrix(
      tasks: tasks.names, patterns: sorted,
      patternOfTask: patternOfTask.compactMap { rank[patterns.names[$0]] }, workers: workers,
      success: table(\.success), seconds: table(\.seconds), error: table(\.error),
      limit: cells.map(\.seconds).max()
    ).withoutEmpty()
  }
}
