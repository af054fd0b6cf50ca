// The columns of a trace and where a file has them. Not here: their cells (`MatrixBuilder.swift`).

enum MatrixColumn: String, CaseIterable {
  case task = "task_id"
  case pattern, worker, success
  case successProbability = "success_probability"
  case seconds, quality, error

  static let names = allCases.map(\.rawValue)
}

struct MatrixColumns {
  /// For each column of the file what it is; `nil` for an unknown one.
  let columns: [MatrixColumn?]
  /// What is wrong with the header, each with the field it is about.
  private(set) var complaints: [(field: CSVField, message: String)] = []

  init(header: [CSVField]) {
    columns = header.map { $0.text.flatMap(MatrixColumn.init(rawValue:)) }
    for (index, (field, column)) in zip(header, columns).enumerated() {
      let name = field.text ?? "not UTF-8"
      if column == nil {
        let hint = NearestName.hint(for: name, among: MatrixColumn.names)
        complaints.append((field, "unknown column '\(name)'; \(hint)"))
      } else if columns[..<index].contains(column) {
        complaints.append((field, "the column '\(name)' stands here again; keep one of the two"))
      }
    }
    for wanted in [MatrixColumn.task, .pattern, .worker] where !columns.contains(wanted) {
      complain(at: header, "there is no column '\(wanted.rawValue)'; add it")
    }
    switch (columns.contains(.success), columns.contains(.successProbability)) {
    case (false, false):
      complain(at: header, "there is no column 'success' or 'success_probability'; add one")
    case (true, true):
      complain(at: header, "both 'success' and 'success_probability' are there; keep one")
    default: break
    }
  }

  private mutating func complain(at header: [CSVField], _ message: String) {
    complaints.append((header[0], message))
  }

  /// Where a column stands in each row.
  func index(of column: MatrixColumn) -> Int? { columns.firstIndex(of: column) }
}
