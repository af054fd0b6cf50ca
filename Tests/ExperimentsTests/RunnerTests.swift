// Playing a plan: jobs, the order of arms and interruptions leave no trace in a result.
// Not here: what follows from results (the other suites).

import Experiments
import FleetSimulation
import GroundTruth
import Synchronization
import Testing

struct RunnerTests {
  private struct Print: Hashable {
    let fingerprint: String
    let daily: DailyMeasures
    let agents: [AgentUse]
    let actions: [Int]

    init(_ run: ReplicationResult) {
      fingerprint = run.fingerprint.description
      (daily, agents, actions) = (run.daily, run.agents, run.actions)
    }
  }

  private func prints(_ result: ExperimentResult) -> [[Print]] {
    result.runs.map { $0.map(Print.init) }
  }

  private func bounds(_ result: ExperimentResult) -> [[DailyMeasures?]] {
    result.yardsticks.map { [$0.reference, $0.bestStatic, $0.clairvoyant] }
  }

  @Test("one job and several come to the same result", arguments: [2, 3, 8])
  func jobs(count: Int) throws {
    let plan = SmallExperiment().plan
    let (alone, _) = try ExperimentRunner(plan, jobs: 1).run(measuresOverhead: false)
    let (together, timing) = try ExperimentRunner(plan, jobs: count).run(measuresOverhead: false)
    #expect(prints(alone) == prints(together) && bounds(alone) == bounds(together))
    #expect(prints(alone).flatMap(\.self).count == 16)
    #expect(Set(prints(alone).flatMap(\.self)).count == 16, "runs that are alike prove nothing")
    #expect(timing.jobs == count && timing.overhead.isEmpty)
    #expect(timing.armEvents == together.runs.map { $0.reduce(0) { $0 + $1.events } })
  }

  @Test("each run and each yardstick is what it is by itself")
  func alone() throws {
    let plan = SmallExperiment().plan
    let (result, timing) = try ExperimentRunner(plan, jobs: 2).run()
    for replication in 0..<plan.replications {
      let chance = plan.chance(replication: replication)
      let world = World(plan.world, chance: chance)
      for (arm, runs) in result.runs.enumerated() {
        let run = try Simulation.play(plan.arms[arm], in: world, chance: chance)
        #expect(Print(runs[replication]) == Print(run))
      }
      #expect(result.yardsticks[replication].clairvoyant == Yardsticks(of: world).clairvoyant)
    }
    #expect(timing.overhead.count == plan.arms.count)
  }

  @Test("arms in another order, or fewer of them, come to the same results arm by arm")
  func order() throws {
    let small = SmallExperiment()
    let (result, _) = try ExperimentRunner(small.plan, jobs: 2).run(measuresOverhead: false)
    for arms in [[3, 1, 0, 2], [0, 3]] {
      var other = small
      other.arms = arms.map { small.arms[$0] }
      let (shuffled, _) = try ExperimentRunner(other.plan, jobs: 2).run(measuresOverhead: false)
      #expect(prints(shuffled) == arms.map { prints(result)[$0] })
      #expect(bounds(shuffled) == bounds(result))
    }
  }

  @Test("fewer replications are the first of more")
  func prefix() throws {
    var small = SmallExperiment()
    let (result, _) = try ExperimentRunner(small.plan, jobs: 2).run(measuresOverhead: false)
    small.replications = 2
    let (short, _) = try ExperimentRunner(small.plan, jobs: 2).run(measuresOverhead: false)
    #expect(prints(short) == prints(result).map { Array($0.prefix(2)) })
  }

  @Test("an interrupted run throws, and stops soon", arguments: [1, 2])
  func interrupted(jobs: Int) throws {
    let plan = SmallExperiment().plan
    let finished = Mutex(0)
    let runner = ExperimentRunner(
      plan, jobs: jobs, progress: { done, _, _ in finished.withLock { $0 = done } },
      isInterrupted: { finished.withLock { $0 >= 7 } })
    #expect(throws: Interrupted.self) { try runner.run() }
    // Of 20 pieces 7 are done; what the other jobs had begun may end.
    #expect(finished.withLock { $0 } < 7 + jobs)
    let never = ExperimentRunner(plan, jobs: jobs, isInterrupted: { true })
    #expect(throws: Interrupted.self) { try never.run() }
  }

  @Test("progress counts every piece once, to the end")
  func progress() throws {
    let plan = SmallExperiment().plan
    let seen = Mutex<[Int]>([])
    let runner = ExperimentRunner(plan, jobs: 2) { done, all, _ in
      seen.withLock { $0.append(all == 20 ? done : -1) }
    }
    _ = try runner.run(measuresOverhead: false)
    #expect(seen.withLock { $0 } == Array(1...20))
  }
}
