// Whether an arm is itself: played twice it must be the same to the last bit, and with other chance of its own
// the same on average. Not here: whether worlds without effects show any (`NullWorld.swift`).

import FleetSimulation
import LabStatistics

extension ExperimentResult {
  private static let twice = 5

  /// A/A with the same seeds: byte-identical records.
  var sameArmTwice: ValidityFamily? {
    let arms = [plan.controlIndex] + watched
    let count = min(plan.replications, Self.twice)
    var family = ValidityFamily(
      arms.map { plan.arms[$0] }, in: plan.world, replications: count
    ) { again in
      let differing = zip(arms, again.runs).filter { arm, runs in
        Array(self.runs[arm].prefix(count)) != runs
      }
      let names = differing.map { "'\(self.plan.arms[$0.0].name)'" }
      return .init(checks: [
        ValidityCheck(
          "same arm twice", names.isEmpty ? .passed : .failed,
          figure: names.isEmpty
            ? "\(arms.count) arms × \(count) replications, identical"
            : "\(names.joined(separator: ", ")) came out otherwise the second time",
          meaning: "the same arm with the same seeds gives the same records to the last bit")
      ])
    }
    family.isPlayedAnew = true
    return family
  }

  /// A/A with other chance of the arm's own: no difference on average.
  var otherPolicySeeds: ValidityFamily? {
    guard let first = watched.first else { return nil }
    var twin = plan.arms[first]
    twin.policySalt = 1
    let count = validityReplications
    return ValidityFamily([twin], in: plan.world, replications: count) { again in
      let checks = self.watchedMeasures.map { measure, window in
        let own = self.values(measure, arm: first, window: window)
        let others = again.values(measure, arm: 0, window: window)
        return ValidityCheck.zero(
          "other policy seeds", differences: zip(others, own).map { $0 - $1 },
          unit: "\(measure.rawValue) of '\(self.plan.arms[first].name)'",
          meaning: "the same arm with other chance of its own differs by nothing on average")
      }
      return .init(checks: checks)
    }
  }
}

extension ValidityCheck {
  /// That numbers, one a replication, are 0 on average.
  static func zero(
    _ name: String, differences: [Double], unit: String, meaning: String
  ) -> ValidityCheck {
    let zeros = Array(repeating: 0.0, count: differences.count)
    guard
      let paired = try? PairedDifference(
        treatment: differences, control: zeros, confidence: ExperimentResult.validityConfidence)
    else {
      return ValidityCheck(
        name, .notApplicable, figure: "it takes two replications or more", meaning: meaning)
    }
    let (low, high) = (paired.mean - paired.halfWidth, paired.mean + paired.halfWidth)
    let holds = low <= 0 && high >= 0
    return ValidityCheck(
      name, holds ? .passed : .failed,
      figure: "\(signed(paired.mean, digits: 5)) [\(signed(low, digits: 5)), "
        + "\(signed(high, digits: 5))] in \(unit), 99.9 %, n = \(differences.count)",
      meaning: meaning)
  }
}
