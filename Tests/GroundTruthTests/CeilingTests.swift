// The ceiling is the best there is. Not here: what arms make of it (`Experiments`).

import FleetModel
import Foundation
import GroundTruth
import LabStatistics
import Stochastics
import Testing

struct CeilingTests {
  /// Worlds small enough to try everything: 2 or 3 agents, 2 kinds, 2 or 3 actions of all retry policies.
  struct Case: CustomTestStringConvertible {
    var agents: Int
    var retries: [RetryPolicy]
    var attempts: Int
    var seed: UInt64

    var testDescription: String { "\(agents) agents, \(retries), \(attempts) attempts" }

    var world: World {
      var small = SmallWorld(agents: agents, kinds: 2, retries: retries)
      small.subtasks = 200
      small.seed = seed
      small.rules.mostAttempts = attempts
      small.work.capabilities = checked { try .discrete(values: [1, 3], weights: [1, 2]) }
      small.parameters = CeilingTests.parameters
      return small.world
    }
  }

  static let parameters: SyntheticParameters = {
    var parameters = SyntheticParameters(
      satisfaction: .init(
        afterSuccess: uniform(0.6, 1), afterFailure: uniform(0.2, 0.6), actionSpread: 0.1),
      efficiency: .init(
        afterSuccess: uniform(0.4, 0.9), afterFailure: uniform(0.2, 0.6), actionSpread: 0.1,
        costOfRetry: 0.1))
    parameters.success.base = -0.5
    parameters.success.agentKind = 1
    parameters.success.action = 1
    parameters.success.actionComplexity = 1
    parameters.success.task = 1.5
    parameters.success.cell = 1.5
    parameters.success.perDoubling = -0.4
    parameters.service.medianSeconds = 2
    parameters.service.task = 0.6
    parameters.service.agent = 0.3
    parameters.service.cell = 0.3
    parameters.service.action = 0.3
    parameters.service.attempt = 0.4
    parameters.service.failureRatio = 1.6
    parameters.errorGivenFailure = 0.4
    return parameters
  }()

  static let cases = [
    Case(agents: 2, retries: [.none, .fixed], attempts: 2, seed: 1),
    Case(agents: 3, retries: [.exponential, .none], attempts: 2, seed: 2),
    Case(agents: 3, retries: [.exponential, .none, .fixed], attempts: 3, seed: 3),
    Case(agents: 2, retries: [.exponential, .fixed], attempts: 3, seed: 4),
    Case(agents: 1, retries: [.none, .fixed, .exponential], attempts: 3, seed: 5),
    Case(agents: 3, retries: [.none, .none], attempts: 1, seed: 6),
    Case(agents: 3, retries: [.fixed, .fixed], attempts: 3, seed: 7),
    Case(agents: 3, retries: [.none, .fixed], attempts: 3, seed: 8),
  ]

  @Test("backward induction finds what trying every policy finds, to 1e-12", arguments: cases)
  func bruteForce(small: Case) throws {
    let world = small.world
    let strata = Strata(world)
    for measure in Yardsticks.ceilingMeasures {
      for bonus in [0, 0.4] {
        let payoff = try #require(strata.payoff(measure))
        let make = strata.maker(payoff, counts: NodeCounts(difficulty: 3, size: 2, cell: 3))
        for number in strata.classes.indices {
          let stratum = make(number)
          let plain = PlainCeiling(
            stratum: stratum.agents.count == 1 ? stratum.flattened : stratum, payoff: payoff,
            rules: world.plan.rules, catalogue: world.plan.catalogue)
          let best = plain.sequences().map { plain.value(of: $0, bonus: bonus) }.max()
          let found = BackwardInduction(
            stratum, payoff: payoff, rules: world.plan.rules, catalogue: world.plan.catalogue,
            who: .best, actions: world.plan.catalogue.actions.indices.map { ActionID($0) },
            bonus: bonus
          ).optimum()
          #expect(abs(found.value - (best ?? .nan)) < 1e-12)
          let value = CourseValue(
            of: found.courses, on: stratum, payoff: payoff, rules: world.plan.rules,
            catalogue: world.plan.catalogue)
          #expect(abs(value.payoff + bonus * value.success - found.value) < 1e-12)
        }
      }
    }
  }

  /// What the induction expects and what comes of the policy on subtasks drawn one by one, as learners meet
  /// them: 10⁶ of them in the slow tests, 10⁵ else; four standard errors, so one run in 16,000 fails.
  @Test("the optimal policy brings what the induction says, on subtasks played out")
  func simulated() throws {
    let isSlow = ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] != nil
    var small = SmallWorld(agents: 3, kinds: 2, retries: [.exponential, .none])
    small.subtasks = isSlow ? 1_000_000 : 100_000
    small.rules.mostAttempts = 2
    small.parameters = Self.parameters
    let world = small.world
    let ceilings = Yardsticks(of: world)
    let strata = Strata(world)
    for measure in Yardsticks.ceilingMeasures {
      let payoff = try #require(strata.payoff(measure))
      let make = strata.maker(payoff, counts: NodeCounts(difficulty: 40, size: 8, cell: 40))
      var expected = 0.0
      for number in strata.classes.indices {
        let found = BackwardInduction(
          make(number), payoff: payoff, rules: world.plan.rules, catalogue: world.plan.catalogue,
          who: .best, actions: [ActionID(0), ActionID(1)], bonus: 0
        ).optimum()
        expected += strata.counts[number] * found.value
      }
      let sums = try #require(ceilings.ceilings(measure)).joint.total
      // A score lies within 0 … 1 and is .35 apart from its mean at most on average; success is a coin.
      let rate = sums.value(of: .successRate)
      let deviation = measure == .successRate ? (rate * (1 - rate)).squareRoot() : 0.35
      let error = deviation / Double(small.subtasks).squareRoot()
      let difference = sums.value(of: measure) - expected / sums.planned
      #expect(abs(difference) < 4 * error, "\(measure): \(difference), error \(error)")
    }
  }

  @Test("nobody beats the ceiling, and each question alone gains less than both", arguments: 1...4)
  func order(seed: UInt64) throws {
    var small = SmallWorld(agents: 4, kinds: 3, retries: [.exponential, .none, .fixed])
    small.subtasks = 20_000
    small.seed = seed
    small.work.shapes = [1, 1, 1, 1]
    small.work.parts = constant(3)
    small.parameters = Self.parameters
    let yardsticks = Yardsticks(of: small.world)
    for measure in Yardsticks.ceilingMeasures {
      func value(_ daily: DailyMeasures?) -> Double { daily?.total.value(of: measure) ?? .nan }
      let ceilings = try #require(yardsticks.ceilings(measure))
      // A policy is optimal for all subtasks there could be; these are 20,000 of them.
      let slack = 0.005
      for lower in [ceilings.who, ceilings.how, ceilings.documentedKey, yardsticks.bestStatic] {
        #expect(value(lower) <= value(ceilings.joint) + slack)
      }
      #expect(value(yardsticks.reference) <= value(ceilings.who) + slack)
      #expect(value(yardsticks.reference) <= value(ceilings.how) + slack)
      #expect(value(ceilings.joint) <= value(yardsticks.clairvoyant))
    }
  }

  @Test("bounds alone are the bounds of all yardsticks")
  func bounds() throws {
    var small = SmallWorld(agents: 4, kinds: 3, retries: [.exponential, .none, .fixed])
    small.subtasks = 2_000
    small.work.shapes = [1, 1, 1, 1]
    small.work.parts = constant(3)
    small.parameters = Self.parameters
    let (all, bounds) = (
      Yardsticks(of: small.world),
      try Yardsticks(of: small.world, scope: .bounds) { false }
    )
    #expect(bounds.reference == all.reference)
    #expect(all.clairvoyant != nil && bounds.clairvoyant == nil)
    #expect(bounds.bestStatic == all.bestStatic && bounds.staticChoice == all.staticChoice)
    for measure in Yardsticks.ceilingMeasures {
      let (one, other) = (
        try #require(all.ceilings(measure)), try #require(bounds.ceilings(measure))
      )
      #expect(one.joint == other.joint && one.bestStatic == other.bestStatic)
      #expect(one.who != nil && one.how != nil && one.documentedKey != nil)
      #expect(other.who == nil && other.how == nil && other.documentedKey == nil)
    }
  }

  /// Success of early parts lets later ones start: in chains of five a policy that knows it brings more.
  @Test("parts that wait make success worth more")
  func gating() throws {
    for shape in TaskShape.allCases {
      for parts in 1...6 {
        let task = FleetTask(
          id: TaskID(0), firstSubtask: SubtaskID(0), shape: shape,
          parts: Array(repeating: Subtask(kind: KindID(0), capabilities: 1), count: parts))
        let gating = Gating([task])
        for success in [0.2, 0.5, 0.9] {
          let started = Self.started(shape, parts, success)
          #expect(abs(gating.started(success: success) - started / Double(parts)) < 1e-12)
          let step = 1e-5
          let slope =
            (Self.started(shape, parts, success + step) - Self.started(shape, parts, success - step))
            / (2 * step)
          #expect(abs(gating.bonus(success: success, payoff: 0.7) - 0.7 * slope / started) < 1e-8)
        }
      }
    }
  }

  /// All ways in which parts may succeed or fail, each by its probability.
  private static func started(_ shape: TaskShape, _ parts: Int, _ success: Double) -> Double {
    (0..<1 << parts).reduce(0.0) { sum, pattern in
      var (probability, reached, started) = (1.0, UInt64(0), 0.0)
      for part in 0..<parts {
        let succeeds = pattern >> part & 1 == 1
        probability *= succeeds ? success : 1 - success
        let before = shape.predecessors(of: part, among: parts)
        guard before & ~reached == 0 else { continue }
        started += 1
        if succeeds { reached |= 1 << UInt64(part) }
      }
      return sum + probability * started
    }
  }
}
