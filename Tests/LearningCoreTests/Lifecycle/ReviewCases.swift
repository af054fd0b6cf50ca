// What becomes of an agent that a safeguard stopped. Not here: stopping it (`LifecycleCases.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct ReviewCases {
  /// A lifecycle without reviews by themselves.
  private static var guarded: Lifecycle {
    var lifecycle = Lifecycle()
    lifecycle.shares = false
    return lifecycle
  }

  @Test("S2: a review may go back further, to a version that is there, and then let learning go on")
  func review() throws {
    var trial = LiveFleetTrial(lifecycle: Self.guarded)
    _ = trial.tell(.started)
    for _ in 0..<600 { trial.round { $0 == ActionID(0) ? 0.95 : 0.6 } }
    while trial.coordinator.minds[0].isEnabled { trial.round { _ in 0.4 } }
    let shelf = trial.coordinator.minds[0].versions
    let oldest = try #require(shelf.versions.first)
    _ = trial.tell(.reviewed(AgentID(0), .rollBackFurther(VersionID(9_999))))
    #expect(trial.coordinator.minds[0].rollback?.stage == .awaitReview, "there is no v9999")
    _ = trial.tell(.reviewed(AgentID(0), .rollBackFurther(oldest.id)))
    #expect(trial.coordinator.engines[0].state == oldest.model.state)
    _ = trial.tell(.reviewed(AgentID(0), .reEnable))
    #expect(trial.coordinator.minds[0].isEnabled)
    #expect(trial.coordinator.minds[0].loop?.isActive == true)
    let count = trial.coordinator.engines[0].experienceCount
    trial.round { _ in 0.9 }
    #expect(trial.coordinator.engines[0].experienceCount == count + 1)
  }

  @Test("S2: out of service no review falls due; back in it, a stopped agent waits for one anew")
  func reviewAcrossService() {
    var lifecycle = Self.guarded
    lifecycle.reviewAfter = .days(1)
    var trial = LiveFleetTrial(lifecycle: lifecycle)
    _ = trial.tell(.started)
    for _ in 0..<600 { trial.round { $0 == ActionID(0) ? 0.95 : 0.6 } }
    while trial.coordinator.minds[0].isEnabled { trial.round { _ in 0.4 } }
    func statuses(_ effects: [FleetEffect]) -> [AgentStatus] {
      effects.compactMap { if case .keep(.status(_, let status)) = $0 { status } else { nil } }
    }
    #expect(statuses(trial.tell(.stopped)) == [.terminated])
    #expect(trial.coordinator.nextWake == nil)
    trial.now = trial.now + .days(2)
    #expect(statuses(trial.tell(.wake)).isEmpty)
    #expect(statuses(trial.tell(.started)) == [.idle], "registered, and its learning still off")
    trial.now = trial.now + .days(1)
    #expect(statuses(trial.tell(.wake)) == [.active])
    #expect(trial.coordinator.minds[0].isEnabled)
  }
}
