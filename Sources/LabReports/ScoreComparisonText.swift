// Folders of results against the first of them, for people and for programs. Not here: reading the folders
// (`FleetLabCommands`), the table's rows (`ShiftTable.swift`).

package import Experiments

package enum ScoreComparisonText {
  package static func text(of comparison: ScoreComparison) -> String {
    var text = ""
    for part in comparison.parts {
      text += "\(part.name.asOneLine) against \(comparison.reference.asOneLine): "
      text += ShiftTable.plain(part.shifts) + "\n"
      if !part.unpaired.isEmpty {
        text +=
          "Only one of them has \(part.unpaired.map(\.asOneLine).joined(separator: ", ")).\n\n"
      }
    }
    return text
      + ("\(comparison.word.rawValue): within \(NumberText.decimals(100 * comparison.margin, 2)) % "
      + "counts as equivalent; files have nine significant digits, so identical means the same "
      + "in these.").wrapped()
  }

  package static func json(of comparison: ScoreComparison) -> String {
    let parts = comparison.parts.map { part in
      JSONValue.object([
        ("folder", .text(part.name)), ("arms", ShiftTable.json(part.shifts)),
        ("unpaired_arms", .texts(part.unpaired)),
      ])
    }
    return JSONValue.object([
      ("schema_version", .integer(1)), ("reference", .text(comparison.reference)),
      ("margin_percent", .setting(100 * comparison.margin)),
      ("word", .text(comparison.word.rawValue)), ("significant_digits", .integer(9)),
      ("folders", .list(parts)),
    ]).document
  }
}
