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

  /// For each action and each way to give the kinds their first agents: the score summed over all subtasks as
  /// if each were started and nobody else were asked; the best, with the next best agent to turn to.
  @Test("the best static choice is the best of all assignments", arguments: 1...12)
  func bestStatic(number: Int) {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let yardsticks = Yardsticks(of: world)
    let agents = Array(0..<world.plan.fleet.agents.count)
    func worth(_ choice: [Int], _ action: Int) -> Double {
      world.workload.subtasks.indices.reduce(0) {
        let agent = choice[world.workload.subtasks[$1].kind.rawValue]
        return $0 + plain.score(plain.end($1, agents: (agent, nil), action: action))
      }
    }
    var best = (worth: -1.0, choice: [0, 0], action: 0)
    for action in world.plan.catalogue.actions.indices {
      for first in agents {
        for second in agents {
          let worth = worth([first, second], action)
          if worth > best.worth + 1e-9 { best = (worth, [first, second], action) }
        }
      }
    }
    let chosen = yardsticks.staticChoice
    #expect(chosen.action.rawValue == best.action)
    #expect(chosen.agents.map(\.first.rawValue) == best.choice)
    let expected = plain.tasks { subtask in
      let pair = chosen.agents[world.workload.subtasks[subtask].kind.rawValue]
      let agents = (pair.first.rawValue, Optional(pair.second.rawValue))
      return [(1, plain.end(subtask, agents: agents, action: best.action))]
    }
    #expect(agree(yardsticks.bestStatic.total, expected))
    // Who is turned to is the best of the others for that kind.
    for (kind, pair) in chosen.agents.enumerated() {
      let others = agents.filter { $0 != pair.first.rawValue }
      let worths = others.map { agent in
        worth((0..<2).map { $0 == kind ? agent : best.choice[$0] }, best.action)
      }
      if let second = others.firstIndex(of: pair.second.rawValue) {
        #expect(worths[second] >= (worths.max() ?? 0) - 1e-9)
      } else {
        #expect(agents.count == 1)
      }
    }
  }

  /// Where tasks have one part and a single attempt, the choice by single scores is the choice by results:
  /// nothing that is fixed beforehand scores more.
  @Test("nothing fixed beforehand beats the best static choice", arguments: 1...6)
  func bestOfResults(number: Int) {
    var small = SmallWorld(agents: 3, kinds: 2, retries: [.none, .none, .none], subtasks: 40)
    small.rules.mostAttempts = 1
    small.seed = UInt64(number)
    small.parameters.success.agentKind = 1
    small.parameters.success.action = 1
    let world = small.world
    let plain = PlainYardsticks(world: world)
    var best = 0.0
    for action in 0..<3 {
      for choice in 0..<9 {
        let sums = plain.tasks { subtask in
          let kind = world.workload.subtasks[subtask].kind.rawValue
          let agent = kind == 0 ? choice % 3 : choice / 3
          return [(1, plain.end(subtask, agents: (agent, nil), action: action))]
        }
        best = max(best, sums.score)
      }
    }
    let yardsticks = Yardsticks(of: world)
    #expect(abs(yardsticks.bestStatic.total.score - best) < 1e-12 * best)
    #expect((yardsticks.bestSingleAgent?.total.score ?? .infinity) <= best + 1e-12)
  }

  @Test("one agent for everything is the best of them with the default action", arguments: 1...6)
  func bestSingle(number: Int) throws {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let agents = Array(0..<world.plan.fleet.agents.count)
    let action = world.plan.catalogue.defaultAction.rawValue
    let worths = agents.map { agent in
      world.workload.subtasks.indices.reduce(0) {
        $0 + plain.score(plain.end($1, agents: (agent, nil), action: action))
      }
    }
    let ranked = agents.sorted { worths[$0] > worths[$1] }
    let expected = plain.tasks { subtask in
      [
        (
          1,
          plain.end(subtask, agents: (ranked[0], ranked[min(1, agents.count - 1)]), action: action)
        )
      ]
    }
    let single = try #require(Yardsticks(of: world).bestSingleAgent)
    #expect(agree(single.total, expected))
  }

  /// Every fate at every attempt, with the cheapest failures before it.
  @Test("the clairvoyant is the best of all fates, measure by measure", arguments: 1...12)
  func clairvoyant(number: Int) {
    let world = Self.world(number)
    let plain = PlainYardsticks(world: world)
    let expected = plain.daily { subtask in
      let ends = plain.boundingEnds(subtask)
      var sums = MeasureSums()
      (sums.planned, sums.started) = (1, 1)
      sums.succeeded = ends.map(\.succeeded).max() ?? .nan
      sums.seconds = ends.map(\.seconds).min() ?? .nan
      sums.error = ends.map { $0.errors / $0.attempts }.min() ?? .nan
      sums.satisfaction = ends.compactMap(\.satisfaction).max() ?? .nan
      sums.efficiency = ends.compactMap(\.efficiency).max() ?? .nan
      sums.score = ends.map(plain.score).max() ?? .nan
      return sums
    }
    #expect(agree(Yardsticks(of: world).clairvoyant.total, expected))
  }

  /// All ways to treat a subtask that the rules allow, whatever an arm chooses when: agents, actions,
  /// retries on the same agent, the second agent. None ends better, in any measure.
  @Test("no history that the rules allow beats the clairvoyant", arguments: 1...24)
  func dominance(number: Int) {
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
    let bound = Yardsticks(of: world).clairvoyant.total
    var reached = MeasureSums()
    for subtask in world.workload.subtasks.indices {
      let ends = plain.histories(subtask)
      reached.succeeded += ends.map(\.succeeded).max() ?? .nan
      reached.score += ends.map(plain.score).max() ?? .nan
      reached.seconds += ends.map(\.seconds).min() ?? .nan
      reached.error += ends.map { $0.errors / $0.attempts }.min() ?? .nan
      reached.satisfaction += ends.compactMap(\.satisfaction).max() ?? .nan
      reached.efficiency += ends.compactMap(\.efficiency).max() ?? .nan
    }
    #expect(reached.succeeded <= bound.succeeded + 1e-12)
    #expect(reached.score <= bound.score + 1e-12)
    #expect(reached.seconds >= bound.seconds - 1e-9)
    #expect(reached.error >= bound.error - 1e-12)
    #expect(reached.satisfaction <= bound.satisfaction + 1e-12)
    #expect(reached.efficiency <= bound.efficiency + 1e-12)
    // A bound that is far away would be met by anything.
    #expect(reached.score > bound.score * 0.9)
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
