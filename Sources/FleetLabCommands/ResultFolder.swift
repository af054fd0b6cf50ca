// A folder that `fleetlab run` wrote, read back: its scores, and what must agree before they are compared.
// Not here: fields and rows (`ResultTable.swift`), comparing (`Experiments/ScoreComparison.swift`).

import Experiments
import Foundation
import GroundTruth
import LabReports

struct ResultFolder {
  let path: String
  let measure: Measure
  private let seed: UInt64
  private let window: Range<Int>
  private let arms: [String]
  /// Parts of the manifest that make the worlds, as canonical text.
  private let worlds: [(name: String, text: String)]

  /// - Throws: ``MissingFile``, ``UnusableInput``.
  init(path: String) throws {
    self.path = path
    let file = "\(path)/manifest.json"
    let bytes = try InputText.bytes(
      path: file, most: 1 << 26, remedy: "name a folder that fleetlab run wrote"
    ).bytes
    func wrong(_ sentence: String) -> UnusableInput {
      UnusableInput([Diagnostic(file: file, "\(sentence); name a folder that fleetlab run wrote")])
    }
    let document = try? JSONSerialization.jsonObject(with: Data(bytes))
    guard let manifest = document as? [String: Any], manifest["fleetlab"] != nil else {
      throw wrong("this is no manifest of fleetlab")
    }
    guard let list = manifest["arms"] as? [[String: Any]] else {
      throw wrong("it lists no arms; it may hold variations, each of which has a folder below")
    }
    guard let seed = (manifest["seed"] as? NSNumber)?.uint64Value,
      let measure = (manifest["measure"] as? String).flatMap(Measure.init),
      let days = manifest["window"] as? [String: Any], let first = days["first_day"] as? Int,
      let last = days["last_day"] as? Int, first >= 1, last >= first
    else { throw wrong("it lacks a seed, a measure or a window") }
    (self.seed, self.measure, window) = (seed, measure, first - 1..<last)
    arms = list.compactMap { $0["name"] as? String }
    guard arms.count == list.count, !arms.isEmpty else { throw wrong("an arm has no name") }
    let program = manifest["fleetlab"] as? [String: Any]
    let parts: [(String, Any?)] =
      [("world version", program?["world_version"]), ("generator", program?["generator"])]
      + ["fleet", "actions", "rules", "world"].map { ($0, manifest[$0]) }
    worlds = parts.map { ($0, Self.canonical($1)) }
  }

  private static func canonical(_ value: Any?) -> String {
    guard let value,
      let data = try? JSONSerialization.data(withJSONObject: [value], options: [.sortedKeys])
    else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// What keeps the two from being compared, or nothing: what differs, and what would be right.
  func difference(from other: ResultFolder, ignoringMeasure: Bool) -> String? {
    func sentence(_ what: String) -> String { "\(what); compare runs of the same worlds" }
    if seed != other.seed {
      return sentence("its seed is \(other.seed), that of \(path) is \(seed)")
    }
    for (part, others) in zip(worlds, other.worlds) where part.text != others.text {
      return sentence("its \(part.name) isn't that of \(path)")
    }
    if !ignoringMeasure, measure != other.measure {
      return "its measure is \(other.measure.rawValue), that of \(path) is \(measure.rawValue); "
        + "choose one with --measure"
    }
    if window != other.window {
      return "its \(ExperimentPlan.text(other.window)) count, of \(path) "
        + "\(ExperimentPlan.text(window)); play one again with the other's window"
    }
    return nil
  }

  /// Of the days that count where `daily.csv` has the measure in a form that can be summed over days, else of
  /// whole runs.
  func scores(of measure: Measure) throws -> ScoreSheet {
    let isDaily = [.score, .successRate, .errorRate].contains(measure)
    let daily = try ResultTable(path: "\(path)/daily.csv")
    let days = try daily.integers("day").max() ?? 0
    let whole = 0..<max(1, days)
    let usesDays = isDaily && window != whole
    let values = try usesDays ? dailyValues(measure, in: daily) : wholeValues(measure)
    let gauge = Gauge(measure, over: usesDays ? window : whole)
    let runs = try ResultTable(path: "\(path)/runs.csv")
    let numbers = Set(try runs.integers("replication")).sorted()
    let rows = arms.map { arm in
      ScoreSheet.Row(
        arm: arm, gauge: gauge,
        values: numbers.map { values[ResultTable.Key(arm: arm, replication: $0)] ?? .nan })
    }
    do throws(ScoreProblem) {
      return try ScoreSheet(seed: seed, replications: numbers, rows: rows)
    } catch {
      throw UnusableInput([
        Diagnostic(
          file: path, "\(error); a row is missing or empty in its files, so play it again")
      ])
    }
  }

  private func wholeValues(_ measure: Measure) throws -> [ResultTable.Key: Double] {
    let runs = try ResultTable(path: "\(path)/runs.csv")
    let (keys, values) = (try runs.keys(), try runs.numbers(measure.rawValue))
    let seeds = try runs.integers("seed")
    guard seeds.allSatisfy({ UInt64(exactly: $0) == seed }) else {
      throw runs.problem("a row has another seed than the manifest")
    }
    var found: [ResultTable.Key: Double] = [:]
    for (key, value) in zip(keys, values) {
      guard found.updateValue(value ?? .nan, forKey: key) == nil else {
        throw runs.problem("'\(key.arm)' has replication \(key.replication) twice")
      }
    }
    return found
  }

  /// Each day weighs as much as it has subtasks.
  private func dailyValues(
    _ measure: Measure, in daily: ResultTable
  ) throws -> [ResultTable.Key: Double] {
    _ = try wholeValues(measure)  // Its rows must be sound too.
    let (keys, days) = (try daily.keys(), try daily.integers("day"))
    let (weights, values) = (try daily.numbers("subtasks"), try daily.numbers(measure.rawValue))
    var sums: [ResultTable.Key: (weight: Double, sum: Double, days: Set<Int>)] = [:]
    for (index, key) in keys.enumerated() where window.contains(days[index] - 1) {
      var entry = sums[key] ?? (0, 0, [])
      guard entry.days.insert(days[index]).inserted else {
        throw daily.problem(
          "'\(key.arm)' has day \(days[index]) of replication \(key.replication) twice")
      }
      let weight = weights[index] ?? 0
      entry.weight += weight
      entry.sum += weight * (values[index] ?? 0)
      sums[key] = entry
    }
    return sums.mapValues {
      $0.days.count == window.count && $0.weight > 0 ? $0.sum / $0.weight : .nan
    }
  }
}
