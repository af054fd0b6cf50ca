// Whether the loop outcome → next choice closes: learning shows where there is something to learn,
// and nowhere else. Not here: single engines and policies (`LearningCoreTests`).

import Experiments
import GroundTruth
import LabStatistics
import Testing

struct LearningLoopTests {
  /// The flagship for a week, with a quarter of its work: learning whom to ask and how to work
  /// beats asking anybody and working as ever. A fleet that learns nothing passes with one seed in
  /// a thousand (one-sided paired t).
  @Test("in the flagship's world a fleet that learns does better within a week")
  func learns() throws {
    let plan = try ShippedScenario.plan(
      "qe-fleet-30d", replications: 6, arms: ["control", "both/thompson/balanced"],
      settings: [
        ("horizon", "7d"), ("report.window", "5-7"), ("targets", "[]"),
        ("workload.gaps", "{lognormal: {mean: 338.824s, cv: 6}}"),
      ])
    let result = try ExperimentRunner(plan, jobs: 2).run(measuresOverhead: false).result
    let learner = try #require(plan.arms.firstIndex { $0.name == "both/thompson/balanced" })
    for measure in [Measure.score, .successRate] {
      let difference = try PairedDifference(
        treatment: result.values(measure, arm: learner),
        control: result.values(measure, arm: plan.controlIndex), confidence: 0.95)
      #expect(difference.estimate.lowerBound(confidence: 0.999) > 0)
    }
  }

  /// An eighth of the scenario's work. All agents and actions are alike, so whoever finds a
  /// difference is wrong; Holm lets that happen with one seed in a thousand for each measure.
  @Test("in a world without differences no arm can be told apart from the control")
  func findsNothing() throws {
    let plan = try ShippedScenario.plan(
      "all-alike", replications: 20,
      settings: [
        ("horizon", "5d"), ("report.window", "1-5"),
        ("workload.gaps", "{exponential: {mean: 677.648s}}"),
      ])
    let result = try ExperimentRunner(plan, jobs: 2).run(measuresOverhead: false).result
    for measure in [Measure.score, .successRate] {
      let rows = result.comparisons(measure)
      #expect(rows.count == 5)
      for row in rows {
        #expect(try #require(row.holm) > 0.001, "\(row.arm) seems to differ in \(measure.rawValue)")
        let difference = try #require(row.difference)
        // A wider one could hide much of what learning brings elsewhere, some .09 in score.
        #expect(difference.high - difference.low < 0.02)
      }
    }
  }
}
