// A gate's answer for a terminal, in at most 100 columns. Not here: what is said (`GateRecord.swift`).

import Experiments
import GroundTruth

package enum GateText {
  package static func text(of record: GateRecord) -> String {
    var text = "\(record.name.asOneLine): \(record.answer)\n"
    for row in record.rows {
      let label = row.word.uppercased()
      text += "\n" + (row.sentence.asOneLine + ".").wrapped(indent: 14, after: padded(label, 14))
      if let line = figures(row) { text += line.wrapped(indent: 14, after: padded("", 14)) }
    }
    if record.rows.isEmpty { text += "\nThe scenario sets no targets.\n" }
    text += "\n" + references(record).plain(width: 100)
    text += "\nValidity\n" + validity(record)
    if !record.drift.isEmpty { text += "\nIn worlds that change\n" + drift(record) }
    for warning in record.warnings { text += "\nwarning: " + warning.wrapped() }
    text += "\n\(record.seeds)\nplan \(record.planHash)\n"
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// n, effect size and p-values of a target.
  private static func figures(_ row: GateRecord.Row) -> String? {
    guard row.kind == "target", row.count > 1 else { return nil }
    return "n = \(row.count) paired, d_z \(NumberText.decimals(row.standardised ?? .nan, 2)), p "
      + "\(NumberText.p(row.p)), Holm \(NumberText.p(row.holm))."
  }

  private static func references(_ record: GateRecord) -> MarkdownTable {
    var table = MarkdownTable([
      ("Against", .left), ("Measure", .left), ("Mean", .right), ("Is", .left),
    ])
    for reference in record.references {
      table.append([
        reference.name.asOneLine, reference.measure, NumberText.decimals(reference.mean, 4),
        reference.note,
      ])
    }
    return table
  }

  private static func validity(_ record: GateRecord) -> String {
    guard !record.validity.isEmpty else { return "  nothing was checked\n" }
    let width = (record.validity.map { $0.name.count + $0.word.rawValue.count }.max() ?? 0) + 4
    return record.validity.map { check in
      let label = "  \(padded(check.word.rawValue, 8)) \(check.name): "
      return check.figure.asOneLine.wrapped(indent: min(30, width), after: label)
    }.joined()
  }

  private static func drift(_ record: GateRecord) -> String {
    var table = MarkdownTable([
      ("World", .left), ("Arm", .left), ("Measure", .left), ("Control", .right), ("Arm's", .right),
      ("Relative, 95 %", .right),
    ])
    for finding in record.drift {
      let comparison = finding.comparison
      table.append([
        finding.world, comparison.arm.asOneLine, comparison.measure.rawValue,
        NumberText.decimals(comparison.referenceMean, 4),
        NumberText.decimals(comparison.armMean, 4),
        comparison.relative.map { Interval($0).percent(1) } ?? "–",
      ])
    }
    return table.plain(width: 100)
  }
}
