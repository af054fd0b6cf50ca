// When a queue is said to grow without bound. Not here: counting what is open
// (`FleetSimulationTests/OpenWorkTests.swift`), saying so (`LabReportsTests`).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import Testing

struct BacklogTests {
  /// A run of 30 days with so much open at the end of each, of 10,000 subtasks.
  private func backlog(
    busiest: Double? = 0.9, days: Int = 30, _ open: (Double) -> Double
  ) throws -> Backlog {
    let small = SmallExperiment(subtasks: 10)
    var run = try Simulation.play(
      small.plan.arms[0], in: World(small.plan.world, chance: small.plan.chance(replication: 0)),
      chance: small.plan.chance(replication: 0))
    run.daily = DailyMeasures(days: 1)
    run.daily.days[0].planned = 10_000
    run.openByDay = (1...days).map { Int(open(Double($0) / Double(days))) }
    run.agents = Array(run.agents.prefix(2))
    // Two agents; the second has two servers.
    run.agents[0].busySeconds = 500
    run.agents[1].busySeconds = 2_000 * (busiest ?? 9)
    let second = busiest == nil ? nil : 2
    run.endSeconds = 1_300
    return Backlog(
      of: run, agents: [Agent(name: "a"), Agent(name: "b", capacity: second)],
      horizonSeconds: 1_000)
  }

  @Test("a queue that grows in proportion to time is seen, one that stays isn't")
  func shapes() throws {
    let cases: [(Bool, (Double) -> Double)] = [
      (true, { 3_000 * $0 }), (true, { 500 + 2_000 * $0 }),
      (true, { 4_000 * max(0, $0 - 0.5) }),  // It began in the middle.
      (false, { _ in 3_000 }), (false, { 3_000 * $0.squareRoot() }), (false, { 90 * $0 }),
      (false, { 3_000 * (1 - $0) }), (false, { $0 < 0.5 ? 3_000 : 400 }),
    ]
    for (number, (grows, open)) in cases.enumerated() {
      #expect(try backlog(open).grewWithoutBound == grows, "case \(number)")
      #expect(try backlog(busiest: nil, open).grewWithoutBound == grows, "without limits \(number)")
    }
  }

  @Test("an agent that was given more than it could serve is enough, in three days or more")
  func overCapacity() throws {
    for (busiest, grows) in [(0.99, false), (1.01, true)] {
      let made = try backlog(busiest: busiest) { _ in 5 }
      #expect(made.grewWithoutBound == grows)
      #expect(made.greatestUtilisation == busiest && made.drainSeconds == 300)
      #expect(made.shareLeft == 0.0005)
      #expect(try backlog(busiest: busiest, days: 2) { _ in 5 }.grewWithoutBound == false)
    }
    #expect(try backlog(busiest: nil) { _ in 5 }.greatestUtilisation == nil)
  }
}
