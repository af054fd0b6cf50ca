// A scenario of the algorithm selection library → a matrix, or all that is wrong with it.
// Not here: the description (`ASlibDescription.swift`), the runs (`ASlibRuns.swift`).

/// A folder in the format of ASlib 2.0 (Bischl et al., *Artificial Intelligence* 237, 2016, pages 41–58;
/// `format.md` of `coseal/aslib-spec`): an instance is a task, an algorithm is a worker.
package enum ASlibScenario {
  /// Which measures are taken; the first of their type without a name.
  package struct Choice: Sendable {
    package var time: String?
    package var quality: String?

    package init(time: String? = nil, quality: String? = nil) {
      (self.time, self.quality) = (time, quality)
    }
  }

  /// The pattern of all tasks, since ASlib names none.
  package static let pattern = "all"
  static let purpose = "a folder with description.txt and algorithm_runs.arff"

  /// Reads `description.txt` and `algorithm_runs.arff`, gzipped or not; features and folds aren't looked
  /// at, and may be missing.
  ///
  /// - success: the share of a cell's runs with runstatus `ok` within the cutoff.
  /// - seconds: their mean; a run that failed, or that was late, took until the cutoff.
  /// - quality: see ``ASlibQuality``.
  /// - error: the share of runs that ended with `memout`, `crash` or `other`.
  /// - missing: what wasn't run, and `not_applicable`.
  ///
  /// - Returns: The matrix, and the paths of the files that it was read from.
  /// - Complexity: O(bytes + tasks × workers).
  package static func read(
    path: String, choice: Choice = Choice(), limits: MatrixCSV.Limits = .standard
  ) throws(TraceErrors) -> (matrix: TraceMatrix, files: [String]) {
    let folder: TraceFolder
    do throws(TraceError) {
      folder = try TraceFolder(path: path, purpose: purpose)
    } catch {
      throw TraceErrors([error])
    }
    return try read(folder, choice: choice, limits: limits)
  }

  package static func read(
    _ folder: TraceFolder, choice: Choice = Choice(), limits: MatrixCSV.Limits = .standard
  ) throws(TraceErrors) -> (matrix: TraceMatrix, files: [String]) {
    let (described, ran): (String, String)
    let (description, bytes): ([UInt8], [UInt8])
    do throws(TraceError) {
      described = try folder.required("description.txt", purpose: purpose)
      ran = try folder.required("algorithm_runs.arff", purpose: purpose)
      description = try folder.bytes(described, limit: limits.bytes)
      bytes = try folder.bytes(ran, limit: limits.bytes)
    } catch {
      throw TraceErrors([error])
    }
    let about = try ASlibDescription(description, path: described)
    var runs = ASlibRuns(path: ran, cutoff: about.cutoff, limits: limits)
    let columns = runs.read(bytes, of: about, choice: choice)
    guard let columns, runs.errors.isEmpty else {
      throw TraceErrors(Array(runs.errors.prefix(TraceErrors.limit)))
    }
    guard !runs.cells.isEmpty else {
      throw TraceErrors([
        TraceError(path: ran, message: "no algorithm is applicable to any instance; add runs")
      ])
    }
    return (matrix(runs, columns, cutoff: about.cutoff), [described, ran])
  }

  private static func matrix(
    _ runs: ASlibRuns, _ columns: ASlibColumns, cutoff: Double?
  ) -> TraceMatrix {
    let (tasks, workers) = (runs.tasks.names, runs.workers.names)
    func table(_ value: (ASlibRuns.Cell) -> Double) -> [Double] {
      var table = [Double](repeating: .nan, count: tasks.count * workers.count)
      for cell in runs.cells {
        table[cell.key.task * workers.count + cell.key.worker] = value(cell)
      }
      return table
    }
    let quality = columns.quality.map {
      ASlibQuality(runs.cells, tasks: tasks.count, isMaximized: $0.isMaximized)
    }
    let whole = TraceMatrix(
      tasks: tasks, patterns: [pattern],
      patternOfTask: Array(repeating: 0, count: tasks.count), workers: workers,
      success: table { $0.succeeded / $0.runs },
      seconds: columns.time.map { _ in table { $0.seconds.count > 0 ? $0.seconds.value : .nan } },
      quality: quality.map { quality in table(quality.value) },
      error: table { $0.errors / $0.runs },
      limit: columns.time.flatMap { _ in cutoff ?? (runs.longest > 0 ? runs.longest : nil) })
    // Instances and algorithms without any run go away.
    return whole.withoutEmpty()
  }
}
