// Worlds' twins without effects, by hand. Not here: arms that play in them (`FleetSimulationTests`,
// `ValidationTests`).

import FleetModel
import GroundTruth
import Instants
import Stochastics
import Testing

struct WithoutEffectsTests {
  /// Task t2 takes agent a 100 s, which is over the limit of 60: a failure at the limit with an error.
  private func recorded(
    _ missing: MissingCells, passes: Int = 1, error: [Double]? = nil
  ) throws -> WorldPlan {
    let matrix = RecordedMatrix(
      tasks: ["t1", "t2"], agents: ["a", "b", "c"], kinds: ["k"], kindOfTask: [0, 0],
      success: [1, 0.5, .nan, 0.9, 0.25, 1], seconds: [10, 20, .nan, 100, 30, 20],
      quality: [0.5, 0.7, .nan, .nan, 0.2, 0.4], error: error)
    let parameters = RecordedParameters(
      matrix: matrix, passes: passes, service: .seconds(5), missing: missing)
    return WorldPlan(
      fleet: try parameters.fleet(capacity: 1), catalogue: .documented,
      rules: AttemptRules(timeout: .minutes(1)), horizon: .days(4), scoring: Scoring(),
      truth: .recorded(parameters))
  }

  private func matrix(_ plan: WorldPlan) throws -> RecordedMatrix {
    guard case .recorded(let parameters) = plan.truth else { throw NoTwin.isEnvironment }
    return parameters.matrix
  }

  private func near(_ one: [Double]?, _ other: [Double]) -> Bool {
    guard let one, one.count == other.count else { return false }
    return zip(one, other).allSatisfy { abs($0 - $1) < 1e-12 || ($0.isNaN && $1.isNaN) }
  }

  @Test("every agent has a task's means over those for which it is recorded")
  func means() throws {
    let plan = try recorded(.unavailable)
    let twin = try plan.withoutEffects()
    let alike = try matrix(twin)
    let third = 1.0 / 3
    #expect(near(alike.success, [0.75, 0.75, .nan, 1.25 / 3, 1.25 / 3, 1.25 / 3]))
    #expect(near(alike.seconds, [15, 15, .nan, 110.0 / 3, 110.0 / 3, 110.0 / 3]))
    #expect(near(alike.quality, [0.6, 0.6, .nan, 0.3, 0.3, 0.3]))
    #expect(near(alike.error, [0, 0, .nan, third, third, third]))
    #expect(twin.fleet.kinds == plan.fleet.kinds, "who may do what stays")
    #expect(twin.fleet.agents.allSatisfy { $0.capacity == nil } && twin.rules.mostAttempts == 1)
    #expect(twin.rules.timeout == plan.rules.timeout && twin.horizon == plan.horizon)
    // Where everybody may try, everybody is alike.
    let open = try matrix(recorded(.failure).withoutEffects())
    #expect(near(open.success, [0.75, 0.75, 0.75, 1.25 / 3, 1.25 / 3, 1.25 / 3]))
    #expect(near(open.seconds, [15, 15, 15, 110.0 / 3, 110.0 / 3, 110.0 / 3]))
    // Errors that are recorded: of t1 .2 and .4, of t2 the limit's 1, .75 and 0.
    let errors = try matrix(
      recorded(.unavailable, error: [0.2, 0.4, .nan, 0, 0.75, 0]).withoutEffects())
    // With certain success all errors are raised by successes, else failures raise them first.
    #expect(near(errors.error, [0.3, 0.3, .nan, 1.75 / 3, 1.75 / 3, 1.75 / 3]))
  }

  /// 8,000 attempts: a share strays by more than five errors once in a million.
  @Test("a twin of a record plays its means, whoever is asked")
  func played() throws {
    let world = World(
      try recorded(.failure, passes: 8_000).withoutEffects(),
      chance: StreamRoot(seed: 3, replication: 0))
    let long = world.workload.subtasks.indices.filter { world.fate($0).service > .seconds(30) }
    #expect(long.count == 8_000)
    for agent in 0..<3 {
      let fates = long.map { world.fate($0, agent: agent) }
      let success = Double(fates.count(where: \.succeeded)) / 8_000
      let errors = Double(fates.reduce(0) { $0 + $1.errors }) / 8_000
      #expect(abs(success - 1.25 / 3) < 5 * 0.0055 && abs(errors - 1.0 / 3) < 5 * 0.0053)
      #expect(fates.allSatisfy { !$0.timesOut && $0.service == fates[0].service })
    }
    #expect(long.contains { world.fate($0, agent: 0) != world.fate($0, agent: 1) })
    let shared = World(
      try recorded(.failure, passes: 50).withoutEffects(sharesNoise: true),
      chance: StreamRoot(seed: 3, replication: 0))
    for subtask in shared.workload.subtasks.indices {
      let fate = shared.fate(subtask)
      #expect(fate == shared.fate(subtask, agent: 2, action: 5, attempt: 1))
    }
  }

  /// What stays: tasks, luck and what learners are told.
  private static var quiet: SyntheticParameters {
    var parameters = SyntheticParameters(
      satisfaction: SmallWorld.flat, efficiency: SmallWorld.flat)
    (parameters.success.base, parameters.success.easingPerDay) = (0.5, 0.01)
    (parameters.success.task, parameters.success.cell) = (4, 5)
    parameters.success.perDoubling = -0.1
    (parameters.service.medianSeconds, parameters.service.failureRatio) = (2, 1.5)
    (parameters.service.task, parameters.service.cell) = (0.1, 0.3)
    parameters.service.attempt = 0.5
    parameters.satisfaction.costOfRetry = 0.1
    parameters.feedback = Feedback(delaySeconds: constant(9))
    return parameters
  }

  /// And with everything else.
  private static var lively: SyntheticParameters {
    var parameters = quiet
    (parameters.success.agentKind, parameters.success.action) = (1, 2)
    parameters.success.actionComplexity = 3
    (parameters.success.fixedRetry, parameters.success.noRetry) = (6, 7)
    (parameters.service.agent, parameters.service.action) = (0.2, 0.4)
    parameters.satisfaction.actionSpread = 0.1
    parameters.efficiency.actionSpread = 0.2
    parameters.busy = LoadResponse(waiting: 2, logit: -1, slowdown: 2)
    parameters.saturated = LoadResponse(waiting: 4, logit: -2, slowdown: 3)
    parameters.outages = .init(upSeconds: constant(100), downSeconds: constant(10))
    parameters.drift = Drift(reshuffleDay: 1, walk: .init(everyDays: 1, share: 0.5))
    return parameters
  }

  @Test("effects of a synthetic world are gone, tasks and luck stay")
  func synthetic() throws {
    var small = SmallWorld()
    small.parameters = Self.lively
    let plan = small.plan
    guard case .synthetic(_, let work) = plan.truth else { throw NoTwin.isEnvironment }
    var expected = Self.quiet
    #expect(try plan.withoutEffects().truth == .synthetic(expected, work))
    expected.sharesNoise = true
    #expect(try plan.withoutEffects(sharesNoise: true).truth == .synthetic(expected, work))
  }

  @Test("shared, luck is the subtask's alone; otherwise everything has its own")
  func luck() throws {
    var small = SmallWorld()
    small.subtasks = 300
    small.agents = 3
    small.parameters = Self.lively
    let plan = small.plan
    let chance = StreamRoot(seed: 8, replication: 0)
    let shared = World(try plan.withoutEffects(sharesNoise: true), chance: chance)
    let own = World(try plan.withoutEffects(), chance: chance)
    // An attempt's cost of retrying isn't luck.
    let others = [(2, 0, 0), (0, 1, 0), (2, 1, 0)]
    var differ = [0, 0, 0]
    for subtask in 0..<300 {
      for (place, (agent, action, attempt)) in others.enumerated() {
        let fate = shared.fate(subtask, agent: agent, action: action, attempt: attempt)
        #expect(fate == shared.fate(subtask))
        let one = own.fate(subtask, agent: agent, action: action, attempt: attempt)
        differ[place] += one == own.fate(subtask) ? 0 : 1
      }
      let again = shared.fate(subtask, attempt: 1)
      #expect(again.succeeded == shared.fate(subtask).succeeded)
      #expect(again.service == shared.fate(subtask).service)
    }
    #expect(differ == [300, 300, 300])
    // Sharing leaves the spread as it is: 300 fates succeed as often, within five errors of a difference.
    let successes = [shared, own].map { world in
      (0..<300).count { world.fate($0, agent: 1).succeeded }
    }
    #expect(abs(successes[0] - successes[1]) < 5 * 13 && successes[0] > 60 && successes[0] < 240)
  }

  @Test("an environment has none, and says why")
  func environment() {
    var plan = SmallWorld().plan
    plan.truth = .environment(EnvironmentParameters(environment: .threeStrategies))
    #expect(throws: NoTwin.isEnvironment) { try plan.withoutEffects() }
    #expect("\(NoTwin.isEnvironment)".hasPrefix("an environment is its actions' effects"))
  }
}
