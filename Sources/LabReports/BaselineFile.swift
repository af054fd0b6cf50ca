// The shape of a baseline file as the parser fills it. Not here: what is checked beforehand and afterwards
// (`BaselineJSON+Reading.swift`), writing it (`BaselineJSON.swift`).

import Experiments
import GroundTruth

extension BaselineJSON {
  /// What any version of the file begins with.
  struct Head: Decodable {
    let kind: String?
    let schemaVersion: Int?

    private enum CodingKeys: String, CodingKey { case kind, schemaVersion }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      // Another program's file may have anything here.
      kind = try? values.decode(String.self, forKey: .kind)
      schemaVersion = try? values.decode(Int.self, forKey: .schemaVersion)
    }
  }

  struct File: Decodable {
    let digest: String
    let source: Source
    let reason: String
    /// Read as any number: of one that is no whole number Foundation would say that the file is no JSON. Up to
    /// 2⁵³ − 1 it is exact.
    let seed: Double
    let replications: [Int]
    let scores: [Row]
    let validity: [ValidityCheck]
    let oldest: Oldest?
    let history: [Entry]

    func baseline() throws(ScoreProblem) -> Baseline {
      Baseline(
        source: source.value, reason: reason, scores: try sheet(scores), validity: validity,
        anchor: try oldest.map { oldest throws(ScoreProblem) in
          Baseline.Anchor(
            reason: oldest.reason, commit: oldest.commit, scores: try sheet(oldest.scores))
        }, history: try history.map { entry throws(ScoreProblem) in try entry.value() })
    }

    private func sheet(_ rows: [Row]) throws(ScoreProblem) -> ScoreSheet {
      guard let seed = UInt64(exactly: seed), seed < 1 << 53 else {
        throw ScoreProblem("its seed is no whole number from 0 to 2⁵³ − 1")
      }
      return try ScoreSheet(
        seed: seed, replications: replications,
        rows: rows.map { row throws(ScoreProblem) in
          .init(
            arm: row.arm, gauge: try gauge(row.measure, row.firstDay, row.lastDay),
            values: row.values)
        })
    }
  }

  struct Source: Decodable {
    let scenario, planHash, version, commit, generator, platform: String
    let worldVersion, generatorVersion: Int

    var value: Baseline.Source {
      Baseline.Source(
        scenario: scenario, planHash: planHash, version: version, commit: commit,
        worldVersion: worldVersion, generator: generator, generatorVersion: generatorVersion,
        platform: platform)
    }
  }

  struct Row: Decodable {
    let arm, measure: String
    let firstDay, lastDay: Int
    let values: [Double]
  }

  struct Oldest: Decodable {
    let reason, commit: String
    let scores: [Row]
  }

  struct Entry: Decodable {
    let source: Source
    let reason: String
    let summaries: [Summary]

    func value() throws(ScoreProblem) -> Baseline.Entry {
      Baseline.Entry(
        source: source.value, reason: reason,
        summaries: try summaries.map { summary throws(ScoreProblem) in
          Baseline.Summary(
            arm: summary.arm,
            gauge: try gauge(summary.measure, summary.firstDay, summary.lastDay),
            count: summary.n, mean: summary.mean, deviation: summary.deviation)
        })
    }
  }

  struct Summary: Decodable {
    let arm, measure: String
    let firstDay, lastDay, n: Int
    let mean: Double
    let deviation: Double?
  }

  private static func gauge(
    _ measure: String, _ firstDay: Int, _ lastDay: Int
  ) throws(ScoreProblem) -> Gauge {
    guard let known = Measure(rawValue: measure) else {
      throw ScoreProblem("there is no measure '\(measure.asOneLine.prefix(40))'")
    }
    guard firstDay >= 1, lastDay >= firstDay, lastDay < 1 << 31 else {
      throw ScoreProblem("days \(firstDay)–\(lastDay) are none")
    }
    return Gauge(known, over: firstDay - 1..<lastDay)
  }
}
