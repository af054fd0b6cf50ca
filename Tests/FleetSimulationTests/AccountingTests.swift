// What a run counts of itself, counted anew from the coordinator's log alone.
// Not here: what comes of it (`Experiments`), times and measures (`ConservationTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct AccountingTests {
  private static let someArms: [Arm] = {
    var frozen = Arm.of("thompson")
    (frozen.name, frozen.learnsUntil) = ("frozen", .hours(36))
    var pooled = Arm.of("uniform", learns: false)
    (pooled.name, pooled.tables) = ("pooled", .pooled)
    return [.of("uniform"), .of("round-robin", explores: false), frozen, pooled]
  }()

  private static func starts(_ log: CoordinatorLog) -> [Assignment] {
    log.entries.flatMap(\.effects).compactMap {
      if case .start(let it) = $0 { it } else { nil }
    }
  }

  @Test("assignments by day and agent are those that the log holds", arguments: someArms)
  func assignments(arm: Arm) {
    let (result, log, _) = BusyFleet().play(arm)
    var expected = Array(repeating: Array(repeating: 0, count: 4), count: 3)
    for attempt in ServiceRecord(log).attempts {
      expected[min(2, attempt.assigned.day)][attempt.assignment.agent.rawValue] += 1
    }
    #expect(result.assignmentsByDay == expected)
    #expect(Set(expected).count == 3 && expected.joined().reduce(0, +) > 1_000)
    #expect(result.assignmentsByDay.map { $0.reduce(0, +) } == result.attemptsByDay)
    for agent in 0..<4 {
      #expect(expected.reduce(0) { $0 + $1[agent] } == result.agents[agent].assignments)
    }
  }

  /// ε is walked through the log: it falls with each record, and each attempt that starts for the first
  /// time is a draw with ε as it stands. Sums are taken in the same order, so they are the same to the bit.
  @Test("what ε made likely is Σ ε over the choices", arguments: someArms)
  func exploration(arm: Arm) {
    let (result, log, _) = BusyFleet().play(arm)
    let (parameters, mode) = (arm.parameters, arm.mode)
    var rates = Array(repeating: mode.explores ? parameters.explorationRate : 0, count: 4)
    var (isOn, drawn, mass, variance) = (true, 0, 0.0, 0.0)
    var known: Set<[Int]> = []
    for entry in log.entries {
      if case .learningSwitched(let on) = entry.input { isOn = on }
      for effect in entry.effects {
        if case .record(let it) = effect, mode.explores {
          let engine = arm.tables == .pooled ? 0 : it.agent.rawValue
          rates[engine] = max(
            parameters.minimumExplorationRate, rates[engine] * parameters.explorationDecay)
        }
        guard case .start(let it) = effect,
          known.insert([it.subtask.rawValue, it.earlierAttempts]).inserted
        else { continue }
        let rate = isOn ? rates[arm.tables == .pooled ? 0 : it.agent.rawValue] : 0
        drawn += it.isExploratory ? 1 : 0
        mass += rate
        variance += rate * (1 - rate)
      }
    }
    let counts = result.counts
    #expect(counts.explorationMass == mass && counts.explorationVariance == variance)
    #expect(counts.explorationsDrawn == drawn)
    #expect(known.count < Self.starts(log).count, "something was begun anew")
    // Martingale differences of at most 1: beyond 5.5 deviations less than once in ten million.
    #expect(abs(Double(drawn) - mass) <= 5.5 * variance.squareRoot())
    #expect((variance > 10) == mode.explores)
  }

  @Test("without exploring ε is 0 throughout, and at 1 every choice explores")
  func bounds() {
    var fleet = BusyFleet()
    fleet.parameters.outages = nil
    for learns in [false, true] {
      let never = Simulation.playLogged(
        .of("thompson", learns: learns, explores: false), in: fleet.world, chance: fleet.chance)
      #expect(never.result.counts.explorationMass == 0 && never.result.counts.explorations == 0)
      #expect(never.coordinator.engines.allSatisfy { $0.explorationRate == 0 })
      #expect(Self.starts(never.log).allSatisfy { !$0.isExploratory })
      #expect(never.result.explorationsByDay == [0, 0, 0])
      var arm = Arm.of("thompson", learns: learns)
      (arm.parameters.explorationRate, arm.parameters.minimumExplorationRate) = (1, 1)
      let always = fleet.play(arm).result
      #expect(always.counts.explorations == always.counts.attempts)
      #expect(always.counts.explorationsDrawn == always.counts.attempts)
      #expect(always.counts.explorationMass == Double(always.counts.attempts))
      #expect(always.counts.explorationVariance == 0)
      #expect(always.explorationsByDay == always.attemptsByDay)
    }
  }

  @Test("draws from beliefs are held against no ε")
  func beliefs() {
    var arm = Arm.of("uniform")
    arm.mode.algorithm = .thompson
    let counts = BusyFleet().play(arm).result.counts
    #expect(counts.explorations > 100 && counts.explorationsDrawn == 0)
    #expect(counts.explorationMass == 0)
  }

  @Test("everything ends once and is learned from once", arguments: Arm.policies, [0, 0.25])
  func once(policy: String, missing: Double) {
    var fleet = BusyFleet()
    fleet.parameters.feedback = Feedback(
      delaySeconds: uniform(0, 50_000), batch: .hours(3), missing: missing)
    let (result, log, world) = fleet.play(.of(policy))
    var (records, arrived) = (0, 0)
    var learned: Set<[Int]> = []
    for entry in log.entries {
      if case .lesson = entry.input { arrived += 1 }
      for case .record(let it) in entry.effects {
        records += 1
        learned.insert([it.subtask.rawValue, it.earlierAttempts])
      }
    }
    let accounting = result.accounting
    #expect(accounting.lessons == records && records == learned.count && records > 500)
    #expect(records == arrived + result.counts.timeouts)
    #expect((records == result.counts.attempts) == (missing == 0))
    #expect(accounting.ends == world.workload.subtasks.count)
    #expect(accounting.repeatedLessons == 0 && accounting.repeatedEnds == 0)
  }

  /// From attempts that ended, one way or the other, and not from what was recorded of them.
  @Test("patterns are the attempts that ended, by kind and strategy")
  func patterns() {
    let fleet = BusyFleet()
    var plan = fleet.plan
    plan.catalogue = .documented
    let world = World(plan, chance: fleet.chance)
    var arm = Arm.of("uniform")
    arm.parameters.explorationDecay = 1
    let (result, log, _) = Simulation.playLogged(arm, in: world, chance: fleet.chance)
    let record = ServiceRecord(log)
    var (uses, successes) = (
      Array(repeating: Array(repeating: 0, count: 6), count: 3),
      Array(repeating: Array(repeating: 0, count: 6), count: 3)
    )
    for attempt in record.attempts {
      // A cancelled attempt ran out of time, or its agent went down, which is nobody's failure.
      let ranOut = attempt.wasCancelled && attempt.served >= plan.rules.timeout.nanoseconds
      guard attempt.outcome != nil || ranOut else { continue }
      let kind = world.workload.subtasks[attempt.assignment.subtask.rawValue].kind.rawValue
      let strategy = attempt.assignment.action.rawValue / 3  // Three retry policies each.
      uses[kind][strategy] += 1
      successes[kind][strategy] += attempt.outcome?.succeeded == true ? 1 : 0
    }
    #expect(result.patterns.map { $0.map(\.uses) } == uses)
    #expect(result.patterns.map { $0.map(\.successes) } == successes)
    #expect(uses.joined().allSatisfy { $0 > 0 } && uses != successes)
  }

  @Test("an engine's bytes are told for each, or for the one")
  func bytes() {
    let fleet = BusyFleet()
    let played = Simulation.playLogged(.of("uniform"), in: fleet.world, chance: fleet.chance)
    #expect(played.result.stateBytes == played.coordinator.engines.map(\.stateBytes))
    #expect(played.result.stateBytes.count == 4)
    var arm = Arm.of("uniform")
    arm.tables = .pooled
    #expect(fleet.play(arm).result.stateBytes.count == 1)
  }
}
