// Rewards against the documents' formula. Not here: what a table makes of them
// (`QTableTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct RewardRuleTests {
  private static func outcome(
    _ succeeded: Bool, seconds: Double, errors: Int = 0, coverage: Double? = nil
  ) -> Outcome {
    Outcome(
      succeeded: succeeded, service: Span(seconds: seconds), errors: errors, coverage: coverage)
  }

  /// The first is the documents' worked example: 1 + .5 · (1 − 2.35 / 30) + 2 · (.9 − .8).
  @Test(
    "± 1, half a point for speed, a tenth off for an error, coverage above .8 twice",
    arguments: [
      (outcome(true, seconds: 2.35, coverage: 0.9), 1.6608333333333334),
      (outcome(true, seconds: 30), 1), (outcome(true, seconds: 600), 1),
      (outcome(false, seconds: 0), -0.5), (outcome(false, seconds: 15, errors: 3), -1.05),
      (outcome(true, seconds: 30, coverage: 0.8), 1),
    ] as [(Outcome, Double)])
  func documented(outcome: Outcome, reward: Double) {
    #expect(abs(RewardRule().reward(for: outcome) - reward) < 1e-12)
  }

  /// The systems before took a coverage of 0 for none (B16).
  @Test("no coverage isn't a coverage of nothing")
  func coverage() {
    let rule = RewardRule()
    let unknown = rule.reward(for: Self.outcome(true, seconds: 30))
    let nothing = rule.reward(for: Self.outcome(true, seconds: 30, coverage: 0))
    #expect(abs(unknown - nothing - 1.6) < 1e-12)
  }

  @Test("what work is said to be worth is its reward, whatever else is known of it")
  func value() {
    for objective in RewardRule.Objective.allCases {
      for value in [-7.5, 0, 1.89] {
        let outcome = Outcome(
          succeeded: false, service: .seconds(9), errors: 3, satisfaction: 0.5, value: value)
        #expect(RewardRule(objective: objective).reward(for: outcome) == value)
      }
    }
  }

  @Test("a reward stays within −2 … 2")
  func clamped() {
    let rule = RewardRule()
    #expect(rule.reward(for: Self.outcome(false, seconds: 30, errors: 99)) == -2)
    let best = rule.reward(for: Self.outcome(true, seconds: 0, coverage: 1))
    #expect(abs(best - 1.9) < 1e-12)
  }

  @Test("the score's own objective is the score of one attempt, −2 … 2, over 60 s")
  func score() {
    let rule = RewardRule(objective: .score)
    let perfect = Outcome(
      succeeded: true, service: .zero, errors: 0, satisfaction: 1, efficiency: 1)
    let worst = Outcome(
      succeeded: false, service: .minutes(9), errors: 4, satisfaction: 0, efficiency: 0)
    #expect(abs(rule.reward(for: perfect) - 2) < 1e-12)
    #expect(abs(rule.reward(for: worst) + 2) < 1e-12)
    // By hand: (.3 + .2 · .5 + .15) / .65 without satisfaction and efficiency.
    let plain = Outcome(succeeded: true, service: .seconds(30), errors: 0)
    #expect(abs(rule.reward(for: plain) - (4 * 0.55 / 0.65 - 2)) < 1e-12)
    #expect(RewardRule(objective: .score).timeScale == 60)
    #expect(RewardRule().timeScale == 30)
  }
}
