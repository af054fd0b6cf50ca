// A folder of results of the SMT competition → a matrix, or all that is wrong with it.
// Not here: its files' rows (`SMTCompBuilder.swift`).

/// The archive of SMT-COMP, single query track (`archive/2022/results` of `SMT-COMP/smt-comp.github.io`):
/// a benchmark is a task, a solver is a worker.
package enum SMTCompResults {
  /// What the patterns of tasks are, unless somebody names another column of `benchmarks.csv`.
  package static let division = "division"
  static let purpose = "a folder with benchmarks.csv and solver_…_sq.csv"
  static let (prefix, suffix) = ("solver_", "_sq.csv")

  /// Reads, each gzipped or not, whatever other columns they have:
  ///
  /// - `benchmarks.csv`: benchmark_id, the pattern's column, and expected (sat, unsat or unknown);
  /// - `solver_ID_sq.csv` for each solver: benchmark_id, wallclock_time, result;
  /// - `solvers.csv`, where it is there: solver_id and name. Without it solvers are called by their ids.
  ///
  /// A run succeeds that answers sat or unsat and doesn't contradict what is known; one that does has an
  /// error of its own. Where a solver has no row for a benchmark, it didn't enter its logic: the cell is
  /// missing. Benchmarks that no solver ran go away.
  ///
  /// - Returns: The matrix, and the paths of the files that it was read from.
  /// - Complexity: O(bytes + tasks × workers).
  package static func read(
    path: String, pattern: String = division, limits: MatrixCSV.Limits = .standard
  ) throws(TraceErrors) -> (matrix: TraceMatrix, files: [String]) {
    let folder: TraceFolder
    do throws(TraceError) {
      folder = try TraceFolder(path: path, purpose: purpose)
    } catch {
      throw TraceErrors([error])
    }
    return try read(folder, pattern: pattern, limits: limits)
  }

  package static func read(
    _ folder: TraceFolder, pattern: String = division, limits: MatrixCSV.Limits = .standard
  ) throws(TraceErrors) -> (matrix: TraceMatrix, files: [String]) {
    var builder = SMTCompBuilder(limits: limits)
    var files: [String] = []
    do throws(TraceError) {
      files.append(try folder.required("benchmarks.csv", purpose: purpose))
      try builder.readBenchmarks(
        try folder.bytes(files[0], limit: limits.bytes), path: files[0], pattern: pattern)
      if let names = try folder.file("solvers.csv") {
        files.append(names)
        try builder.readNames(try folder.bytes(names, limit: limits.bytes), path: names)
      }
      for (id, name) in solvers(in: folder) {
        guard builder.errors.count < TraceErrors.limit, let file = try folder.file(name) else {
          continue
        }
        files.append(file)
        try builder.readRuns(
          try folder.bytes(file, limit: limits.bytes), path: file, solver: id)
      }
      if builder.isEmpty {
        throw TraceError(
          path: folder.path, message: "no \(prefix)…\(suffix) holds a run; name \(purpose)")
      }
    } catch {
      throw TraceErrors(Array((builder.errors + [error]).prefix(TraceErrors.limit)))
    }
    guard builder.errors.isEmpty else { throw TraceErrors(builder.errors) }
    return (builder.matrix, files)
  }

  /// By their files' names, in the order of the alphabet.
  private static func solvers(in folder: TraceFolder) -> [(id: String, name: String)] {
    let names = Set(folder.names.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 })
    return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.sorted().compactMap {
      let id = String($0.dropFirst(prefix.count).dropLast(suffix.count))
      return id.isEmpty ? nil : (id, $0)
    }
  }
}
