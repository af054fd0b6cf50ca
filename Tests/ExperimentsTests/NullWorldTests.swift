// Where nothing differs nothing may be found, and where much differs much must be.
// Not here: whether numbers are computed rightly (`ComparisonTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LabStatistics
import Testing

struct NullWorldTests {
  private func differences(
    _ small: SmallExperiment, _ measures: [Measure]
  ) throws -> [(Measure, PairedDifference)] {
    let (result, _) = try ExperimentRunner(small.plan, jobs: 2).run(measuresOverhead: false)
    return try measures.map { measure in
      let paired = try PairedDifference(
        treatment: result.values(measure, arm: 1), control: result.values(measure, arm: 0),
        confidence: 0.999)
      return (measure, paired)
    }
  }

  private static func small(skill: Double, action: Double, task: Double) -> SmallExperiment {
    SmallExperiment(
      replications: 40, subtasks: 600, skill: skill, action: action, task: task,
      arms: [
        SmallExperiment.arm("control", learns: false), SmallExperiment.arm("both", "thompson"),
      ])
  }

  /// Agents and actions are alike, subtasks aren't: the 99.9 % interval of 40 paired differences misses 0
  /// once in 1,000 for each measure. It is narrow enough to see what the second test finds.
  @Test("learning who and how changes nothing where nothing differs", arguments: [0, 1.5])
  func alike(task: Double) throws {
    let differences = try differences(
      Self.small(skill: 0, action: 0, task: task),
      [.score, .successRate, .meanSeconds, .errorRate])
    for (measure, difference) in differences {
      #expect(abs(difference.mean) < difference.halfWidth)
      #expect(difference.halfWidth > 0, "arms that play alike prove nothing")
      let narrow = measure == .meanSeconds ? 0.15 : 0.02
      #expect(difference.halfWidth < narrow, "so wide an interval would accept anything")
    }
  }

  @Test("learning is found where agents and actions differ")
  func different() throws {
    let differences = try differences(
      Self.small(skill: 1.5, action: 1, task: 1), [.score, .successRate])
    for (_, difference) in differences {
      #expect(difference.mean > difference.halfWidth + 0.02)
    }
  }
}
