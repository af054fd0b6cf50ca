// Shifts as a table for a terminal and as JSON. Not here: what they mean (`Experiments/Shift.swift`).

package import Experiments
import GroundTruth

package enum ShiftTable {
  package static func plain(_ shifts: [Shift]) -> String {
    let hasGauges = Set(shifts.map(\.gauge)).count > 1
    var table = MarkdownTable([
      ("Arm", .left), ("Word", .left), ("Before", .right), ("Now", .right),
      ("Better by, 90 %", .right), ("Changed", .right), ("p worse (Holm)", .right),
      ("n settles", .right),
    ])
    for shift in shifts {
      let decimals = shift.gauge.measure.decimals
      let name = shift.arm.asOneLine + (hasGauges ? ", \(shift.gauge.text)" : "")
      table.append([
        name, shift.word.rawValue, NumberText.decimals(shift.baseMean, decimals),
        NumberText.decimals(shift.mean, decimals), change(shift),
        "\(shift.changed) of \(shift.count)", shift.holm.map { NumberText.p($0) } ?? "–",
        shift.settledBy.map(String.init) ?? "–",
      ])
    }
    return (hasGauges || shifts.isEmpty ? "" : "\(shifts[0].gauge.text)\n\n")
      + table.plain(width: 140)
  }

  /// Such as "+1.20 % [+0.80, +1.60]".
  private static func change(_ shift: Shift) -> String {
    guard let change = shift.change else { return "–" }
    let (factor, decimals, unit) =
      shift.isRelative ? (100.0, 2, " %") : (1.0, shift.gauge.measure.decimals, "")
    func text(_ value: Double) -> String { NumberText.signed(factor * value, decimals) }
    if change.low == change.high { return text(change.value) + unit }
    return text(change.value) + unit + " [\(text(change.low)), \(text(change.high))]"
  }

  static func json(_ shifts: [Shift]) -> JSONValue { .list(shifts.map(json)) }

  private static func json(_ shift: Shift) -> JSONValue {
    .object([
      ("arm", .text(shift.arm)), ("measure", .text(shift.gauge.measure.rawValue)),
      ("first_day", .integer(shift.gauge.window.lowerBound + 1)),
      ("last_day", .integer(shift.gauge.window.upperBound)), ("word", .text(shift.word.rawValue)),
      ("n", .integer(shift.count)), ("changed", .integer(shift.changed)),
      ("before", .number(shift.baseMean)), ("now", .number(shift.mean)),
      ("difference", shift.difference.map { Interval($0).json() } ?? .null),
      ("better_is_relative", .flag(shift.isRelative)),
      (
        shift.isRelative ? "better_percent" : "better",
        shift.change.map { change in
          let factor = shift.isRelative ? 100.0 : 1
          return .object([
            ("value", .number(factor * change.value)), ("low", .number(factor * change.low)),
            ("high", .number(factor * change.high)),
          ])
        } ?? .null
      ), ("p_worse", .number(shift.p)), ("p_worse_holm", .number(shift.holm)),
      ("settled_by", .integer(shift.settledBy)),
    ])
  }
}
