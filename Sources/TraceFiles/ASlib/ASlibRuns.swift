// The rows of `algorithm_runs.arff` → cells of task and worker. Not here: its header (`ASlibColumns.swift`),
// what becomes of quality (`ASlibQuality.swift`), the folder (`ASlibScenario.swift`).

/// Gathers runs and everything wrong with them, up to a limit.
struct ASlibRuns {
  /// What was recorded of one algorithm on one instance, over all repetitions.
  struct Cell {
    let key: CellKey
    var runs = 0.0
    var succeeded = 0.0
    var errors = 0.0
    var seconds = Mean()
    var quality = Mean()
    /// Of runs that weren't ok; without a value they count as the worst.
    var failedQuality = Mean()
    var failedWithoutQuality = 0.0
  }

  /// A mean of what is known.
  struct Mean {
    private(set) var count = 0.0
    private var sum = 0.0
    var value: Double { sum / count }

    mutating func add(_ value: Double) {
      sum += value
      count += 1
    }
  }

  private let path: String
  private let cutoff: Double?
  private let limits: MatrixCSV.Limits
  private(set) var errors: [TraceError] = []
  private(set) var tasks = Interned()
  private(set) var workers = Interned()
  private(set) var cells: [Cell] = []
  /// The longest time of all.
  private(set) var longest = 0.0
  private var cellOfKey: [CellKey: Int] = [:]
  private var lineOfRun: [Run: Int] = [:]

  private struct Run: Hashable {
    let key: CellKey
    let repetition: Double
  }

  init(path: String, cutoff: Double?, limits: MatrixCSV.Limits) {
    (self.path, self.cutoff, self.limits) = (path, cutoff, limits)
  }

  mutating func read(
    _ bytes: [UInt8], of description: ASlibDescription, choice: ASlibScenario.Choice
  ) -> ASlibColumns? {
    do throws(TraceError) {
      var reader = try ARFFReader(bytes, path: path)
      let columns = try ASlibColumns(
        reader.attributes, path: path, of: description, choice: choice)
      while errors.count < TraceErrors.limit {
        do throws(TraceError) {
          guard let row = try reader.next() else { break }
          try add(row, columns)
        } catch { errors.append(error) }
      }
      if lineOfRun.isEmpty, errors.isEmpty {
        throw TraceError(
          path: path, line: 1, column: 1,
          message: "there is no row below @data; add one for each instance and algorithm")
      }
      return columns
    } catch {
      errors.append(error)
      return nil
    }
  }

  private func error(_ value: ARFFValue, _ message: String) -> TraceError {
    TraceError(path: path, line: value.line, column: value.column, message: message)
  }

  private mutating func add(_ row: [ARFFValue], _ columns: ASlibColumns) throws(TraceError) {
    for (place, name) in [(columns.instance, "instance_id"), (columns.algorithm, "algorithm")]
    where row[place].isMissing || row[place].text.isEmpty {
      throw error(row[place], "the \(name) is missing; write a name")
    }
    let repetition = row[columns.repetition]
    guard repetition.number == repetition.number.rounded() else {
      throw error(repetition, "repetition is '\(repetition.text.prefix(40))'; write 1, 2, …")
    }
    guard let status = ASlibStatus(rawValue: row[columns.status].text.lowercased()) else {
      let hint = NearestName.hint(
        for: row[columns.status].text, among: ASlibStatus.allCases.map(\.rawValue))
      throw error(
        row[columns.status], "runstatus is '\(row[columns.status].text.prefix(40))'; \(hint)")
    }
    let time = columns.time.map { row[$0.place] }
    if let time, time.number < 0 {
      throw error(time, "a time of \(time.number) s; write 0 or more")
    }
    let key = CellKey(
      tasks.index(of: row[columns.instance].text), workers.index(of: row[columns.algorithm].text))
    guard tasks.names.count * workers.names.count <= limits.cells else {
      throw error(row[columns.instance], "over \(limits.cells) cells; leave some runs out")
    }
    let line = row[columns.instance].line
    let run = Run(key: key, repetition: repetition.number)
    if let earlier = lineOfRun.updateValue(line, forKey: run) {
      throw error(row[columns.instance], "this run stands in line \(earlier) already; keep one")
    }
    // Such a cell is nobody's, as if it weren't there.
    if status == .notApplicable { return }
    let place = cellOfKey[key] ?? cells.count
    if place == cells.count {
      cellOfKey[key] = place
      cells.append(Cell(key: key))
    }
    let seconds = cells[place].add(
      status, time: time?.number, quality: columns.quality.map { row[$0.place].number },
      cutoff: cutoff)
    longest = max(longest, seconds ?? 0)
  }
}

extension ASlibRuns.Cell {
  /// A run succeeds that ended properly and within the cutoff; one that doesn't occupies the worker until
  /// then, however it ended.
  ///
  /// - Returns: The seconds that it took, where they are known.
  fileprivate mutating func add(
    _ status: ASlibStatus, time: Double?, quality: Double?, cutoff: Double?
  ) -> Double? {
    let isLate = (time ?? 0) > (cutoff ?? .infinity)
    let isSuccess = status == .ok && !isLate
    runs += 1
    succeeded += isSuccess ? 1 : 0
    errors += status.isError ? 1 : 0
    if let quality {
      switch (status == .ok, quality.isNaN) {
      case (true, false): self.quality.add(quality)
      case (true, true): break
      case (false, false): failedQuality.add(quality)
      case (false, true): failedWithoutQuality += 1
      }
    }
    guard let time else { return nil }
    let seconds = isSuccess ? time : cutoff ?? time
    if seconds.isNaN { return nil }
    self.seconds.add(seconds)
    return seconds
  }
}
