// Parts of a record: some of its workers, some of its tasks, other patterns. Not here: the record
// (`TraceMatrix.swift`), the files that say which (`TaskList.swift`, `TaskPatterns.swift`).

extension TraceMatrix {
  /// The same record with some of the workers only, in the order given. Tasks that none of them
  /// was recorded on, and patterns left without a task, go away.
  ///
  /// - Throws: ``TraceError`` (its path empty) for no worker, one twice, or one that isn't there.
  /// - Complexity: O(cells).
  package func restricted(toWorkers names: [String]) throws(TraceError) -> TraceMatrix {
    let chosen = try indices(of: names)
    return part(
      tasks: tasks.indices.filter { task in
        chosen.contains { !success[cell(task, $0)].isNaN }
      }, workers: chosen)
  }

  /// The same record with the tasks of a list only, in the record's order, and with all workers.
  ///
  /// - Throws: What is wrong with the list, up to a limit: a task that isn't there.
  package func restricted(to list: TaskList) throws(TraceErrors) -> TraceMatrix {
    let indexOfTask = Dictionary(uniqueKeysWithValues: zip(tasks, 0...))
    var (chosen, errors) = ([Int](), [TraceError]())
    for (name, line) in list.tasks {
      if let index = indexOfTask[name] {
        chosen.append(index)
      } else if errors.count < TraceErrors.limit {
        errors.append(
          list.error(
            line, "the record has no task '\(name.prefix(40))' with a run; leave it out"))
      }
    }
    guard errors.isEmpty else { throw TraceErrors(errors) }
    return part(tasks: chosen.sorted(), workers: Array(workers.indices))
  }

  /// The same record with patterns that a file gives its tasks.
  ///
  /// - Throws: ``TraceErrors`` for tasks that have none there.
  package func classified(by patterns: TaskPatterns) throws(TraceErrors) -> TraceMatrix {
    let missing = tasks.filter { patterns.patternOfTask[$0] == nil }
    guard missing.isEmpty else {
      throw TraceErrors([
        TraceError(
          path: patterns.path,
          message: "\(missing.count) of \(tasks.count) tasks have no row, such as "
            + "'\(missing[0].prefix(40))'; add a row for each")
      ])
    }
    let labels = tasks.map { patterns.patternOfTask[$0] ?? "" }
    let sorted = Set(labels).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    return TraceMatrix(
      tasks: tasks, patterns: sorted, patternOfTask: labels.compactMap { rank[$0] },
      workers: workers, success: success, seconds: seconds, quality: quality, error: error,
      limit: limit)
  }

  /// The same record without tasks, workers and patterns that have no run.
  func withoutEmpty() -> TraceMatrix {
    func isKnown(_ task: Int, _ worker: Int) -> Bool { !success[cell(task, worker)].isNaN }
    return part(
      tasks: tasks.indices.filter { task in workers.indices.contains { isKnown(task, $0) } },
      workers: workers.indices.filter { worker in tasks.indices.contains { isKnown($0, worker) } })
  }

  /// Rows and columns by number; patterns left without a task go away.
  private func part(tasks kept: [Int], workers chosen: [Int]) -> TraceMatrix {
    let used = Set(kept.map { patternOfTask[$0] }).sorted()
    let newIndex = Dictionary(uniqueKeysWithValues: zip(used, 0...))
    func cells(_ table: [Double]) -> [Double] {
      kept.flatMap { task in chosen.map { table[cell(task, $0)] } }
    }
    return TraceMatrix(
      tasks: kept.map { tasks[$0] }, patterns: used.map { patterns[$0] },
      patternOfTask: kept.compactMap { newIndex[patternOfTask[$0]] },
      workers: chosen.map { workers[$0] }, success: cells(success), seconds: seconds.map(cells),
      quality: quality.map(cells), error: error.map(cells), limit: limit)
  }

  private func indices(of names: [String]) throws(TraceError) -> [Int] {
    func refusal(_ message: String) -> TraceError { TraceError(path: "", message: message) }
    guard !names.isEmpty else { throw refusal("no worker is named; name at least one") }
    let indexOfWorker = Dictionary(uniqueKeysWithValues: zip(workers, 0...))
    var (indices, seen) = ([Int](), Set<String>())
    for name in names {
      guard seen.insert(name).inserted else {
        throw refusal("the worker '\(name)' is named twice; name each once")
      }
      guard let index = indexOfWorker[name] else {
        let hint = NearestName.hint(for: name, among: workers)
        throw refusal("the trace has no worker '\(name)'; \(hint)")
      }
      indices.append(index)
    }
    return indices
  }
}
