// Recorded fleets replayed: every task once a pass, cells as recorded. Not here: reading records
// (`TraceFilesTests`).

import FleetModel
import GroundTruth
import Stochastics
import Testing

struct RecordedWorldTests {
  /// Task t is of kind t mod 2. Agent 0 succeeds with .3, agent 1 always, agent 2 never, agent 3 has no
  /// cell, but for the last task.
  private func world(
    tasks: Int, passes: Int, replication: Int = 0, seconds: [Double]? = nil,
    missing: MissingCells = .unavailable
  ) throws -> World {
    var success = (0..<tasks).flatMap { _ in [0.3, 1, 0, .nan] }
    success[success.count - 1] = 0.5
    let matrix = RecordedMatrix(
      tasks: (0..<tasks).map { "task \($0)" }, agents: ["a", "b", "c", "d"], kinds: ["x", "y"],
      kindOfTask: (0..<tasks).map { $0 % 2 }, success: success, seconds: seconds,
      quality: (0..<tasks).flatMap { [Double($0) / Double(tasks), .nan, 0.5, 0.5] },
      error: (0..<tasks).flatMap { _ in [0, 0, 1, .nan] })
    let parameters = RecordedParameters(
      matrix: matrix, passes: passes, service: .seconds(5), missing: missing)
    let plan = WorldPlan(
      fleet: try parameters.fleet(capacity: nil), catalogue: .single, rules: AttemptRules(),
      horizon: .days(4), scoring: Scoring(), truth: .recorded(parameters))
    return World(plan, chance: StreamRoot(seed: 3, replication: replication))
  }

  /// Which recorded task a subtask is, read from the quality that agent 0's cell was given.
  private func tasks(of world: World, count: Int) -> [Int] {
    world.workload.subtasks.indices.map {
      Int(((world.fate($0).satisfaction ?? .nan) * Double(count)).rounded())
    }
  }

  @Test("each pass is a permutation of its own, of each replication")
  func permutations() throws {
    let world = try world(tasks: 50, passes: 4)
    let order = tasks(of: world, count: 50)
    let passes = (0..<4).map { Array(order[$0 * 50..<($0 + 1) * 50]) }
    for pass in passes { #expect(pass.sorted() == Array(0..<50)) }
    #expect(Set(passes).count == 4 && passes[0] != Array(0..<50))
    let other = try self.world(tasks: 50, passes: 4, replication: 1)
    #expect(tasks(of: other, count: 50) != order)
    #expect(zip(order, world.workload.subtasks).allSatisfy { $0 % 2 == $1.kind.rawValue })
    // Evenly over the horizon, the first at its beginning.
    let expected = (0..<200).map { Double($0) * 4 * 86_400 / 200 }
    #expect(zip(world.workload.arrivals, expected).allSatisfy { abs($0.seconds - $1) < 1e-8 })
  }

  /// Over 200 permutations of 6, each task comes first 33 times on average: within four errors.
  @Test("every task is as likely to come first as any other")
  func fairness() throws {
    let world = try world(tasks: 6, passes: 3_000)
    let order = tasks(of: world, count: 6)
    for place in 0..<6 {
      for task in 0..<6 {
        let count = (0..<3_000).count { order[6 * $0 + place] == task }
        #expect(isLikely(count, of: 3_000, probability: 1.0 / 6))
      }
    }
  }

  /// Four standard errors of 20,000; 0 and 1 are exact, and a cell that isn't there fails.
  @Test("cells succeed as often as recorded")
  func cells() throws {
    let world = try world(tasks: 20, passes: 1_000)
    func count(_ agent: Int, _ attempt: Int = 0) -> Int {
      (0..<20_000).count { world.fate($0, agent: agent, attempt: attempt).succeeded }
    }
    #expect(isLikely(count(0), of: 20_000, probability: 0.3))
    #expect(isLikely(count(0, 2), of: 20_000, probability: 0.3))
    #expect(count(1) == 20_000 && count(2) == 0)
    // Agent 3 has a cell for one task in twenty.
    #expect(isLikely(count(3), of: 20_000, probability: 0.5 / 20))
    #expect(world.fate(4, agent: 2).errors == 1 && world.fate(4, agent: 1).errors == 0)
    #expect(
      world.fate(4, agent: 1).satisfaction == nil && world.fate(4, agent: 1).efficiency == nil)
    let again = (0..<20_000).count {
      world.fate($0).succeeded && world.fate($0, attempt: 1).succeeded
    }
    #expect(isLikely(again, of: 20_000, probability: 0.09))
  }

  @Test("who has no cell of a kind isn't eligible for it, and who has none of a task can't do it")
  func eligibility() throws {
    let world = try world(tasks: 20, passes: 1)
    let fleet = world.plan.fleet
    let (three, four) = ([0, 1, 2].map { AgentID($0) }, [0, 1, 2, 3].map { AgentID($0) })
    #expect(fleet.kinds.map(\.eligible) == [three, four])
    #expect(fleet.kinds.map(\.variants) == [[three], [three, four]])
    for (subtask, task) in zip(world.workload.subtasks, tasks(of: world, count: 20)) {
      #expect(fleet.agents(for: subtask) == (task == 19 ? four : three))
    }
  }

  @Test("a missing cell is a choice that fails at once, where a scenario wants it so")
  func missingFails() throws {
    let seconds = (0..<10).flatMap { _ in [2.5, 30, 31, .nan] }
    let world = try world(tasks: 10, passes: 1, seconds: seconds, missing: .failure)
    let everybody = (0..<4).map { AgentID($0) }
    #expect(world.plan.fleet.kinds.allSatisfy { $0.eligible == everybody })
    #expect(world.plan.fleet.kinds.allSatisfy { $0.variants == [everybody] })
    for (subtask, task) in tasks(of: world, count: 10).enumerated() where task != 9 {
      let fate = world.fate(subtask, agent: 3)
      #expect(!fate.succeeded && !fate.timesOut && fate.errors == 1 && fate.service == .zero)
      #expect(fate.satisfaction == nil)
    }
  }

  /// Three tasks of a kind: agent 0 did all and succeeds at two, agent 1 did the third alone.
  @Test("yardsticks choose among those who can, or among all, as the world says")
  func yardsticks() throws {
    func means(_ missing: MissingCells) throws -> [Double] {
      let matrix = RecordedMatrix(
        tasks: ["s", "t", "u"], agents: ["a", "b"], kinds: ["k"], kindOfTask: [0, 0, 0],
        success: [1, .nan, 1, .nan, 0, 1])
      let parameters = RecordedParameters(
        matrix: matrix, passes: 3, service: .seconds(1), missing: missing)
      let plan = WorldPlan(
        fleet: try parameters.fleet(capacity: nil), catalogue: .single,
        rules: AttemptRules(mostAttempts: 1), horizon: .days(1), scoring: Scoring(),
        truth: .recorded(parameters))
      let found = Yardsticks(of: World(plan, chance: StreamRoot(seed: 1, replication: 0)))
      return [found.reference, found.bestStatic, found.clairvoyant].map {
        $0?.total.value(of: .successRate) ?? .nan
      }
    }
    func agree(_ found: [Double], _ expected: [Double]) -> Bool {
      zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    #expect(agree(try means(.unavailable), [2.5 / 3, 2.0 / 3, 1]))
    #expect(agree(try means(.failure), [0.5, 2.0 / 3, 1]))
  }

  /// Four standard errors of 20,000; by the share of errors and of successes.
  @Test(
    "errors are as many as recorded, of failures first",
    arguments: [(0, 0.4), (0.5, 0.2), (0.5, 0.5), (0.5, 0.75), (0.9, 1), (1, 0.3), (1, 0), (0, 1)])
  func errors(success: Double, error: Double) throws {
    let matrix = RecordedMatrix(
      tasks: ["t"], agents: ["a"], kinds: ["k"], kindOfTask: [0], success: [success],
      error: [error])
    let parameters = RecordedParameters(matrix: matrix, passes: 20_000, service: .seconds(1))
    let plan = WorldPlan(
      fleet: try parameters.fleet(capacity: nil), catalogue: .single, rules: AttemptRules(),
      horizon: .days(4), scoring: Scoring(), truth: .recorded(parameters))
    let world = World(plan, chance: StreamRoot(seed: 4, replication: 0))
    let fates = (0..<20_000).map { world.fate($0) }
    for (count, expected) in [
      (fates.count { $0.errors == 1 }, error), (fates.count(where: \.succeeded), success),
    ] {
      let isCertain = expected == 0 || expected == 1
      #expect(
        isCertain
          ? Double(count) == 20_000 * expected
          : isLikely(count, of: 20_000, probability: expected))
    }
    // Where there are no more errors than failures, successes raise none.
    let raised = fates.count { $0.succeeded && $0.errors > 0 }
    #expect(error <= 1 - success ? raised == 0 : raised > 0)
  }

  @Test("times are the record's, the limit holds, and where it says nothing the given one stands")
  func times() throws {
    let seconds = (0..<10).flatMap { _ in [.nan, 30, 31, 2.5] }
    let world = try world(tasks: 10, passes: 2, seconds: seconds)
    let tasks = tasks(of: world, count: 10)
    for subtask in 0..<20 {
      // Agent 3 did the last task alone.
      let last = tasks[subtask] == 9 ? 2_500 : 0 as Int64
      let milliseconds = (0..<4).map {
        world.fate(subtask, agent: $0).service.nanoseconds / 1_000_000
      }
      #expect(milliseconds == [5_000, 30_000, 31_000, last])
      #expect(world.fate(subtask, agent: 1).succeeded && !world.fate(subtask, agent: 1).timesOut)
      let late = world.fate(subtask, agent: 2)
      #expect(late.timesOut && late.errors == 1 && !late.succeeded)
    }
  }
}
