// A table that says of each task what kind it is. Not here: records (`TraceMatrix.swift`).

/// A column of a CSV file, gzipped or not, whose first column names the tasks.
package struct TaskPatterns: Sendable {
  let path: String
  let patternOfTask: [String: String]

  package init(path: String, column: String, limit: Int = 64 << 20) throws(TraceErrors) {
    do throws(TraceError) {
      try self.init(TraceFile.bytes(path: path, limit: limit), path: path, column: column)
    } catch {
      throw TraceErrors([error])
    }
  }

  package init(_ bytes: [UInt8], path: String, column: String) throws(TraceError) {
    var table = try CSVTable(bytes, path: path)
    let place = try table.place(of: column)
    guard place > 0 else {
      throw table.error("the first column names the tasks; choose another for their patterns")
    }
    var patterns: [String: String] = [:]
    while let row = try table.next() {
      try table.check(row)
      let (task, pattern) = (try table.name(row[0]), try table.name(row[place]))
      guard patterns.updateValue(pattern, forKey: task) == nil else {
        throw table.error(row[0], "the task '\(task.prefix(40))' has a row already; keep one")
      }
    }
    (self.path, patternOfTask) = (path, patterns)
  }
}
