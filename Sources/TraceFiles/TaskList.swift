// A file that names some of a record's tasks. Not here: leaving out the others (`TraceMatrix+Parts.swift`).

/// A task a line, in any order, gzipped or not.
package struct TaskList: Sendable {
  let path: String
  /// Each with its line, counted from 1.
  let tasks: [(name: String, line: Int)]

  package init(path: String, limit: Int = 64 << 20) throws(TraceErrors) {
    do throws(TraceError) {
      try self.init(TraceFile.bytes(path: path, limit: limit), path: path)
    } catch {
      throw TraceErrors([error])
    }
  }

  package init(_ bytes: [UInt8], path: String) throws(TraceError) {
    var reader = CSVReader(bytes, path: path)
    var (tasks, lineOfTask) = ([(name: String, line: Int)](), [String: Int]())
    while let row = try reader.next() {
      func error(_ message: String) -> TraceError {
        TraceError(path: path, line: row[0].line, column: row[0].column, message: message)
      }
      guard row.count == 1 else {
        throw error("this line has \(row.count) fields; write one task, in quotes if it has commas")
      }
      guard let name = row[0].text, !name.isEmpty else {
        throw error("an empty line, or one that isn't UTF-8; write a task a line")
      }
      if let line = lineOfTask.updateValue(row[0].line, forKey: name) {
        throw error("this task stands in line \(line) already; keep one of the two")
      }
      tasks.append((name, row[0].line))
    }
    guard !tasks.isEmpty else {
      throw TraceError(path: path, line: 1, column: 1, message: "the file is empty; name a task")
    }
    (self.path, self.tasks) = (path, tasks)
  }

  func error(_ line: Int, _ message: String) -> TraceError {
    TraceError(path: path, line: line, column: 1, message: message)
  }
}
