// Tables in GitHub-flavoured Markdown whose columns are aligned in the source too, so that the raw text reads
// well; and the same for a terminal. Not here: what is in them (`ReportMarkdown`, `TerminalSummary.swift`).

package struct MarkdownTable {
  package enum Side: Sendable {
    case left, right
  }

  private let columns: [(title: String, side: Side)]
  private var rows: [[String]] = []

  package init(_ columns: [(title: String, side: Side)]) { self.columns = columns }

  /// A first column of words and others of numbers.
  package init(_ first: String, numbers: [String]) {
    columns = [(first, .left)] + numbers.map { ($0, .right) }
  }

  package mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append(cells)
  }

  package var markdown: String {
    let cells = rows.map { $0.map(Self.cell) }
    let titles = columns.map { Self.cell($0.title) }
    let widths = columns.indices.map { column in
      ([titles] + cells).map { $0[column].count }.reduce(3, max)
    }
    let rule = zip(columns, widths).map { column, width in
      column.side == .left
        ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
    }
    let lines = [titles, rule] + cells
    return lines.map { "| " + padded($0, widths).joined(separator: " | ") + " |\n" }.joined()
  }

  /// Without rules and escapes, two spaces between columns.
  package var plain: String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.reduce(0, max) }
    return all.map { row in
      let line = padded(row, widths).joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private func padded(_ row: [String], _ widths: [Int]) -> [String] {
    zip(zip(row, columns), widths).map { cell, width in
      let space = String(repeating: " ", count: max(0, width - cell.0.count))
      return cell.1.side == .left ? cell.0 + space : space + cell.0
    }
  }

  /// A cell holds one line and no bar.
  private static func cell(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined()
  }
}

extension String {
  /// A name from a scenario, in a code span, where Markdown does nothing to it.
  var asCode: String { "`" + map { $0 == "`" ? "'" : $0.isNewline ? " " : $0 } + "`" }
}
