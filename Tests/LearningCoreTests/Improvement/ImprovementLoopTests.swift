// The loop's timetable, strategies and single cycles, by the documents' cases. Not here: tests from
// opportunity to rollback (`ImprovementStoryTests.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Testing

struct ImprovementLoopTests {
  private let catalogue = ActionCatalogue.documented
  private func hour(_ count: Int64) -> Instant { LoopDesk.hour(count) }

  @Test("I1, B11: three strategies are there from the start, and stored usage survives")
  func defaults() throws {
    let names = ["parallel-execution", "adaptive-retry", "resource-optimization"]
    let fresh = LoopDesk().loop
    #expect(fresh.strategies.map(\.name) == names)
    #expect(fresh.strategies.allSatisfy { $0.usageCount == 0 && !$0.description.isEmpty })
    let keys = fresh.strategies.map { catalogue[$0.action].key }
    #expect(
      keys == [
        "parallel-execution:0.8:exponential", "adaptive-retry:0.5:exponential",
        "resource-optimization:0.5:exponential",
      ])
    let stored = ImprovementStrategy(
      name: "adaptive-retry", description: "kept", action: ActionID(11), createdAt: hour(3),
      usageCount: 41)
    let reloaded = LoopDesk(stored: [stored]).loop
    #expect(reloaded.strategies.count == 3 && reloaded.strategies[0] == stored)
    let single = ImprovementLoop(agent: AgentID(0), kindCount: 1, catalogue: .single)
    #expect(single.strategies.isEmpty, "what no action has can't be applied")
  }

  @Test("I2: a cycle is due at once and then every hour; starting twice or stopping twice is once")
  func timetable() {
    var desk = LoopDesk()
    #expect(desk.loop.isActive && desk.loop.nextCycle == .start)
    let isNew = desk.loop.start(at: hour(9))
    #expect(!isNew && desk.loop.nextCycle == .start)
    _ = desk.cycle(at: .start)
    #expect(desk.loop.nextCycle == hour(1))
    _ = desk.cycle(at: .start + .minutes(20))
    #expect(desk.loop.nextCycle == hour(1), "one by hand doesn't shift the timetable")
    _ = desk.cycle(at: hour(1))
    #expect(desk.loop.nextCycle == hour(2))
    _ = desk.cycle(at: hour(5) + .minutes(1))
    #expect(desk.loop.nextCycle == hour(6), "what was missed isn't made up for")
    desk.loop.stop()
    desk.loop.stop()
    #expect(!desk.loop.isActive && desk.loop.nextCycle == nil)
    _ = desk.cycle(at: hour(7))
    #expect(desk.loop.nextCycle == nil && desk.loop.cycleCount == 5)
    let isStarted = desk.loop.start(at: hour(8))
    #expect(isStarted && desk.loop.nextCycle == hour(8))
  }

  @Test("I3: an operator's test runs on all kinds; unknown ids and overlapping tests are refused")
  func operatorsTest() throws {
    var desk = LoopDesk()
    let strategies = [
      ABStrategy(name: "default", action: ActionID(2)),
      ABStrategy(name: "sequential-execution", action: ActionID(8)),
    ]
    let plan = try ABTestPlan(baseRate: 0.5, smallestEffect: 0.3)
    let id = try desk.loop.createABTest(
      name: "parallel or not", strategies: strategies, plan: plan, at: .start)
    #expect("\(id)" == "abtest-5-1" && desk.loop.activeTests.map(\.id) == [id])
    #expect(throws: ABTestError.overlaps("abtest-5-1")) {
      try desk.loop.createABTest(
        name: "again", strategies: strategies, kind: KindID(1), plan: plan, at: .start)
    }
    let unknown = ABTestID(agent: AgentID(5), number: 7)
    #expect(throws: ABTestError.notFound("abtest-5-7")) {
      try desk.loop.recordTestResult(
        unknown, strategy: "default", succeeded: true, seconds: 1, at: .start)
    }
    #expect(throws: ABTestError.strategyNotFound("caching")) {
      try desk.loop.recordTestResult(
        id, strategy: "caching", succeeded: true, seconds: 1, at: .start)
    }
    #expect(throws: ABTestError.notFound("abtest-5-7")) {
      try desk.loop.cancelTest(unknown, at: .start)
    }
    // By name until the arms are full: the last result completes it.
    var completions = 0
    for _ in 0..<plan.resultsPerArm {
      for (name, succeeded) in [("default", false), ("sequential-execution", true)] {
        let isLast = try desk.loop.recordTestResult(
          id, strategy: name, succeeded: succeeded, seconds: 1, at: hour(1))
        completions += isLast ? 1 : 0
      }
    }
    #expect(completions == 1 && desk.loop.activeTests.isEmpty)
    #expect(throws: ABTestError.notRunning("abtest-5-1", .completed)) {
      try desk.loop.recordTestResult(
        id, strategy: "default", succeeded: true, seconds: 1, at: .start)
    }
    let cycle = desk.cycle(at: hour(2))
    #expect(cycle.completed.map(\.id) == [id] && cycle.completed[0].verdict?.winner == 1)
    #expect((0..<3).allSatisfy { desk.loop.defaultAction(for: KindID($0)) == ActionID(8) })
  }

  @Test("I4: a cycle reports the five documented fields under a number that never repeats")
  func cycle() {
    var desk = LoopDesk()
    desk.learnOpportunity()
    desk.failures.record(.network, on: KindID(0), at: .start)
    desk.failures.record(.memory, on: KindID(0), at: .start)
    let first = desk.cycle(at: hour(1), rate: 12.5)
    #expect(first.at == hour(1) && first.improvementRate == 12.5 && first.failurePatternCount == 2)
    #expect(first.opportunityCount == 1 && first.activeTestCount == 1)
    #expect(ImprovementCycle.lifetime == .seconds(2_592_000))
    let numbers = (0..<5).map { _ in desk.cycle(at: hour(1)).number }
    #expect(first.number == 1 && numbers == [2, 3, 4, 5, 6])
  }

  @Test("I5: a cycle mitigates what prevails among failures, once")
  func mitigation() {
    var desk = LoopDesk()
    for _ in 0..<8 { desk.failures.record(.validation, on: KindID(0), at: .start) }
    #expect(desk.cycle(at: hour(1)).mitigated.isEmpty)
    desk.failures.record(.validation, on: KindID(1), at: .start)
    let mitigated = desk.cycle(at: hour(2)).mitigated
    #expect(mitigated.map(\.mitigation) == ["sanitise inputs before the work starts"])
    #expect(mitigated.first?.contexts == [KindID(0), KindID(1)])
    #expect(desk.cycle(at: hour(3)).mitigated.isEmpty)
  }

  @Test("I6, C13: an opportunity is certain and rare, and by evidence that is never below 10 uses")
  func opportunities() throws {
    for uses in 1..<16 {
      var desk = LoopDesk()
      desk.learn("default", 255, of: 300)
      desk.learn("caching", uses, of: uses)
      #expect(desk.cycle(at: hour(1)).opportunities.isEmpty, "\(uses) uses")
    }
    var desk = LoopDesk()
    desk.learn("default", 255, of: 300)
    desk.learn("caching", 16, of: 16)
    desk.learn("sequential-execution", 40, of: 40)  // 40 of 356 is more than a tenth.
    desk.learn("resource-optimization", 24, of: 34, kind: 1)  // The bound is .54.
    let found = desk.cycle(at: hour(1)).opportunities
    let opportunity = try #require(found.first)
    #expect(found.count == 1 && opportunity.pattern.strategy == StrategyID(5))
    #expect(opportunity.usageShare == 16.0 / 356 && opportunity.baseRate == 0.85)
    #expect(abs(opportunity.expectedImprovement - 0.15) < 1e-12)
  }

  @Test("I7, C33: with auto-apply the three surest patterns are applied, by lower bound")
  func autoApply() {
    var settings = ImprovementSettings()
    for isOn in [false, true] {
      settings.autoApply = isOn
      var desk = LoopDesk(settings)
      desk.learn("parallel-execution", 400, of: 400, kind: 0)
      desk.learn("adaptive-retry", 100, of: 100, kind: 1)
      desk.learn("resource-optimization", 50, of: 50, kind: 2)
      desk.learn("adaptive-retry", 36, of: 36, kind: 0)  // The fourth.
      desk.learn("resource-optimization", 30, of: 30, kind: 1)  // The bound is .886.
      let cycle = desk.cycle(at: hour(1))
      let usage = desk.loop.strategies.map(\.usageCount)
      if isOn {
        let applied = ["parallel-execution", "adaptive-retry", "resource-optimization"]
        #expect(cycle.applied.map(\.strategy) == applied && cycle.proposed.isEmpty)
        #expect(usage == [1, 1, 1])
        let actions = (0..<3).map { desk.loop.defaultAction(for: KindID($0)).rawValue }
        #expect(actions == [5, 11, 14])
        #expect(desk.cycle(at: hour(2)).applied.isEmpty, "what is in use isn't applied again")
      } else {
        #expect(cycle.applied.isEmpty && cycle.proposed.map(\.kind.rawValue) == [0, 1, 2])
        #expect(usage == [0, 0, 0])
      }
    }
  }

  @Test("I8: a pattern whose strategy the loop doesn't have is a warning, and stops nothing")
  func unknownStrategy() {
    var settings = ImprovementSettings()
    settings.autoApply = true
    var desk = LoopDesk(settings)
    desk.learn("caching", 300, of: 300, kind: 0)
    desk.learn("caching", 250, of: 250, kind: 1)
    desk.learn("adaptive-retry", 200, of: 200, kind: 2)
    let cycle = desk.cycle(at: hour(1))
    #expect(cycle.unknownStrategies == [StrategyID(5)])
    #expect(cycle.applied.map(\.strategy) == ["adaptive-retry"])
  }

  @Test("I9: cycles of copies run at once without touching one another, and all alike")
  func concurrency() async {
    var desk = LoopDesk()
    desk.learnOpportunity()
    for _ in 0..<9 { desk.failures.record(.timeout, on: KindID(0), at: .start) }
    let before = desk
    let results = await withTaskGroup(of: LoopDesk.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var copy = before
          for count in 1...20 { _ = copy.cycle(at: LoopDesk.hour(Int64(count))) }
          return copy
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(results).count == 1 && desk == before && results[0] != before)
    // A second cycle at the same instant finds nothing left to do.
    let first = desk.cycle(at: hour(1))
    let second = desk.cycle(at: hour(1))
    #expect(first.mitigated.count == 1 && first.started.count == 1)
    #expect(second.mitigated.isEmpty && second.started.isEmpty && second.activeTestCount == 1)
  }

  @Test("I10: a missing performance figure stops nothing, and is counted")
  func missingFigure() {
    var desk = LoopDesk()
    desk.learnOpportunity()
    let cycle = desk.cycle(at: hour(1), rate: nil)
    #expect(cycle.improvementRate == nil && cycle.missingFigures == 1 && cycle.started.count == 1)
    #expect(desk.cycle(at: hour(2), rate: 3).missingFigures == 1)
    #expect(desk.cycle(at: hour(3), rate: nil).missingFigures == 2 && desk.loop.missingFigures == 2)
  }
}
