// Whether those who learn nothing stay as they are: a control without exploration over time, and a frozen table
// against what its exploration must cost by the truth. Not here: learners.

import FleetSimulation
import GroundTruth
import LabStatistics

extension ExperimentResult {
  /// The reference with ε = 0.
  var steadyReference: ValidityFamily {
    ValidityFamily(
      [reference("still", exploration: 0)], in: plan.world, replications: validityReplications
    ) { played in
      .init(checks: [self.flatness(of: played)])
    }
  }

  /// The reference with ε = 0, with the control's schedule, and with ε = 1, where a subtask is one choice: there
  /// its expected worth is a straight line in ε.
  var frozenTable: ValidityFamily? {
    guard plan.world.catalogue.actions.count > 1, isStationary else { return nil }
    let arms = [
      reference("still", exploration: 0), reference("frozen", exploration: nil),
      reference("random", exploration: 1),
    ]
    return ValidityFamily(
      arms, in: plan.world.withoutQueues, replications: validityReplications
    ) { played in
      .init(checks: [self.frozenTable(in: played)])
    }
  }

  private static let frozenTableMeaning =
    "where a subtask is one choice, a table that isn't updated is worth the default action plus Σ ε · "
    + "(random − default), and gains nothing else"

  var frozenTableSkipped: [ValidityCheck]? {
    guard frozenTable == nil else { return nil }
    return [
      ValidityCheck(
        "frozen table", .notApplicable,
        figure: isStationary ? "there is one action" : "the world changes with time",
        meaning: Self.frozenTableMeaning)
    ]
  }

  /// Slopes of the measure over the days, one a replication.
  private func flatness(of played: ExperimentResult) -> ValidityCheck {
    let (name, meaning) = (
      "control flatness", "a control that neither learns nor explores has no trend"
    )
    guard isStationary else {
      return ValidityCheck(
        name, .notApplicable, figure: "the world changes with time", meaning: meaning)
    }
    let slopes = played.slopes(plan.measure, arm: 0)
    guard slopes.count == played.runs[0].count else {
      return ValidityCheck(
        name, .notApplicable, figure: "it takes three days or more", meaning: meaning)
    }
    return .zero(
      name, differences: slopes, unit: "\(plan.measure.rawValue) per day", meaning: meaning)
  }

  /// Exploration of a table that never learns costs Σ ε · (random − default), and gains nothing (WORLDS 4).
  private func frozenTable(in played: ExperimentResult) -> ValidityCheck {
    let all = 0..<played.runs[0][0].daily.days.count
    let (still, frozen, random) = (
      played.values(plan.measure, arm: 0, window: all),
      played.values(plan.measure, arm: 1, window: all),
      played.values(plan.measure, arm: 2, window: all)
    )
    let residuals = played.runs[1].indices.map { place in
      let counts = played.runs[1][place].counts
      let share = Double(counts.explorations) / Double(max(1, counts.attempts))
      return frozen[place] - still[place] - share * (random[place] - still[place])
    }
    return .zero(
      "frozen table", differences: residuals,
      unit: "\(plan.measure.rawValue) beyond Σ ε · (random − default)",
      meaning: Self.frozenTableMeaning)
  }

  /// The least-squares slope over the days on which anything was planned, a replication each.
  func slopes(_ measure: Measure, arm: Int) -> [Double] {
    runs[arm].compactMap { run in
      let points = run.daily.days.enumerated().filter { $0.element.planned > 0 }
        .map { (x: Double($0.offset), y: $0.element.value(of: measure)) }
      return try? LinearTrend(x: points.map(\.x), y: points.map(\.y)).slope.value
    }
  }
}
