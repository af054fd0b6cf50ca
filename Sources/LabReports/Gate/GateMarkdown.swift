// A gate's answer in GitHub-flavoured Markdown, such as a pull request's check shows. Not here: what is said
// (`GateRecord.swift`).

import Experiments
import GroundTruth

package enum GateMarkdown {
  package static func text(of records: [GateRecord]) -> String {
    records.map(text).joined(separator: "\n")
  }

  private static func text(_ record: GateRecord) -> String {
    var text = "## \(mark(record.outcome)) \(record.name.asCode): \(record.answer)\n\n"
    if !record.summary.isEmpty { text += record.summary.asOneLine + "\n\n" }
    text += rows(record).markdown + "\n"
    text += record.rows.map { "- \($0.sentence.asOneLine).\n" }.joined() + "\n"
    for warning in record.warnings { text += "> [!WARNING]\n> \(warning.asOneLine)\n\n" }
    let failed = record.failures.count
    let checked =
      failed == 0 ? "all \(record.validity.count) hold or don't apply" : "\(failed) failed"
    text += "<details\(failed == 0 ? "" : " open")><summary>Validity: \(checked)</summary>\n\n"
    text += validity(record).markdown + "\n</details>\n\n"
    text += "<details><summary>What it is read against</summary>\n\n"
    text += references(record).markdown + "\n" + drift(record) + "</details>\n\n"
    text += "Plan \(record.planHash.asCode), \(record.seeds), fleetlab \(record.version). "
    return text + "Again: \(record.command.asCode)\n"
  }

  private static func mark(_ outcome: GateRecord.Outcome) -> String {
    switch outcome {
    case .met: "✅"
    case .missed: "❌"
    case .inconclusive: "❔"
    case .invalid: "⛔"
    }
  }

  private static func rows(_ record: GateRecord) -> MarkdownTable {
    var table = MarkdownTable([
      ("Verdict", .left), ("Question", .left), ("Arm", .left), ("Estimate, 95 %", .right),
      ("Asked for", .left), ("Gap closed, 95 %", .right), ("n", .right), ("d_z", .right),
      ("p", .right), ("Holm p", .right),
    ])
    for row in record.rows {
      let question = row.measure.isEmpty ? row.key : "\(row.key), \(row.measure)"
      table.append([
        "**\(row.word)**", question, row.arm.asCode, row.interval, row.asked,
        row.gapClosed?.percent(0, isSigned: false) ?? "–", "\(row.count)",
        NumberText.decimals(row.standardised ?? .nan, 2), NumberText.p(row.p),
        NumberText.p(row.holm),
      ])
    }
    return table
  }

  private static func validity(_ record: GateRecord) -> MarkdownTable {
    var table = MarkdownTable([
      ("Check", .left), ("Answer", .left), ("Found", .left), ("Holds when", .left),
    ])
    for check in record.validity {
      table.append([check.name, check.word.rawValue, check.figure, check.meaning])
    }
    return table
  }

  private static func references(_ record: GateRecord) -> MarkdownTable {
    var table = MarkdownTable([
      ("Against", .left), ("Measure", .left), ("Mean", .right), ("Is", .left),
    ])
    for reference in record.references {
      table.append([
        reference.name.asCode, reference.measure, NumberText.decimals(reference.mean, 4),
        reference.note,
      ])
    }
    return table
  }

  private static func drift(_ record: GateRecord) -> String {
    guard !record.drift.isEmpty else { return "" }
    var table = MarkdownTable([
      ("Changing world", .left), ("Arm", .left), ("Measure", .left), ("Control", .right),
      ("Arm's mean", .right), ("Relative, 95 %", .right),
    ])
    for finding in record.drift {
      let comparison = finding.comparison
      table.append([
        finding.world, comparison.arm.asCode, comparison.measure.rawValue,
        NumberText.decimals(comparison.referenceMean, 4),
        NumberText.decimals(comparison.armMean, 4),
        comparison.relative.map { Interval($0).percent(1) } ?? "–",
      ])
    }
    return table.markdown + "\n"
  }
}

extension GateRecord {
  typealias Outcome = Gate.Outcome
}

extension GateRecord.Row {
  /// The estimate with its interval, in its unit.
  var interval: String {
    guard let estimate else { return "–" }
    let value = Interval(value: estimate, low: low ?? .nan, high: high ?? .nan)
    return switch unit {
    case "percent": value.scaled(0.01).percent(1)
    case "absolute": value.signed(4)
    case "bytes": NumberText.decimals(estimate, 0) + " bytes"
    case "us": value.plain(2) + " µs"
    default: value.plain(3)
    }
  }
}
