// A baseline as its file: doubles exact, since `identical` is judged by them, and a digest of the rest, by
// which a damaged file is known. Not here: reading it (`BaselineJSON+Reading.swift`), what a baseline is
// (`Experiments`).

import Digests
package import Experiments
import GroundTruth

package enum BaselineJSON {
  static let kind = "fleetlab baseline"

  package static func text(of baseline: Baseline) -> String {
    let members = members(of: baseline)
    let first = [
      ("kind", JSONValue.text(kind)), ("schema_version", .integer(Baseline.schemaVersion)),
      ("digest", .text(digest(of: members))),
    ]
    return JSONValue.object(first + members).document
  }

  /// Of the values, not of the bytes: line ends may change in a repository.
  static func digest(of baseline: Baseline) -> String { digest(of: members(of: baseline)) }

  private static func digest(of members: [(key: String, value: JSONValue)]) -> String {
    "sha256:" + SHA256.hexadecimal(of: Array(JSONValue.object(members).document.utf8))
  }

  private static func members(of baseline: Baseline) -> [(key: String, value: JSONValue)] {
    [
      ("source", source(baseline.source)), ("reason", .text(baseline.reason)),
      ("seed", .integer(baseline.scores.seed)),
      ("replications", .list(baseline.scores.replications.map { .integer($0) })),
      ("summaries", .list(baseline.summaries.map(summary))),
      ("scores", .list(baseline.scores.rows.map(row))),
      ("validity", .list(baseline.validity.map(check))),
      ("oldest", baseline.anchor.map(anchor) ?? .null),
      ("history", .list(baseline.history.map(entry))),
    ]
  }

  private static func source(_ source: Baseline.Source) -> JSONValue {
    .object([
      ("scenario", .text(source.scenario)), ("plan_hash", .text(source.planHash)),
      ("version", .text(source.version)), ("commit", .text(source.commit)),
      ("world_version", .integer(source.worldVersion)), ("generator", .text(source.generator)),
      ("generator_version", .integer(source.generatorVersion)),
      ("platform", .text(source.platform)),
    ])
  }

  private static func gauge(_ gauge: Gauge) -> [(key: String, value: JSONValue)] {
    [
      ("measure", .text(gauge.measure.rawValue)),
      ("first_day", .integer(gauge.window.lowerBound + 1)),
      ("last_day", .integer(gauge.window.upperBound)),
    ]
  }

  private static func row(_ row: ScoreSheet.Row) -> JSONValue {
    .object(
      [("arm", .text(row.arm))] + gauge(row.gauge) + [
        ("values", .list(row.values.map { .setting($0) }))
      ])
  }

  private static func summary(_ summary: Baseline.Summary) -> JSONValue {
    .object(
      [("arm", .text(summary.arm))] + gauge(summary.gauge) + [
        ("n", .integer(summary.count)), ("mean", .setting(summary.mean)),
        ("deviation", summary.deviation.map { .setting($0) } ?? .null),
      ])
  }

  private static func check(_ check: ValidityCheck) -> JSONValue {
    .object([
      ("name", .text(check.name)), ("word", .text(check.word.rawValue)),
      ("figure", .text(check.figure)), ("meaning", .text(check.meaning)),
    ])
  }

  private static func anchor(_ anchor: Baseline.Anchor) -> JSONValue {
    .object([
      ("reason", .text(anchor.reason)), ("commit", .text(anchor.commit)),
      ("scores", .list(anchor.scores.rows.map(row))),
    ])
  }

  private static func entry(_ entry: Baseline.Entry) -> JSONValue {
    .object([
      ("source", source(entry.source)), ("reason", .text(entry.reason)),
      ("summaries", .list(entry.summaries.map(summary))),
    ])
  }
}
