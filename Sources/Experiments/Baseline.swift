// What a fleet came to when somebody last called it good: scores to be held against later ones.
// Not here: holding them (`BaselineComparison.swift`), the file (`LabReports/BaselineJSON.swift`).

import LabStatistics

package struct Baseline: Sendable, Equatable {
  /// What must agree for numbers to be compared at all, and who made them.
  package struct Source: Sendable, Equatable {
    package var scenario: String
    /// Of everything that the plan says.
    package var planHash: String
    /// The program's.
    package var version: String
    package var commit: String
    package var worldVersion: Int
    package var generator: String
    package var generatorVersion: Int
    /// Such as "Linux x86_64, glibc 2.39, GSL 2.7.1": on another one the last bits may differ.
    package var platform: String

    package init(
      scenario: String, planHash: String, version: String, commit: String, worldVersion: Int,
      generator: String, generatorVersion: Int, platform: String
    ) {
      (self.scenario, self.planHash) = (scenario, planHash)
      (self.version, self.commit, self.platform) = (version, commit, platform)
      (self.worldVersion, self.generator) = (worldVersion, generator)
      self.generatorVersion = generatorVersion
    }
  }

  /// A row of scores in three numbers.
  package struct Summary: Sendable, Equatable {
    package let arm: String
    package let gauge: Gauge
    package let count: Int
    package let mean: Double
    /// Over *n* − 1; `nil` of a single replication, or of numbers too large to be squared.
    package let deviation: Double?

    package init(arm: String, gauge: Gauge, count: Int, mean: Double, deviation: Double?) {
      (self.arm, self.gauge, self.count) = (arm, gauge, count)
      (self.mean, self.deviation) = (mean, deviation)
    }
  }

  /// A baseline that was replaced.
  package struct Entry: Sendable, Equatable {
    package let source: Source
    package let reason: String
    package let summaries: [Summary]

    package init(source: Source, reason: String, summaries: [Summary]) {
      (self.source, self.reason, self.summaries) = (source, reason, summaries)
    }
  }

  /// The first baseline since which only what isn't worse has been taken: many small steps down show
  /// against it, each of which was within the margin.
  package struct Anchor: Sendable, Equatable {
    package let reason: String
    package let commit: String
    package let scores: ScoreSheet

    package init(reason: String, commit: String, scores: ScoreSheet) {
      (self.reason, self.commit, self.scores) = (reason, commit, scores)
    }
  }

  package static let schemaVersion = 1
  /// How many replaced ones are remembered.
  package static let longestHistory = 20

  package let source: Source
  /// Why it was made, in its maker's words.
  package let reason: String
  package let scores: ScoreSheet
  package let validity: [ValidityCheck]
  /// `nil` where this one is the first.
  package let anchor: Anchor?
  /// Oldest first.
  package let history: [Entry]

  package init(
    source: Source, reason: String, scores: ScoreSheet, validity: [ValidityCheck],
    anchor: Anchor? = nil, history: [Entry] = []
  ) {
    (self.source, self.reason, self.scores) = (source, reason, scores)
    (self.validity, self.anchor, self.history) = (validity, anchor, history)
  }

  package var summaries: [Summary] {
    scores.rows.map { row in
      let moments = Moments(of: row.values)
      return Summary(
        arm: row.arm, gauge: row.gauge, count: moments.count, mean: moments.mean,
        deviation: moments.deviation.isFinite ? moments.deviation : nil)
    }
  }

  /// This one in the place of another.
  ///
  /// - Parameter continues: Whether it was shown not to be worse; otherwise it is a new beginning.
  package func replacing(_ old: Baseline, continues: Bool) -> Baseline {
    let first =
      old.anchor ?? Anchor(reason: old.reason, commit: old.source.commit, scores: old.scores)
    let entry = Entry(source: old.source, reason: old.reason, summaries: old.summaries)
    return Baseline(
      source: source, reason: reason, scores: scores, validity: validity,
      anchor: continues ? first : nil,
      history: (old.history + [entry]).suffix(Self.longestHistory))
  }

  /// What keeps numbers of another source from being compared with these: what is wrong and what would be
  /// right; `nil` where nothing does.
  package func mismatch(with other: Source) -> String? {
    func remedy(_ what: String) -> String {
      "\(what); make a new baseline with fleetlab baseline update"
    }
    if source.generator != other.generator || source.generatorVersion != other.generatorVersion {
      return remedy(
        "it was made with generator \(source.generator) version \(source.generatorVersion), this is "
          + "\(other.generator) version \(other.generatorVersion)")
    }
    if source.worldVersion != other.worldVersion {
      return remedy(
        "it was made with world version \(source.worldVersion), this is \(other.worldVersion)")
    }
    if source.planHash != other.planHash {
      return remedy(
        "it belongs to another plan (\(source.scenario), \(source.planHash.prefix(19))… in place of "
          + "\(other.planHash.prefix(19))…)")
    }
    return nil
  }
}
