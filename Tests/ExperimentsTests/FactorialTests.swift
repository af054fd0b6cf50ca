// The 2 × 2: its effects by hand, and which arms make one. Not here: single comparisons
// (`ComparisonTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import LearningCore
import Testing

struct FactorialTests {
  private static let neither = [0.50, 0.52, 0.49, 0.51]
  private static let who = [0.55, 0.58, 0.53, 0.57]
  private static let how = [0.60, 0.61, 0.60, 0.63]
  private static let both = [0.70, 0.69, 0.68, 0.74]

  private func agree(_ estimate: Comparison.Estimate, _ contrasts: [Double]) -> Bool {
    let expected = moments(contrasts)
    // Student's quantile at 97.5 % with 3 degrees of freedom.
    let half = 3.182_446_305 * expected.error
    return abs(estimate.value - expected.mean) < 1e-12
      && abs(estimate.low - expected.mean + half) < 1e-8
      && abs(estimate.high - expected.mean - half) < 1e-8
  }

  @Test("effects are the contrasts of the four arms' numbers, replication by replication")
  func effects() throws {
    let result = try SmallExperiment().madeUp([Self.neither, Self.who, Self.how, Self.both])
    let found = result.factorials(.score)
    try #require(found.count == 1)
    let factorial = found[0]
    let arms = factorial.arms
    #expect([arms.neither, arms.who, arms.how, arms.both] == ["control", "who", "how", "both"])
    #expect(factorial.measure == .score && factorial.who == "thompson")
    let rows = (0..<4).map { (Self.neither[$0], Self.who[$0], Self.how[$0], Self.both[$0]) }
    #expect(agree(factorial.total, rows.map { $0.3 - $0.0 }))
    // The main effect of one question is its mean over both answers to the other.
    #expect(agree(factorial.whoEffect, rows.map { (($0.1 - $0.0) + ($0.3 - $0.2)) / 2 }))
    #expect(agree(factorial.howEffect, rows.map { (($0.2 - $0.0) + ($0.3 - $0.1)) / 2 }))
    #expect(agree(factorial.interaction, rows.map { ($0.3 - $0.2) - ($0.1 - $0.0) }))
    let sum = factorial.whoEffect.value + factorial.howEffect.value
    #expect(abs(factorial.total.value - sum) < 1e-12)
    // Counted from the control alone the interaction comes on top.
    let simple = moments(rows.map { ($0.1 - $0.0) + ($0.2 - $0.0) }).mean
    #expect(abs(factorial.total.value - simple - factorial.interaction.value) < 1e-12)
  }

  @Test("in whichever order the arms stand")
  func order() throws {
    var small = SmallExperiment()
    small.arms = [3, 2, 0, 1].map { SmallExperiment().arms[$0] }
    let result = try small.madeUp([Self.both, Self.how, Self.neither, Self.who])
    let straight = try SmallExperiment().madeUp([Self.neither, Self.who, Self.how, Self.both])
    let (one, other) = (result.factorials(.score), straight.factorials(.score))
    #expect(one.map(\.whoEffect.value) == other.map(\.whoEffect.value) && one.count == 1)
    #expect(one.map(\.howEffect.low) == other.map(\.howEffect.low))
  }

  private func names(_ arms: [Arm]) throws -> [[String]] {
    var small = SmallExperiment()
    small.arms = arms
    let values = arms.indices.map { arm in [0.5, 0.51, 0.52].map { $0 + 0.01 * Double(arm) } }
    return try small.madeUp(values).factorials(.score).map {
      [$0.arms.neither, $0.arms.who, $0.arms.how, $0.arms.both]
    }
  }

  @Test("every policy and every engine that makes a square is found")
  func several() throws {
    let arms = [
      SmallExperiment.arm("control", learns: false),
      SmallExperiment.arm("t", "thompson", learns: false),
      SmallExperiment.arm("g", "epsilon-greedy", learns: false),
      SmallExperiment.arm("b"), SmallExperiment.arm("a", preset: .aggressive),
      SmallExperiment.arm("tb", "thompson"),
      SmallExperiment.arm("ta", "thompson", preset: .aggressive),
      SmallExperiment.arm("gb", "epsilon-greedy"),
    ]
    #expect(
      try names(arms) == [
        ["control", "t", "b", "tb"], ["control", "t", "a", "ta"], ["control", "g", "b", "gb"],
      ])
  }

  @Test("arms that differ in anything else make none")
  func none() throws {
    let control = SmallExperiment.arm("control", learns: false)
    let who = SmallExperiment.arm("who", "thompson", learns: false)
    let how = SmallExperiment.arm("how")
    let both = SmallExperiment.arm("both", "thompson")
    #expect(try names([control, who, how, both]).count == 1)
    for arms in [
      // A corner is missing.
      [control, who, how], [control, how, both], [control, who, both],
      // The corner's engine is set otherwise, or another policy's.
      [control, who, how, SmallExperiment.arm("both", "thompson", preset: .aggressive)],
      [control, who, how, SmallExperiment.arm("both", "thompson", overrides: true)],
      [control, who, how, SmallExperiment.arm("both", "thompson", explores: false)],
      [control, who, how, SmallExperiment.arm("both", "load-balanced")],
      // "Who" alone differs from the control in more than the policy.
      [control, SmallExperiment.arm("who", "thompson", learns: false, explores: false), how, both],
      [
        control, SmallExperiment.arm("who", "thompson", learns: false, preset: .aggressive), how,
        both,
      ],
      // The control isn't the corner where nothing is learned.
      [SmallExperiment.arm("control"), who, how, both],
      [SmallExperiment.arm("control", "round-robin", learns: false), who, how, both],
      // "How" alone doesn't learn.
      [control, who, SmallExperiment.arm("how", learns: false, preset: .aggressive), both],
    ] {
      #expect(try names(arms).isEmpty, "\(arms.map(\.name))")
    }
    #expect(try SmallExperiment().madeUp([[0.5], [0.6], [0.6], [0.7]]).factorials(.score).isEmpty)
  }
}
