// CSV by RFC 4180: UTF-8, LF, quotes only where they are needed, an empty field for what is
// missing. Not here: which columns a file has (the CSV files of this folder), reading
// (`TraceFiles`).

package struct CSVTable {
  private let width: Int
  package private(set) var text: String

  package enum Field {
    case text(String)
    case integer(Int)
    case number(Double?)
    case missing
  }

  package init(columns: [String]) {
    width = columns.count
    text = columns.map(Self.quoted).joined(separator: ",") + "\n"
  }

  package mutating func append(_ row: [Field]) {
    precondition(row.count == width, "\(row.count) fields don't fit \(width) columns")
    for (index, field) in row.enumerated() {
      if index > 0 { text += "," }
      switch field {
      case .text(let string): text += Self.quoted(string)
      case .integer(let value): text += "\(value)"
      case .number(let value): text += value.flatMap(NumberText.file) ?? ""
      case .missing: break
      }
    }
    text += "\n"
  }

  private static func quoted(_ string: String) -> String {
    let needsQuotes = string.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard needsQuotes else { return string }
    return "\""
      + string.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
