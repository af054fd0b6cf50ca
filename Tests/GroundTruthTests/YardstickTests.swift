// The yardsticks against plain enumeration. Not here: arms held against them (`FleetSimulationTests`).

import FleetModel
import GroundTruth
import TestSupport
import Testing

struct YardstickTests {
  /// Small worlds of every shape in which everything deviates, attempts are retried and time out.
  static func world(_ number: Int) -> World {
    var generator = SplitMix64(seed: UInt64(number))
    let policies = RetryPolicy.allCases
    var small = SmallWorld(agents: number % 4 == 0 ? 1 : 3, kinds: 2)
    small.retries = (0..<2 + generator.next(below: 3)).map { _ in
      policies[generator.next(below: 3)]
    }
    small.defaultAction = generator.next(below: small.retries.count)
    small.seed = UInt64(number)
    small.subtasks = 15
    small.rules = AttemptRules(
      mostAttempts: 1 + generator.next(below: 4), timeout: .seconds(4), backoff: .seconds(1))
    small.work.parts = checked { try .discrete(values: [1, 3, 4], weights: [1, 1, 1]) }
    small.work.shapes = [1, 1, 1, 1]
    let cost = number % 3 == 0 ? 0.1 : 0
    small.parameters.satisfaction = .init(
      afterSuccess: uniform(0.2, 1), afterFailure: uniform(0, 0.8), actionSpread: 0.1,
      costOfRetry: cost)
    small.parameters.efficiency = .init(
      afterSuccess: uniform(0.4, 1), afterFailure: uniform(0, 1), costOfRetry: 2 * cost)
    small.parameters.success.base = -0.5
    small.parameters.success.agentKind = 1
    small.parameters.success.action = 1
    small.parameters.success.task = 1
    small.parameters.service.attempt = 1
    small.parameters.service.agent = 0.5
    small.parameters.service.failureRatio = 1.5
    return small.world
  }

  @Test("the reference is the mean over all ways to draw agents", arguments: 1...12)
  func reference(number: Int) {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let action = world.plan.catalogue.defaultAction.rawValue
    let agents = Array(0..<world.plan.fleet.agents.count)
    let expected = plain.tasks { subtask in
      // Every ordered pair of agents that may be asked, each as likely as any other.
      let pairs = agents.flatMap { first in
        agents.filter { $0 != first || agents.count == 1 }.map { (first, $0) }
      }
      return pairs.map {
        (1 / Double(pairs.count), plain.end(subtask, agents: $0, action: action))
      }
    }
    #expect(agree(Yardsticks(of: world).reference.total, expected))
  }

  @Test("the best static choice is played as it says", arguments: 1...12)
  func bestStatic(number: Int) {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let yardsticks = Yardsticks(of: world)
    let chosen = yardsticks.staticChoice
    let expected = plain.tasks { subtask in
      let pair = chosen.agents[world.workload.subtasks[subtask].kind.rawValue]
      let agents = (pair.first.rawValue, Optional(pair.second.rawValue))
      return [(1, plain.end(subtask, agents: agents, action: chosen.action.rawValue))]
    }
    #expect(agree(yardsticks.bestStatic.total, expected))
  }

  /// It is chosen by expectations, so on 20,000 subtasks another may do better by chance: by more than four
  /// standard errors of a difference, .35 · √2 / √20,000 each, in one case of 16,000.
  @Test("nothing fixed beforehand beats the best static choice", arguments: 1...3)
  func bestOfAll(number: Int) {
    var small = SmallWorld(agents: 3, kinds: 2, retries: [.none, .fixed, .none], subtasks: 20_000)
    small.seed = UInt64(number)
    small.parameters.success.agentKind = 1
    small.parameters.success.action = 1
    let world = small.world
    let plain = PlainYardsticks(world: world)
    func worth(_ choice: (Int, Int), _ action: Int) -> Double {
      world.workload.subtasks.indices.reduce(0) {
        let isFirst = world.workload.subtasks[$1].kind.rawValue == 0
        let agents = (isFirst ? choice.0 : choice.1, Int?.none)
        return $0 + plain.score(plain.end($1, agents: agents, action: action))
      } / Double(world.workload.subtasks.count)
    }
    let chosen = Yardsticks(of: world).staticChoice
    let own = worth(
      (chosen.agents[0].first.rawValue, chosen.agents[1].first.rawValue), chosen.action.rawValue)
    for action in 0..<3 {
      for choice in 0..<9 {
        #expect(
          worth((choice % 3, choice / 3), action) < own + 4 * 0.35 * (2.0 / 20_000).squareRoot())
      }
    }
  }

  /// Every fate at every attempt, as if failures before it cost nothing.
  @Test("the clairvoyant is the best of all fates, for success and for score", arguments: 1...12)
  func clairvoyant(number: Int) throws {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let expected = plain.daily { subtask in
      let ends = plain.boundingEnds(subtask)
      var sums = MeasureSums()
      (sums.planned, sums.started) = (1, 1)
      sums.succeeded = ends.map(\.succeeded).max() ?? .nan
      sums.score = ends.map(plain.score).max() ?? .nan
      return sums
    }
    let found = try #require(Yardsticks(of: world).clairvoyant).total
    #expect(found.succeeded == expected.succeeded && found.planned == expected.planned)
    #expect(found.tasksSucceeded == expected.tasksSucceeded)
    #expect(abs(found.score - expected.score) < 1e-12 * expected.score)
    #expect(found.seconds == 0 && found.satisfaction == expected.started)
  }

  /// All ways to treat a subtask that the rules allow, whatever an arm chooses when: agents, actions,
  /// retries on the same agent, the second agent. None ends better.
  @Test("no history that the rules allow beats the clairvoyant", arguments: 1...24)
  func dominance(number: Int) throws {
    var small = SmallWorld(agents: 2, retries: [.none, .exponential], subtasks: 12)
    small.seed = UInt64(number)
    small.rules = AttemptRules(mostAttempts: 3, timeout: .seconds(60), backoff: .milliseconds(100))
    small.parameters.service.attempt = 2
    small.parameters.service.medianSeconds = 10
    small.parameters.success.task = 2
    // Failures may please more than successes, so the best score isn't always a success.
    let cost = number % 2 == 0 ? 0.05 : 0
    small.parameters.satisfaction = .init(
      afterSuccess: uniform(0, 1), afterFailure: uniform(0, 1), costOfRetry: cost)
    let world = small.world
    let plain = PlainYardsticks(world: world)
    let bound = try #require(Yardsticks(of: world).clairvoyant).total
    var reached = MeasureSums()
    for subtask in world.workload.subtasks.indices {
      let ends = plain.histories(subtask)
      reached.succeeded += ends.map(\.succeeded).max() ?? .nan
      reached.score += ends.map(plain.score).max() ?? .nan
    }
    #expect(reached.succeeded <= bound.succeeded + 1e-12)
    #expect(reached.score <= bound.score + 1e-12)
    // A bound that is far away would be met by anything.
    #expect(reached.score > bound.score * 0.8)
    #expect(reached.succeeded == bound.succeeded)
  }

  private func agree(_ one: MeasureSums, _ other: MeasureSums) -> Bool {
    let pairs = [
      (one.planned, other.planned), (one.started, other.started),
      (one.succeeded, other.succeeded), (one.seconds, other.seconds), (one.error, other.error),
      (one.satisfaction, other.satisfaction), (one.efficiency, other.efficiency),
      (one.score, other.score), (one.tasks, other.tasks),
      (one.tasksSucceeded, other.tasksSucceeded),
    ]
    return pairs.allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }
}
