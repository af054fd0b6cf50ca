// What a run came to against its baseline, for people and for programs. Not here: the table's rows
// (`ShiftTable.swift`).

package import Experiments

package enum BaselineComparisonText {
  package static func text(of comparison: BaselineComparison, baseline: Baseline) -> String {
    var text = ShiftTable.plain(comparison.shifts) + "\n"
    text += sentence(comparison, baseline).wrapped()
    if comparison.hasDrifted, let anchor = baseline.anchor {
      text += "\nAgainst the oldest baseline kept (\(anchor.reason.asOneLine)):\n\n"
      text += ShiftTable.plain(comparison.drift)
    }
    return text
  }

  /// The answer in one sentence or two.
  package static func sentence(_ comparison: BaselineComparison, _ baseline: Baseline) -> String {
    let percent = NumberText.decimals(100 * comparison.margin, 2) + " %"
    func arms(_ shifts: [Shift], _ word: Shift.Word) -> String {
      shifts.filter { $0.word == word }.map { "'\($0.arm.asOneLine)' (\($0.gauge.text))" }
        .joined(separator: ", ")
    }
    var text: String
    let gravest = comparison.shifts.map(\.word).max() ?? .identical
    switch gravest {
    case .identical: text = "identical: nothing changed on any seed."
    case .equivalent: text = "equivalent: whatever changed, changed by less than \(percent)."
    case .better:
      text = "better: \(arms(comparison.shifts, .better)); nothing is worse."
      if comparison.isStale {
        text += " It is beyond the margin of \(percent), so the baseline is out of date."
      }
    case .inconclusive:
      text =
        "inconclusive: \(arms(comparison.shifts, .inconclusive)) can't be called equivalent "
        + "within \(percent), nor better or worse."
      if comparison.shifts.contains(where: { $0.word == .inconclusive && $0.count < 50 }) {
        text += " A verdict needs \(Comparison.fewestForVerdict) replications."
      }
    case .worse:
      text = "worse: \(arms(comparison.shifts, .worse)) fell by more than \(percent)."
    }
    if comparison.hasDrifted {
      text +=
        " Small steps have added up: against the oldest baseline kept, "
        + "\(arms(comparison.drift, .worse)) is worse."
    }
    return text
  }

  package static func json(of comparison: BaselineComparison, baseline: Baseline) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("scenario", .text(baseline.source.scenario)),
      ("plan_hash", .text(baseline.source.planHash)),
      ("margin_percent", .setting(100 * comparison.margin)),
      ("word", .text(comparison.word.rawValue)),
      ("sentence", .text(sentence(comparison, baseline))),
      ("baseline_is_out_of_date", .flag(comparison.isStale)),
      ("has_drifted", .flag(comparison.hasDrifted)),
      ("arms", ShiftTable.json(comparison.shifts)),
      ("against_oldest", ShiftTable.json(comparison.drift)),
    ]).document
  }
}
