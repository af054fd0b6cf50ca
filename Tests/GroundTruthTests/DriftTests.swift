// What changes on a day and what doesn't. Not here: how learners bear it (the drift scenarios).

import FleetModel
import GroundTruth
import LabStatistics
import Testing

struct DriftTests {
  /// Four days with 4,320 subtasks each, one agent's success decided by skill alone.
  private func small(agents: Int, drift: Drift) -> SmallWorld {
    var small = SmallWorld(agents: agents, subtasks: 4 * 86_100)
    small.work.gaps = constant(20)
    small.parameters.success.agentKind = 1.5
    small.parameters.drift = drift
    return small
  }

  private func rates(_ world: World, agents: Int, day: Int) -> [Double] {
    let numbers = world.workload.subtasks.indices.filter { world.workload.days[$0] == day }
    return (0..<agents).map { agent in
      Double(numbers.count { world.fate($0, agent: agent).succeeded }) / Double(numbers.count)
    }
  }

  @Test("before the day of a reshuffle every fate is the undrifted world's, after it some aren't")
  func prefix() {
    let still = small(agents: 8, drift: Drift()).world
    let drifting = small(agents: 8, drift: Drift(reshuffleDay: 2)).world
    var changed = 0
    for number in still.workload.subtasks.indices {
      for agent in 0..<8 {
        let isSame = still.fate(number, agent: agent) == drifting.fate(number, agent: agent)
        if still.workload.days[number] < 2 { #expect(isSame) } else if !isSame { changed += 1 }
      }
    }
    #expect(changed > 1_000)
  }

  /// A rate of 4,320 has a standard error below .0077; sorted rates of two days differ by more than .044
  /// (four errors of a difference) with a probability below 1e-3 for all six.
  @Test("a reshuffle changes who has which skill, not which skills there are")
  func reshuffle() {
    let world = small(agents: 6, drift: Drift(reshuffleDay: 1)).world
    let (before, after) = (rates(world, agents: 6, day: 0), rates(world, agents: 6, day: 1))
    for (one, other) in zip(before.sorted(), after.sorted()) { #expect(abs(one - other) < 0.044) }
    #expect(zip(before, after).contains { abs($0 - $1) > 0.1 })
    // And nothing changes afterwards.
    for (one, other) in zip(after, rates(world, agents: 6, day: 3)) {
      #expect(abs(one - other) < 0.044)
    }
  }

  @Test("a reshuffle moves the effects of actions too, but not the default's")
  func actions() {
    var small = small(agents: 1, drift: Drift(reshuffleDay: 1))
    small.parameters.success.agentKind = 0
    small.parameters.success.action = 1.5
    small.retries = Array(repeating: .none, count: 5)
    small.defaultAction = 3
    let world = small.world
    func rates(_ day: Int) -> [Double] {
      let numbers = world.workload.subtasks.indices.filter { world.workload.days[$0] == day }
      return (0..<5).map { action in
        Double(numbers.count { world.fate($0, action: action).succeeded }) / Double(numbers.count)
      }
    }
    let (before, after) = (rates(0), rates(1))
    #expect(abs(before[3] - after[3]) < 0.044)
    for (one, other) in zip(before.sorted(), after.sorted()) { #expect(abs(one - other) < 0.044) }
    #expect(zip(before, after).contains { abs($0 - $1) > 0.1 })
  }

  /// 100 agents' logits, each with an error of about .05: with a share of .6 their correlation from one
  /// step to the next is .8, its standard error (1 − .64) / √100 = .036; their deviation stays 1.5, its
  /// error .106. Bounds are four errors.
  @Test("a walk keeps the spread of skills and forgets by its share")
  func walk() {
    let drift = Drift(walk: Drift.Walk(everyDays: 2, share: 0.6))
    let world = small(agents: 100, drift: drift).world
    func logits(_ day: Int) -> [Double] {
      rates(world, agents: 100, day: day).map { rate in
        let inside = min(0.999, max(0.001, rate))
        return logarithm(inside / (1 - inside))
      }
    }
    let (first, second, third) = (logits(0), logits(1), logits(2))
    #expect(correlation(first, second) > 0.99)
    #expect(abs(correlation(second, third) - 0.8) < 0.144)
    #expect(abs(Moments(of: third).deviation - 1.5) < 0.43)
  }

  private func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let means = (one.reduce(0, +) / Double(one.count), other.reduce(0, +) / Double(other.count))
    var (both, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(one, other) {
      both += (x - means.0) * (y - means.1)
      first += (x - means.0) * (x - means.0)
      second += (y - means.1) * (y - means.1)
    }
    return both / (first * second).squareRoot()
  }
}
