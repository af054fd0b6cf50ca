// What a fleet was recorded to do: a table of tasks by workers.
// Not here: reading one (`MatrixCSV.swift`, `ASlib`, `SMTComp`), a part of one (`TraceMatrix+Parts.swift`), playing it (the recorded world of `GroundTruth`).

/// Recorded outcomes, one cell for each task and worker; a cell that nobody recorded is missing.
///
/// Cells lie in rows of tasks: `cell(task, worker)` is the index into each of the four tables.
package struct TraceMatrix: Sendable {
  /// In the order of the file.
  package let tasks: [String]
  /// The kinds of tasks, sorted.
  package let patterns: [String]
  /// For each task an index into `patterns`.
  package let patternOfTask: [Int]
  /// In the order of first appearance, or as a restriction named them.
  package let workers: [String]
  /// Probabilities of success, or 0 and 1 where one run was recorded; NaN where none was.
  package let success: [Double]
  /// Seconds a run took, at least 0; NaN where unknown, `nil` without such a column.
  package let seconds: [Double]?
  /// How good the outcome was, 0…1; NaN where unknown, `nil` without such a column.
  package let quality: [Double]?
  /// How many of the runs failed with an error of their own, 0…1; NaN where unknown, `nil` without
  /// such a column.
  package let error: [Double]?
  /// After how many seconds a run was ended, where the record says so.
  package let limit: Double?

  package init(
    tasks: [String], patterns: [String], patternOfTask: [Int], workers: [String],
    success: [Double], seconds: [Double]? = nil, quality: [Double]? = nil,
    error: [Double]? = nil, limit: Double? = nil
  ) {
    precondition(patternOfTask.count == tasks.count, "a task without a pattern")
    precondition(patternOfTask.allSatisfy(patterns.indices.contains), "an unknown pattern")
    for table in [success, seconds, quality, error] {
      precondition(table.map { $0.count == tasks.count * workers.count } ?? true, "a torn table")
    }
    (self.tasks, self.patterns, self.patternOfTask) = (tasks, patterns, patternOfTask)
    (self.workers, self.success, self.seconds) = (workers, success, seconds)
    (self.quality, self.error, self.limit) = (quality, error, limit)
  }

  /// Where the tables keep a task's outcome with a worker.
  package func cell(_ task: Int, _ worker: Int) -> Int { task * workers.count + worker }
}

extension TraceMatrix: Equatable {
  /// Missing cells equal each other, though NaN doesn't equal itself.
  package static func == (one: Self, other: Self) -> Bool {
    func same(_ one: [Double]?, _ other: [Double]?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return one.elementsEqual(other) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    return one.tasks == other.tasks && one.patterns == other.patterns
      && one.patternOfTask == other.patternOfTask && one.workers == other.workers
      && same(one.success, other.success) && same(one.seconds, other.seconds)
      && same(one.quality, other.quality) && same(one.error, other.error)
      && one.limit == other.limit
  }
}
