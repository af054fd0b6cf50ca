// Environments: their table, the states of a run, and the bounds of what can be earned.
// Not here: learners in them (`ValidationTests/ThreeStrategiesTests.swift`).

import FleetModel
import GroundTruth
import Instants
import LabStatistics
import Stochastics
import Testing

struct EnvironmentTests {
  private static func request(_ complexity: Double, _ resources: Double) -> Subtask {
    Subtask(kind: KindID(0), capabilities: 2, complexity: complexity, resources: resources)
  }

  static func plan(
    strategies: [String] = ["fast", "balanced", "thorough"], days: Int = 4, states: Int = 100,
    freshDays: Int = 1
  ) throws -> WorldPlan {
    WorldPlan(
      fleet: try Fleet(
        agents: [Agent(name: "learner")], kinds: [Kind(name: "tests", eligible: [AgentID(0)])]),
      catalogue: ActionCatalogue(
        actions: strategies.map {
          Action(strategy: $0, parallelization: 0.5, retryPolicy: .none)
        }, defaultAction: ActionID(0)),
      rules: AttemptRules(mostAttempts: 1), horizon: .days(Int64(days)),
      scoring: Scoring(countsTime: false, countsErrors: false, isValue: true),
      truth: .environment(
        EnvironmentParameters(
          environment: .threeStrategies, states: states, freshDays: freshDays)))
  }

  private static func world(_ plan: WorldPlan, replication: Int = 0) -> World {
    World(plan, chance: StreamRoot(seed: 9, replication: replication))
  }

  /// The specification's table; at .4 and .7 themselves the middle row holds.
  @Test(
    "rewards are the table's times .8 + .2 of resources",
    arguments: [
      (0.3, [2.0, 1.0, 0.3]), (0.3999, [2.0, 1.0, 0.3]), (0.4, [1.1, 2.0, 1.2]),
      (0.55, [1.1, 2.0, 1.2]), (0.7, [1.1, 2.0, 1.2]), (0.7001, [0.2, 1.0, 2.0]),
      (0.7999, [0.2, 1.0, 2.0]),
    ])
  func table(complexity: Double, base: [Double]) {
    #expect(Environment.threeStrategies.strategies == ["fast", "balanced", "thorough"])
    for resources in [0.6, 0.75, 0.9] {
      let found = Environment.threeStrategies.rewards(of: Self.request(complexity, resources))
      for (one, other) in zip(found, base) {
        #expect(abs(one - other * (0.8 + 0.2 * resources)) < 1e-12)
      }
    }
  }

  /// Sums over the middles of 500 × 30 equal cells, none of which straddles a bound of the table or of a
  /// tenth. By hand, before the factor .95 of resources: random .2 · 3.3 / 3 + .6 · 4.3 / 3 + .2 · 3.2 / 3,
  /// the best action 2, and by tenths of complexity .1 · 2 + .2 · 1.55 + .4 · 2 + .2 · 1.6 + .1 · 2 = 1.83.
  @Test("bounds of states in general: random 1.2933, best +54.6 %, by tenths +41.5 %")
  func population() {
    let grid = (0..<500).flatMap { row in
      (0..<30).map { column in
        Self.request(0.3 + 0.001 * (Double(row) + 0.5), 0.6 + 0.01 * (Double(column) + 0.5))
      }
    }
    let bounds = EnvironmentBounds(.threeStrategies, of: grid) { state in
      [state.complexity, state.resources].map { Int((10 * ($0 ?? 0)).rounded()) }
    }
    #expect(abs(bounds.random / 0.95 - 3.88 / 3) < 1e-9)
    #expect(abs(bounds.best / 0.95 - 2) < 1e-9)
    #expect(abs(bounds.best / bounds.random - 1.5464) < 5e-5)
    #expect(abs(bounds.ceiling / 0.95 - 1.83) < 1e-9)
    #expect(abs(bounds.ceiling / bounds.random - 1.4149) < 5e-5)
    // Whoever tells all states apart is as good as the best; whoever tells none, as the best action.
    let all = EnvironmentBounds(.threeStrategies, of: grid) {
      [$0.complexity ?? 0, $0.resources ?? 0]
    }
    #expect(abs(all.ceiling - all.best) < 1e-12)
    let none = EnvironmentBounds(.threeStrategies, of: grid) { _ in 0 }
    #expect(abs(none.ceiling / 0.95 - 1.6) < 1e-9)
  }

  @Test("the same states come back in the same order, then fresh ones, and none is another's")
  func states() throws {
    let world = Self.world(try Self.plan(days: 6, freshDays: 2))
    let days = (0..<6).map { Array(world.workload.subtasks[100 * $0..<100 * $0 + 100]) }
    #expect(world.workload.subtasks.count == 600 && world.workload.dayCount == 6)
    #expect(days[1...3].allSatisfy { $0 == days[0] })
    #expect(Set(days[0] + days[4] + days[5]).count == 300)
    #expect(days.joined().allSatisfy { $0.kind == KindID(0) && $0.capabilities == 2 })
    for (number, arrival) in world.workload.arrivals.enumerated() {
      #expect(arrival.nanoseconds == Int64(864 * number + 432) * 1_000_000_000)
    }
    let other = Self.world(try Self.plan(days: 6, freshDays: 2), replication: 1)
    #expect(Set(other.workload.subtasks).isDisjoint(with: world.workload.subtasks))
    // A world with fewer states or days has the same ones, as far as it goes.
    let small = Self.world(try Self.plan(days: 2, states: 10, freshDays: 0))
    #expect(small.workload.subtasks == Array(days[0][..<10] + days[0][..<10]))
  }

  /// Means of 20,000 uniform numbers, within four standard errors.
  @Test("complexity is uniform over .3 to .8, resources over .6 to .9")
  func distributions() throws {
    let world = Self.world(try Self.plan(days: 2, states: 20_000, freshDays: 1))
    var (complexity, resources) = (Moments(), Moments())
    for request in world.workload.subtasks[..<20_000] {
      complexity.add(try #require(request.complexity))
      resources.add(try #require(request.resources))
    }
    #expect(abs(complexity.mean - 0.55) < 4 * complexity.standardError)
    #expect(abs(resources.mean - 0.75) < 4 * resources.standardError)
    let requests = world.workload.subtasks
    #expect(requests.allSatisfy { (0.3..<0.8).contains($0.complexity ?? 0) })
    #expect(requests.allSatisfy { (0.6..<0.9).contains($0.resources ?? 0) })
  }

  @Test(
    "an attempt is worth what the table says, whichever place an action has, and always succeeds")
  func fates() throws {
    let world = Self.world(try Self.plan(strategies: ["thorough", "fast"]))
    for number in [0, 57, 199, 350] {
      let rewards = Environment.threeStrategies.rewards(of: world.workload.subtasks[number])
      for (action, reward) in [(0, rewards[2]), (1, rewards[0])] {
        let fate = world.fate(number, action: action)
        #expect(fate.value == reward && fate.outcome.value == reward)
        #expect(fate.succeeded && fate.service == .seconds(1) && fate.errors == 0)
        #expect(fate.outcome.satisfaction == nil && fate.outcome.efficiency == nil)
        #expect(world.fate(number, action: action, attempt: 2, load: .saturated) == fate)
      }
    }
  }

  /// The bounds of each day's own states, computed for themselves: recurring days share a policy, so
  /// theirs is exact too.
  @Test("yardsticks are random choice, the best action, and the best by documented state")
  func yardsticks() throws {
    let world = Self.world(try Self.plan())
    let yardsticks = Yardsticks(of: world)
    let ceilings = try #require(yardsticks.ceilings(.score))
    for day in 0..<4 {
      let bounds = EnvironmentBounds(
        .threeStrategies, of: world.workload.subtasks[100 * day..<100 * day + 100]
      ) { state in [state.complexity, state.resources].map { Int((10 * ($0 ?? 0)).rounded()) } }
      func score(_ daily: DailyMeasures?) -> Double { daily?.days[day].value(of: .score) ?? .nan }
      #expect(abs(score(yardsticks.reference) - bounds.random) < 1e-12)
      #expect(abs(score(yardsticks.clairvoyant) - bounds.best) < 1e-12)
      #expect(abs(score(ceilings.joint) - bounds.best) < 1e-12)
      #expect(abs(score(ceilings.how) - bounds.best) < 1e-12)
      #expect(abs(score(ceilings.who) - bounds.random) < 1e-12)
      #expect(abs(score(ceilings.documentedKey) - bounds.ceiling) < 1e-12)
    }
    let best = yardsticks.bestStatic.total.value(of: .score)
    #expect(yardsticks.staticChoice.action == ActionID(1))
    #expect(best > yardsticks.reference.total.value(of: .score))
    #expect(yardsticks.bestSingleAgent == nil)
  }

  /// 200 × 100 states: the mean's standard error is .2 %.
  @Test("learned by heart, a hundred states allow +45.5 % by their tenths")
  func inSample() throws {
    var gains = Moments()
    for replication in 0..<200 {
      let world = Self.world(try Self.plan(days: 1, freshDays: 0), replication: replication)
      let bounds = EnvironmentBounds(.threeStrategies, of: world.workload.subtasks) { state in
        [state.complexity, state.resources].map { Int((10 * ($0 ?? 0)).rounded()) }
      }
      gains.add(bounds.ceiling / bounds.random - 1)
    }
    #expect(abs(gains.mean - 0.455) < 4 * gains.standardError)
    #expect(gains.standardError < 0.0025)
  }
}
