// A gate's answer for programs: JSON, and the rows alone as CSV. Not here: what is said (`GateRecord.swift`).

import Experiments

package enum GateJSON {
  /// Of one record as it is, of several as a list of them.
  package static func text(of records: [GateRecord]) -> String {
    let values = records.map(value)
    if values.count == 1 { return values[0].document }
    return JSONValue.object([("schema_version", .integer(1)), ("gates", .list(values))]).document
  }

  private static func value(_ record: GateRecord) -> JSONValue {
    .object([
      ("schema_version", .integer(1)), ("name", .text(record.name)),
      ("outcome", .text("\(record.outcome)")), ("plan_hash", .text(record.planHash)),
      ("seeds", .text(record.seeds)), ("replications", .integer(record.replications)),
      ("version", .text(record.version)), ("command", .text(record.command)),
      ("rows", .list(record.rows.filter { !$0.isTimed }.map(row))),
      // By the clock: other each time.
      ("timed_rows", .list(record.rows.filter(\.isTimed).map(row))),
      (
        "references",
        .list(
          record.references.map {
            .object([
              ("name", .text($0.name)), ("measure", .text($0.measure)), ("mean", .number($0.mean)),
              ("is", .text($0.note)),
            ])
          })
      ), ("validity", .list(record.validity.map(check))),
      (
        "changing_worlds",
        .list(
          record.drift.map { finding in
            let comparison = finding.comparison
            return .object([
              ("world", .text(finding.world)), ("arm", .text(comparison.arm)),
              ("measure", .text(comparison.measure.rawValue)), ("n", .integer(comparison.count)),
              ("control_mean", .number(comparison.referenceMean)),
              ("arm_mean", .number(comparison.armMean)),
              (
                "relative_percent",
                comparison.relative.map { Interval($0).json(times: 100) } ?? .null
              ),
            ])
          })
      ), ("warnings", .texts(record.warnings)),
    ])
  }

  static func check(_ check: ValidityCheck) -> JSONValue {
    .object([
      ("check", .text(check.name)), ("answer", .text(check.word.rawValue)),
      ("found", .text(check.figure)), ("holds_when", .text(check.meaning)),
    ])
  }

  private static func row(_ row: GateRecord.Row) -> JSONValue {
    .object([
      ("kind", .text(row.kind)), ("question", .text(row.key)), ("arm", .text(row.arm)),
      ("against", .text(row.against)), ("measure", .text(row.measure)), ("word", .text(row.word)),
      ("estimate", .number(row.estimate)), ("low", .number(row.low)), ("high", .number(row.high)),
      ("unit", .text(row.unit)), ("asked", .text(row.asked)), ("n", .integer(row.count)),
      ("dz", .number(row.standardised)), ("p", .number(row.p)), ("p_holm", .number(row.holm)),
      ("gap_closed_percent", row.gapClosed?.json(times: 100) ?? .null),
      ("sentence", .text(row.sentence)),
    ])
  }

  static let columns = [
    "kind", "question", "arm", "against", "measure", "word", "estimate", "low", "high", "unit",
    "asked", "n", "dz", "p", "p_holm", "gap_closed_percent",
  ]

  /// The rows of all records that no clock decides.
  package static func csv(of records: [GateRecord]) -> String {
    var table = CSVTable(columns: ["scenario"] + columns)
    for record in records { append(record, to: &table) }
    return table.text
  }

  private static func append(_ record: GateRecord, to table: inout CSVTable) {
    for row in record.rows where !row.isTimed {
      table.append([
        .text(record.name), .text(row.kind), .text(row.key), .text(row.arm), .text(row.against),
        .text(row.measure),
        .text(row.word), .number(row.estimate), .number(row.low), .number(row.high),
        .text(row.unit), .text(row.asked), .integer(row.count), .number(row.standardised),
        .number(row.p), .number(row.holm), .number(row.gapClosed.map { 100 * $0.value }),
      ])
    }
  }
}
