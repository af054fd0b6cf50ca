// Tables in GitHub-flavoured Markdown, aligned in the source too, so that the raw text reads well;
// and the same for a terminal. Not here: what is in them (`Report`, `TerminalSummary.swift`), the same in
// HTML (`HTMLPage.swift`).

package struct MarkdownTable: Sendable {
  package enum Side: Sendable {
    case left, right
  }

  let columns: [(title: String, side: Side)]
  private(set) var rows: [[String]] = []

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

  /// Without rules and escapes, two spaces between columns; the first column is cut where the table
  /// would be wider.
  package func plain(width: Int) -> String {
    let all = [columns.map(\.title)] + rows
    var widths = columns.indices.map { column in all.map { $0[column].count }.reduce(0, max) }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    widths[0] = min(widths[0], max(8, width - others))
    return all.map { row in
      let first = row[0].cut(to: widths[0])
      let line = padded([first] + row.dropFirst(), widths).joined(separator: "  ")
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
  /// Names that are cut differ at their ends more often than in the middle.
  fileprivate func cut(to width: Int) -> String {
    guard count > width else { return self }
    let begin = (width - 1) / 3
    return prefix(begin) + "…" + suffix(width - 1 - begin)
  }

  /// A name from a scenario, in a code span, where Markdown does nothing to it.
  var asCode: String { "`" + map { $0 == "`" ? "'" : $0.isNewline ? " " : $0 } + "`" }
}
