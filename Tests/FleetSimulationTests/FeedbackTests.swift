// Outcomes that reach the learners late, in batches or never: what of it arrives, and what it changes.
// Not here: when it is due (`GroundTruthTests`), learning from it (`LearningCoreTests`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct FeedbackTests {
  private static let policies = ["uniform", "best-performer", "thompson"]

  private static func fleet(
    _ delay: Double, batch: Instants.Span = .zero, missing: Double = 0
  ) -> BusyFleet {
    var fleet = BusyFleet()
    fleet.parameters.feedback = Feedback(
      delaySeconds: delay == 0 ? constant(0) : checked { try .lognormal(mean: delay, cv: 2) },
      batch: batch, missing: missing)
    return fleet
  }

  private static func lessons(
    _ log: CoordinatorLog
  ) -> (handedOut: [(at: Instant, Lesson)], arrived: [(at: Instant, Lesson)]) {
    var all: (handedOut: [(at: Instant, Lesson)], arrived: [(at: Instant, Lesson)]) = ([], [])
    for entry in log.entries {
      if case .lesson(let lesson) = entry.input { all.arrived.append((entry.at, lesson)) }
      for case .lesson(let lesson) in entry.effects { all.handedOut.append((entry.at, lesson)) }
    }
    return all
  }

  @Test("feedback without delay or batches is the outcome itself", arguments: Self.policies)
  func nothing(policy: String) {
    let plain = BusyFleet().play(.of(policy))
    let same = Self.fleet(0).play(.of(policy))
    #expect(plain.log.entries == same.log.entries)
    #expect(plain.result.daily == same.result.daily && plain.result.agents == same.result.agents)
    #expect(plain.result.endSeconds == same.result.endSeconds)
    #expect(plain.result.knownPairs == same.result.knownPairs)
  }

  @Test("whoever knows at once is as if feedback came with outcomes", arguments: Self.policies)
  func atOnce(policy: String) {
    var arm = Arm.of(policy)
    arm.knowsAtOnce = true
    let plain = BusyFleet().play(.of(policy))
    let same = Self.fleet(40_000, batch: .hours(6), missing: 0.3).play(arm)
    #expect(plain.log.entries == same.log.entries)
    #expect(plain.result.fingerprint.description == same.result.fingerprint.description)
  }

  /// What should arrive is worked out anew from the log's ends and the world's answers.
  @Test("each attempt that ended teaches once, when it is due, or never", arguments: Self.policies)
  func conservation(policy: String) {
    let fleet = Self.fleet(20_000, batch: .hours(6), missing: 0.25)
    let (result, log, world) = fleet.play(.of(policy))
    let ended = ServiceRecord(log).attempts.filter { $0.outcome != nil }
    let (handedOut, arrived) = Self.lessons(log)
    #expect(handedOut.count == ended.count && ended.count > 500)
    var due: [(at: Instant, Lesson)] = []
    var missing = 0
    for (at, lesson) in handedOut {
      let time = world.feedback(
        on: lesson.subtask, agent: lesson.agent, action: lesson.choice.action,
        attempt: lesson.earlierAttempts, endedAt: at)
      switch time {
      case .later(let arrival): due.append((arrival, lesson))
      case .never: missing += 1
      case .atOnce: Issue.record("a lesson was put off that was due at once")
      }
    }
    #expect(arrived.count + missing == ended.count && missing > 100)
    // In the order of time, and of equals in the order in which they were handed out.
    let expected = due.enumerated().sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.element)
    #expect(arrived.map(\.at) == expected.map(\.at) && arrived.map(\.1) == expected.map(\.1))
    #expect(arrived.allSatisfy { $0.at.nanoseconds % Instants.Span.hours(6).nanoseconds == 0 })
    // All but what agents had too long for comes so; the time limit is known without anybody's word.
    let records = log.entries.flatMap(\.effects).count {
      if case .record = $0 { true } else { false }
    }
    #expect(records == arrived.count + result.counts.timeouts && result.counts.timeouts > 10)
  }

  /// Batches of ten days in a run of three: all is known when all is over.
  @Test("what comes after the horizon still arrives, and has changed nothing")
  func tooLate() {
    let arm = Arm.of("epsilon-greedy")
    let late = Self.fleet(0, batch: .days(10)).play(arm)
    let never = Self.fleet(0, missing: 1).play(arm)
    #expect(late.result.daily == never.result.daily)
    #expect(Self.lessons(never.log).arrived.isEmpty && Self.lessons(late.log).arrived.count > 500)
    #expect(late.result.endSeconds == 864_000 && never.result.endSeconds < 864_000)
    #expect(late.result.knownPairs > never.result.knownPairs)
  }

  /// Nobody runs out of time here, since that is known without feedback.
  @Test("a learner that is told nothing is the frozen control", arguments: [false, true])
  func untold(explores: Bool) {
    var fleet = Self.fleet(0, missing: 1)
    fleet.rules.timeout = .days(1)
    var plain = BusyFleet()
    plain.rules.timeout = .days(1)
    func arm(learns: Bool) -> Arm {
      var arm = Arm.of("uniform", learns: learns, explores: explores)
      // ε falls with what is told, so it stands still here and must there.
      arm.parameters.explorationDecay = 1
      return arm
    }
    let learner = fleet.play(arm(learns: true))
    let frozen = plain.play(arm(learns: false))
    #expect(learner.result.counts.timeouts == 0 && learner.result.knownPairs == 0)
    #expect(learner.result.daily == frozen.result.daily)
    #expect(learner.result.actions == frozen.result.actions)
    #expect(learner.result.counts == frozen.result.counts)
    #expect((learner.result.counts.explorations > 100) == explores)
    // Without exploring there is nothing to learn: the default action is all that is ever tried.
    let told = plain.play(arm(learns: true))
    #expect((told.result.daily != frozen.result.daily) == explores)
  }
}
