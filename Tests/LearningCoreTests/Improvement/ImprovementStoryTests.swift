// From an opportunity through its test to what is kept or rolled back. Not here: single steps
// (`ImprovementLoopTests.swift`), error rates (`ABTestErrorRateTests.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Testing

struct ImprovementStoryTests {
  private let kind = KindID(0)
  private func hour(_ count: Int64) -> Instant { LoopDesk.hour(count) }

  /// A desk on which caching won its test in hour 2 against a default that succeeds in 85 of 100.
  private func winner() -> LoopDesk {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    desk.playTests(rates: [0.85, 0.97], at: hour(1))
    _ = desk.cycle(at: hour(2))
    return desk
  }

  @Test("an opportunity is tested against the default at a size that is stated first, and applied")
  func story() throws {
    var desk = LoopDesk()
    desk.learnOpportunity()
    let first = desk.cycle(at: hour(1))
    let test = try #require(first.started.first)
    #expect(test.plan.baseRate == 0.85 && test.plan.resultsPerArm == 353 && test.kind == kind)
    let names = ["default", "caching"]
    #expect(test.arms.map(\.strategy.name) == names && first.started.count == 1)
    #expect(test.arms.map(\.strategy.action.rawValue) == [2, 17], "both retry exponentially")
    let elsewhere = desk.loop.action(for: KindID(1), at: hour(1))
    #expect(elsewhere == nil, "only its kind's tasks take part")
    #expect(desk.playTests(rates: [0.85, 0.97], at: hour(1)) == 2 * 353)
    #expect(desk.loop.defaultAction(for: kind) == ActionID(2), "the cycle decides, not the task")
    let second = desk.cycle(at: hour(2))
    let verdict = try #require(second.completed.first?.verdict)
    #expect(verdict.winner == 1 && verdict.pValues[0] < 0.001)
    #expect(second.applied.map(\.strategy) == ["caching"] && second.applied.first?.test == test.id)
    #expect(desk.loop.defaultAction(for: kind) == ActionID(17))
    #expect(desk.loop.defaultAction(for: KindID(1)) == ActionID(2), "only its kind's default")
    let strategy = try #require(desk.loop.strategies.last)
    #expect(strategy.name == "caching" && strategy.usageCount == 1 && strategy.testsWon == 1)
    let (won, base) = (342.0 / 353, 300.0 / 353)
    #expect(abs((strategy.averageImprovement ?? 0) - (won - base)) < 1e-12)
    #expect(desk.loop.tests.isEmpty, "a test that ended is in the cycle's report alone")
    // C5: parts and residual make up the total, whatever it is.
    let attribution = desk.loop.attribution(of: 0.2)
    #expect(attribution.parts.map(\.strategy) == ["caching"])
    #expect(abs(attribution.residual - (0.2 - (won - base))) < 1e-12)
  }

  @Test("a strategy that keeps its word for seven days is kept, and not reviewed before")
  func kept() throws {
    var desk = winner()
    desk.playDefault(95, of: 100, at: hour(3))
    let early = desk.cycle(at: hour(2 + 167))
    #expect(early.kept.isEmpty && early.rolledBack.isEmpty && desk.loop.watched.count == 1)
    let cycle = desk.cycle(at: hour(2 + 168))
    let review = try #require(cycle.kept.first)
    #expect(cycle.rolledBack.isEmpty && review.pValue > 0.9)
    #expect(review.applied.since == SuccessCount(successes: 95, trials: 100))
    #expect(desk.loop.defaultAction(for: kind) == ActionID(17) && desk.loop.watched.isEmpty)
    #expect(desk.loop.strategies.last?.successRate == 0.95)
  }

  /// 300 of 353 before and 70 of 100 since: one-sided p = .00082 by Fisher's test.
  @Test("one that does worse than what it replaced is rolled back after seven days")
  func rolledBack() throws {
    var desk = winner()
    desk.playDefault(70, of: 100, at: hour(3))
    let cycle = desk.cycle(at: hour(2 + 168))
    let review = try #require(cycle.rolledBack.first)
    #expect(cycle.kept.isEmpty && !review.isKept)
    #expect(review.applied.before == SuccessCount(successes: 300, trials: 353))
    #expect(abs(review.pValue - 0.0008186214238012597) < 1e-9)
    #expect(desk.loop.defaultAction(for: kind) == ActionID(2) && desk.loop.watched.isEmpty)
    // What failed isn't tried again against the same default.
    let next = desk.cycle(at: hour(2 + 169))
    #expect(next.started.isEmpty && next.untested.map(\.reason) == [.alreadyTested])
  }

  @Test("an opportunity that a rollback makes the default again isn't tested against itself")
  func rollbackToOpportunity() {
    var desk = winner()
    desk.playDefault(0, of: 40, at: hour(3))
    desk.learn("caching", 0, of: 20_000)
    let cycle = desk.cycle(at: hour(2 + 168))
    #expect(cycle.opportunities.map(\.pattern.strategy) == [StrategyID(0)])
    #expect(cycle.rolledBack.count == 1 && desk.loop.defaultAction(for: kind) == ActionID(2))
    #expect(cycle.started.isEmpty && cycle.untested.map(\.reason) == [.promisesNothing])
  }

  @Test("a review waits for thirty attempts, and counts only those with the action applied")
  func reviewWaits() {
    var desk = winner()
    desk.playDefault(0, of: 29, at: hour(3))
    for _ in 0..<50 {
      desk.loop.record(
        kind: kind, action: ActionID(0), allocation: nil, succeeded: true, seconds: 1, at: hour(3))
      desk.loop.record(
        kind: KindID(1), action: ActionID(17), allocation: nil, succeeded: true, seconds: 1,
        at: hour(3))
    }
    let early = desk.cycle(at: hour(300))
    #expect(early.rolledBack.isEmpty && early.kept.isEmpty)
    desk.playDefault(0, of: 1, at: hour(301))
    #expect(desk.cycle(at: hour(302)).rolledBack.count == 1)
  }

  /// Enumeration of all results of 222 before and 150 since, both with the same rate.
  @Test("what is as good as before is rolled back in 5 % or fewer", arguments: [0.85, 0.9, 0.97])
  func falseRollbacks(rate: Double) {
    let before = Self.binomial(rate, 222)
    let since = Self.binomial(rate, 150)
    var probability = 0.0
    for (old, oldChance) in before.enumerated() where oldChance > 1e-9 {
      for (new, newChance) in since.enumerated() where newChance > 1e-9 {
        let test = FisherExact(
          first: SuccessCount(successes: old, trials: 222),
          second: SuccessCount(successes: new, trials: 150))
        if test.secondIsLower <= 0.05 { probability += oldChance * newChance }
      }
    }
    #expect(probability > 0.01 && probability <= 0.05, "\(probability)")
  }

  private static func binomial(_ rate: Double, _ count: Int) -> [Double] {
    (0..<count).reduce(into: [1.0]) { row, _ in
      row = (0...row.count).map {
        ($0 > 0 ? row[$0 - 1] * rate : 0) + ($0 < row.count ? row[$0] * (1 - rate) : 0)
      }
    }
  }

  @Test("B12: an inconclusive test changes nothing and isn't repeated against the same default")
  func inconclusive() throws {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    desk.playTests(rates: [0.85, 0.86], at: hour(1))
    let cycle = desk.cycle(at: hour(2))
    #expect(cycle.completed.first?.verdict?.isInconclusive == true && cycle.applied.isEmpty)
    #expect(cycle.started.isEmpty && cycle.untested.map(\.reason) == [.alreadyTested])
    #expect(desk.loop.defaultAction(for: kind) == ActionID(2))
  }

  @Test("when the default wins, it stays, and nothing is applied")
  func defaultWins() {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    desk.playTests(rates: [0.85, 0.5], at: hour(1))
    let cycle = desk.cycle(at: hour(2))
    #expect(cycle.completed.first?.verdict?.winner == 0 && cycle.applied.isEmpty)
    #expect(desk.loop.strategies.count == 3 && desk.loop.watched.isEmpty)
  }

  @Test("opportunities that aren't tested say why")
  func untested() {
    func reasons(
      _ settings: ImprovementSettings = ImprovementSettings(), _ learn: (inout LoopDesk) -> Void
    ) -> [UntestedReason] {
      var desk = LoopDesk(settings)
      learn(&desk)
      return desk.cycle(at: hour(1)).untested.map(\.reason)
    }
    var noTests = ImprovementSettings()
    noTests.mostRunningTests = 0
    #expect(reasons(noTests) { $0.learnOpportunity() } == [.testsAreUsedUp])
    #expect(
      reasons {
        $0.learnOpportunity()
        $0.learnOpportunity(kind: 1)
      } == [.testsAreUsedUp])
    #expect(
      reasons {
        $0.learnOpportunity()
        $0.learn("adaptive-retry", 18, of: 18)
      } == [.kindIsBusy])
    #expect(
      reasons {
        $0.learn("default", 294, of: 300)
        $0.learn("caching", 20, of: 20)
      } == [.noRoom])
    #expect(
      reasons {
        $0.learn("default", 2_850, of: 3_000)
        $0.learn("caching", 270, of: 300)
      } == [.promisesNothing])
    var fine = ImprovementSettings()
    fine.smallestEffect = 0.001
    #expect(reasons(fine) { $0.learnOpportunity() } == [.tooLarge])
  }

  @Test(
    "a test that gets no tasks for thirty days is cancelled, and a stopped loop hands out nothing")
  func starved() {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    desk.loop.stop()
    let given = desk.loop.action(for: kind, at: hour(1))
    #expect(given == nil && desk.loop.activeTests.count == 1)
    desk.loop.start(at: hour(2))
    #expect(desk.cycle(at: hour(720)).cancelled.isEmpty)
    let cycle = desk.cycle(at: hour(721))
    #expect(cycle.cancelled.map(\.status) == [.cancelled] && cycle.activeTestCount == 0)
  }

  @Test("a restart in the middle of a test goes on as if there had been none")
  func restart() throws {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    for task in 0..<101 {
      guard let given = desk.loop.action(for: kind, at: hour(1)) else { continue }
      if task == 50 {
        desk.loop.release(given)
      } else {
        desk.loop.record(
          kind: kind, action: given.action, allocation: given, succeeded: task % 7 > 0, seconds: 2,
          at: hour(1))
      }
    }
    var again = try JSONDecoder().decode(LoopDesk.self, from: try JSONEncoder().encode(desk))
    #expect(again == desk)
    for time in 2...200 {
      let tasks = (
        desk.playTests(rates: [0.85, 0.99], at: hour(Int64(time))),
        again.playTests(rates: [0.85, 0.99], at: hour(Int64(time)))
      )
      #expect(tasks.0 == tasks.1)
      desk.playDefault(9, of: 10, at: hour(Int64(time)))
      again.playDefault(9, of: 10, at: hour(Int64(time)))
      #expect(desk.cycle(at: hour(Int64(time))) == again.cycle(at: hour(Int64(time))))
    }
    #expect(again == desk && desk.loop.defaultAction(for: kind) == ActionID(17))
  }

  @Test("results that come after their test was forgotten are counted, and change nothing else")
  func lateResult() throws {
    var desk = LoopDesk()
    desk.learnOpportunity()
    _ = desk.cycle(at: hour(1))
    let given = try #require(desk.loop.activeTests.first).id
    try desk.loop.cancelTest(given, at: hour(1))
    _ = desk.cycle(at: hour(2))
    let isLast = desk.loop.record(
      kind: kind, action: ActionID(17),
      allocation: TestAllocation(test: given, arm: 1, action: ActionID(17)), succeeded: true,
      seconds: 1, at: hour(2))
    #expect(!isLast && desk.loop.lateResults == 1)
  }
}
