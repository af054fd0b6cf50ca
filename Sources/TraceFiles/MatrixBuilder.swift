// Rows → a matrix: identifiers, values and what contradicts itself.
// Not here: rows (`CSVReader.swift`), the header (`MatrixColumns.swift`).

/// Gathers rows and everything wrong with them, up to a limit.
struct MatrixBuilder {
  private let path: String
  private let limits: MatrixCSV.Limits
  private var errors: [TraceError] = []

  private var tasks = Interned()
  private var patterns = Interned()
  private var workers = Interned()
  /// For each task its pattern, and the line that said so.
  private var patternOfTask: [(pattern: Int, line: Int)] = []
  private var cells: [Cell] = []
  private var lineOfCell: [CellKey: Int] = [:]

  private struct Cell {
    let key: CellKey
    let success, seconds, quality, error: Double
  }

  private init(path: String, limits: MatrixCSV.Limits) {
    (self.path, self.limits) = (path, limits)
  }

  static func matrix(
    from bytes: [UInt8], path: String, limits: MatrixCSV.Limits
  ) throws(TraceErrors) -> TraceMatrix {
    var builder = MatrixBuilder(path: path, limits: limits)
    var columns: MatrixColumns?
    do throws(TraceError) {
      columns = try builder.read(bytes)
    } catch {
      builder.errors.append(error)
    }
    guard let columns, builder.errors.isEmpty else {
      throw TraceErrors(Array(builder.errors.prefix(TraceErrors.limit)))
    }
    return builder.matrix(columns)
  }

  private mutating func read(_ bytes: [UInt8]) throws(TraceError) -> MatrixColumns {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TraceError(path: path, line: 1, column: 1, message: "this is UTF-16; save it as UTF-8")
    }
    var reader = CSVReader(bytes, path: path)
    guard let header = try reader.next() else {
      let wanted = "begin with the header task_id,pattern,worker,success"
      throw TraceError(path: path, line: 1, column: 1, message: "the file is empty; \(wanted)")
    }
    let columns = MatrixColumns(header: header)
    for (field, message) in columns.complaints { complain(at: field, message) }
    guard columns.complaints.isEmpty else { return columns }  // Rows would mean anything.
    while errors.count < TraceErrors.limit, let row = try reader.next() { add(row, columns) }
    if cells.isEmpty, errors.isEmpty {
      complain(at: header[0], "there is no row below the header; add one for each task and worker")
    }
    return columns
  }

  private mutating func complain(at field: CSVField, _ message: String) {
    errors.append(
      TraceError(path: path, line: field.line, column: field.column, message: message))
  }

  private mutating func add(_ row: [CSVField], _ columns: MatrixColumns) {
    guard row.count == columns.columns.count else {
      let isEmptyLine = row.count == 1 && row[0].bytes.isEmpty
      complain(
        at: row[0],
        isEmptyLine
          ? "an empty line; remove it"
          : "this row has \(row.count) fields; write \(columns.columns.count), as in the header")
      return
    }
    func field(_ column: MatrixColumn) -> CSVField? { columns.index(of: column).map { row[$0] } }
    let names = [MatrixColumn.task, .pattern, .worker].map { column in
      field(column).flatMap { name(in: $0, column) }
    }
    let success =
      field(.success).flatMap { value(in: $0, .success) }
      ?? field(.successProbability).flatMap { value(in: $0, .successProbability) }
    let others = [MatrixColumn.seconds, .quality, .error].map { column in
      field(column).flatMap { value(in: $0, column) } ?? .nan
    }
    guard let task = names[0], let pattern = names[1], let worker = names[2], let success,
      let taskField = field(.task), let patternField = field(.pattern)
    else { return }
    let key = CellKey(tasks.index(of: task), workers.index(of: worker))
    classify(key.task, as: patterns.index(of: pattern), task, at: patternField)
    if let line = lineOfCell.updateValue(taskField.line, forKey: key) {
      complain(
        at: taskField,
        "the worker '\(worker)' has the task '\(task)' in line \(line) already; write it once")
    }
    guard tasks.names.count * workers.names.count <= limits.cells else {
      errors = [
        TraceError(
          path: path, line: taskField.line, column: 1,
          message: "this makes over \(limits.cells) cells of task and worker; leave some out")
      ]
      return
    }
    cells.append(
      Cell(key: key, success: success, seconds: others[0], quality: others[1], error: others[2]))
  }

  private mutating func classify(_ task: Int, as pattern: Int, _ name: String, at field: CSVField) {
    if task == patternOfTask.count { patternOfTask.append((pattern, field.line)) }
    let known = patternOfTask[task]
    if known.pattern != pattern {
      let (first, line) = (patterns.names[known.pattern], known.line)
      complain(at: field, "the task '\(name)' has the pattern '\(first)' in line \(line); keep one")
    }
  }

  private mutating func name(in field: CSVField, _ column: MatrixColumn) -> String? {
    guard let text = field.text else {
      complain(at: field, "\(column.rawValue) is not UTF-8; save the file as UTF-8")
      return nil
    }
    guard !text.isEmpty else {
      complain(at: field, "\(column.rawValue) is empty; write a name")
      return nil
    }
    return text
  }

  /// NaN for an empty cell where that may be; `nil` for a wrong one, which is complained about.
  private mutating func value(in field: CSVField, _ column: MatrixColumn) -> Double? {
    let text = field.text ?? "not UTF-8"
    let wanted =
      switch column {
      case .success: "0 or 1, or call the column success_probability"
      case .seconds: "a number of at least 0, or nothing where it isn't known"
      case .quality, .error: "a number from 0 to 1, or nothing where it isn't known"
      default: "a number from 0 to 1"
      }
    let isOutcome = column == .success || column == .successProbability
    if text.isEmpty, !isOutcome { return .nan }
    if let value = DecimalText.number(field.bytes), value >= 0,
      column == .seconds || value <= 1, column != .success || value == 0 || value == 1
    {
      return value
    }
    complain(at: field, "\(column.rawValue) is '\(text.prefix(40))'; write \(wanted)")
    return nil
  }

  private func matrix(_ columns: MatrixColumns) -> TraceMatrix {
    let sorted = patterns.names.sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
    func table(_ value: KeyPath<Cell, Double>) -> [Double] {
      var table = [Double](repeating: .nan, count: tasks.names.count * workers.names.count)
      for cell in cells {
        table[cell.key.task * workers.names.count + cell.key.worker] = cell[keyPath: value]
      }
      return table
    }
    func optional(_ column: MatrixColumn, _ value: KeyPath<Cell, Double>) -> [Double]? {
      columns.index(of: column) == nil ? nil : table(value)
    }
    return TraceMatrix(
      tasks: tasks.names, patterns: sorted,
      patternOfTask: patternOfTask.compactMap { rank[patterns.names[$0.pattern]] },
      workers: workers.names, success: table(\.success), seconds: optional(.seconds, \.seconds),
      quality: optional(.quality, \.quality), error: optional(.error, \.error))
  }
}
