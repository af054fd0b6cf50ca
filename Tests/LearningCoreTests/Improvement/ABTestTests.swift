// One A/B test's bookkeeping and verdict, step by step. Not here: its error rates
// (`ABTestErrorRateTests.swift`), who starts tests (`ImprovementLoopTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct ABTestTests {
  private let names = ["default", "parallel-execution", "caching"]

  private func test(arms: Int = 2, effect: Double = 0.5) throws -> ABTest {
    try ABTest(
      id: ABTestID(agent: AgentID(3), number: 1), name: "a test",
      strategies: (0..<arms).map { ABStrategy(name: names[$0], action: ActionID($0)) }, kind: nil,
      plan: try ABTestPlan(baseRate: 0.4, smallestEffect: effect, armCount: arms), at: .start)
  }

  @Test("C14: a test's id has no clock in it")
  func id() throws { #expect("\(try test().id)" == "abtest-3-1") }

  @Test("tasks are given round robin, and no arm is given more than it needs")
  func roundRobin() throws {
    var test = try test(arms: 3)
    let count = test.plan.resultsPerArm
    let given = (0..<3 * count).map { _ in test.allocate(at: .start) }
    #expect(given == (0..<3 * count).map { $0 % 3 })
    let next = test.allocate(at: .start)
    #expect(next == nil && test.arms.allSatisfy { $0.given == count })
  }

  @Test("B12: results that never come back don't block; late ones beyond the need aren't counted")
  func losses() throws {
    var test = try test()
    let count = test.plan.resultsPerArm
    var given: [Int] = []
    while let arm = test.allocate(at: .start) { given.append(arm) }
    // All but three of the second arm come back.
    for arm in given.dropLast(6) { test.record(arm: arm, succeeded: true, seconds: 1, at: .start) }
    for _ in 0..<3 { test.record(arm: 0, succeeded: true, seconds: 1, at: .start) }
    #expect(test.status == .running && test.arms[1].results.trials == count - 3)
    let soon = Instant.start + .minutes(59)
    let early = test.allocate(at: soon)
    #expect(early == nil, "they may still be on their way")
    let later = Instant.start + .hours(1)
    let again = (0..<4).map { _ in test.allocate(at: later) }
    #expect(again == [1, 1, 1, nil] && test.lost == 3)
    let ends = (0..<3).map { _ in test.record(arm: 1, succeeded: true, seconds: 1, at: later) }
    #expect(ends == [false, false, true])
    #expect(test.status == .completed && test.completedAt == later)
    test.record(arm: 1, succeeded: false, seconds: 1, at: later)
    #expect(test.surplus == 1)
    #expect(test.arms.allSatisfy { $0.results == SuccessCount(successes: count, trials: count) })
  }

  @Test("a task that was taken back is given again, to the same arm")
  func release() throws {
    var test = try test()
    var given = (0..<2).map { _ in test.allocate(at: .start) }
    test.release(0)
    given += (0..<3).map { _ in test.allocate(at: .start) }
    #expect(given == [0, 1, 0, 0, 1])
  }

  /// The documents' example: 47 of 50 in 1,825 ms against 43 of 50 in 2,875 ms is no difference at
  /// all by z = 1.33, p ≈ .18, and by the exact test p = .318.
  @Test("C11, C12: the documented scores stand beside the verdict, which is inconclusive")
  func documentedExample() {
    let arms = [(47, 1.825), (43, 2.875)].enumerated().map { number, seen in
      ABArm(
        strategy: ABStrategy(name: names[number], action: ActionID(number)),
        results: SuccessCount(successes: seen.0, trials: 50), seconds: 50 * seen.1)
    }
    let verdict = ABVerdict(arms: arms, level: 0.05)
    #expect(verdict.isInconclusive && verdict.gain == nil)
    #expect(abs(verdict.pValues[0] - 0.31784001971109244) < 1e-12)
    #expect(abs(verdict.scores[0] - 0.948875) < 1e-12)
    #expect(abs(verdict.scores[1] - 0.887625) < 1e-12)
    #expect(verdict.documentedWinner == 0 && abs(verdict.documentedGainPercent - 6.90) < 0.005)
  }

  @Test("either arm can win; of several the first must beat all, and another only the first")
  func winners() throws {
    func verdict(_ successes: [Double]) throws -> ABVerdict {
      var test = try test(arms: successes.count, effect: 0.2)
      let count = test.plan.resultsPerArm
      for (arm, share) in successes.enumerated() {
        for task in 0..<count {
          let succeeded = Double(task) < share * Double(count)
          test.record(arm: arm, succeeded: succeeded, seconds: 90, at: .start)
        }
      }
      return try #require(test.verdict)
    }
    #expect(try verdict([0.4, 0.9]).winner == 1 && verdict([0.9, 0.4]).winner == 0)
    #expect(try verdict([0.6, 0.6]).isInconclusive)
    #expect(try verdict([0.4, 0.9, 0.4]).winner == 1)
    #expect(try verdict([0.4, 0.8, 0.9]).winner == 2)
    #expect(try verdict([0.4, 0.9, 0.9]).winner == 1, "of equals the first")
    #expect(try verdict([0.9, 0.4, 0.89]).isInconclusive, "not better than all")
    let clear = try verdict([0.9, 0.4, 0.5])
    #expect(clear.winner == 0 && abs((clear.gain ?? 0) - 0.4) < 0.01)
    // 90 s make no time score below 0.
    #expect(abs(clear.scores[0] - 0.7 * 0.9) < 0.01)
  }

  /// Holm by hand: of two p-values the smaller is doubled, and the other isn't below it.
  @Test("with three arms p-values are Holm's")
  func severalArms() throws {
    var test = try test(arms: 3, effect: 0.2)
    let count = test.plan.resultsPerArm
    let successes = [count / 2, count / 2 + 14, count / 2 + 20]
    for task in 0..<count {
      for arm in 0..<3 {
        test.record(arm: arm, succeeded: task < successes[arm], seconds: 1, at: .start)
      }
    }
    let raw = successes.dropFirst().map {
      FisherExact(
        first: SuccessCount(successes: successes[0], trials: count),
        second: SuccessCount(successes: $0, trials: count)
      ).twoSided
    }
    let verdict = try #require(test.verdict)
    #expect(raw[1] < raw[0] && verdict.pValues == [max(raw[0], 2 * raw[1]), 2 * raw[1]])
  }

  @Test("I3: results of unknown strategies, and after the end, are refused in the documents' words")
  func refusals() throws {
    var test = try test()
    #expect(throws: ABTestError.strategyNotFound("magic")) {
      try test.record(strategy: "magic", succeeded: true, seconds: 1, at: .start)
    }
    #expect("\(ABTestError.strategyNotFound("magic"))" == "Strategy not found in test: magic")
    #expect("\(ABTestError.notFound("abtest-3-9"))" == "A/B test not found: abtest-3-9")
    try test.record(strategy: "default", succeeded: true, seconds: 1, at: .start)
    #expect(test.arms[0].results.trials == 1)
    test.cancel(at: .start)
    let given = test.allocate(at: .start)
    #expect(test.status == .cancelled && given == nil)
    #expect(throws: ABTestError.notRunning("abtest-3-1", .cancelled)) {
      try test.record(strategy: "default", succeeded: true, seconds: 1, at: .start)
    }
    let plan = test.plan
    func make(_ names: [String]) throws -> ABTest {
      try ABTest(
        id: ABTestID(agent: AgentID(0), number: 1), name: "",
        strategies: names.map {
          ABStrategy(name: $0, action: ActionID(0))
        }, kind: nil, plan: plan, at: .start)
    }
    #expect(throws: ABTestError.tooFewStrategies(1)) { try make(["a"]) }
    #expect(throws: ABTestError.strategyTwice("a")) { try make(["a", "a"]) }
    #expect(throws: ABTestError.planDiffers(planned: 2, given: 3)) { try make(["a", "b", "c"]) }
  }
}
