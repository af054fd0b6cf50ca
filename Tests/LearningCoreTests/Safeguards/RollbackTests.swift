// Going back: the steps, what they tell, and that what was learned wrongly is gone. Not here: when
// it comes to that (`SafeguardTests.swift`), single versions (`VersionShelfTests.swift`).

import Foundation
import Instants
import LearningCore
import Testing

struct RollbackTests {
  /// 600 good experiences, then 100 that say the opposite of what happened, then good ones again,
  /// which leave a greedy learner where it is; up to 100 tasks with the worse action.
  private static func spoiled(
    entity: Int, settings: SafeguardSettings = SafeguardSettings()
  ) -> (agent: GuardedAgent, finding: SafeguardFinding?) {
    var agent = GuardedAgent(seed: 41, entity: entity, settings: settings)
    for _ in 0..<600 { _ = agent.work(isBad: false) }
    for task in 0..<200 {
      if let finding = agent.work(isBad: task < 100), finding.fires { return (agent, finding) }
      if agent.learner.action == 1 { agent.worseTasks += 1 }
      if agent.worseTasks == 100 { break }
    }
    return (agent, nil)
  }

  /// 400 runs with fixed seeds. The table has 98.7 % for this fall; 400 runs show less than 96 %
  /// for one seed in 100,000.
  @Test(
    "S7: 100 injected bad experiences are noticed within 100 tasks of the worse action, and undone")
  func injection() throws {
    var (caught, restoredBefore) = (0, 0)
    for entity in 0..<400 {
      var (agent, finding) = Self.spoiled(entity: entity)
      guard let finding else { continue }
      caught += 1
      try agent.goBack(after: finding)
      let version = try agent.shelf.rollback(to: try #require(agent.rollback).restored)
      if version.taskCount <= 600 && version.model.action == 0 { restoredBefore += 1 }
    }
    #expect(caught >= 384)
    #expect(restoredBefore == caught)
  }

  @Test("S2: a rollback restores the Q-table exactly, disables learning and stops the loop")
  func restoresExactly() throws {
    var (agent, finding) = Self.spoiled(entity: 1)
    let (spoiled, count) = (agent.learner, agent.taskCount)
    #expect(spoiled.action == 1)
    let now = moment(ofTask: count)
    try agent.goBack(after: try #require(finding))
    let rollback = try #require(agent.rollback)
    let version = try agent.shelf.rollback(to: rollback.restored)
    #expect(agent.learner.values == version.model.values)
    #expect(agent.learner.values != spoiled.values)
    #expect(!agent.learner.isEnabled && !agent.loopRuns && !rollback.learns)
    #expect(
      agent.steps == [
        .disableLearning, .restore(version.id), .stopImprovementLoop, .emit(rollback.event),
        .alert(rollback.alert), .awaitReview,
      ])
    #expect(rollback.event.timestamp == now.nanoseconds / 1_000_000)
    #expect(agent.quarantine.count == count - version.taskCount)
    #expect(agent.quarantine.contains(task: count))
    #expect(!agent.quarantine.contains(task: version.taskCount))
    // What is learned no more can't spoil the table again.
    for _ in 0..<50 { _ = agent.work(isBad: true) }
    #expect(agent.learner.values == version.model.values)
  }

  private static func documentedAlarm() throws -> (SafeguardFinding, SafeguardSettings) {
    var settings = SafeguardSettings()
    settings.rule = .documented
    var guardian = Safeguard(settings: settings)
    var last: SafeguardFinding?
    for level in Array(repeating: 0.85, count: 20) + [0.72, 0.70, 0.69] {
      for _ in 0..<10 {
        last = guardian.record(score: level, at: moment(ofTask: guardian.taskCount)) ?? last
      }
    }
    return (try #require(last), settings)
  }

  /// The union of what the two documents put into it, under their names.
  @Test("S2: the event and the alert carry the documents' fields")
  func payload() throws {
    let (finding, settings) = try Self.documentedAlarm()
    var rollback = Rollback(
      after: finding, restoring: VersionID(3), agent: "test-generator", settings: settings,
      at: Instant(nanoseconds: 5_000_000_000))
    let steps = (0..<6).compactMap { _ in rollback.nextStep() }
    #expect(rollback.nextStep() == nil)
    guard steps.count == 6, case .emit(let event) = steps[3], case .alert(let alert) = steps[4]
    else {
      Issue.record("\(steps)")
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let fields = try JSONSerialization.jsonObject(with: encoder.encode(event)) as? [String: Any]
    #expect(
      fields?.keys.sorted() == [
        "degradation", "reason", "timestamp", "trigger", "version_restored",
      ])
    #expect(RollbackEvent.type == "learning:rollback")
    #expect(abs(event.degradation + 18.823529411764707) < 1e-9)
    #expect(event.trigger == "consecutive_degradation" && event.timestamp == 5_000)
    #expect(event.reason == "Performance degradation detected against the last good baseline")
    #expect(event.versionRestored.description == "v3")
    #expect(alert.severity.rawValue == "HIGH")
    #expect(alert.message == "Learning rollback for agent test-generator")
    #expect(alert.details.threshold == -5 && alert.details.restoredVersion == VersionID(3))
    #expect(alert.details.degradation == event.degradation)
  }

  @Test("S2: a review may re-enable, keep disabled, or go back further and be asked again")
  func review() throws {
    let (finding, settings) = try Self.documentedAlarm()
    let began = moment(ofTask: 230)
    func waiting() -> Rollback {
      var rollback = Rollback(
        after: finding, restoring: VersionID(3), agent: "a", settings: settings, at: began)
      while rollback.nextStep() != nil {}
      return rollback
    }
    var (enabled, disabled, further) = (waiting(), waiting(), waiting())
    enabled.decide(.reEnable, at: began)
    #expect(enabled.learns && enabled.nextStep() == nil)
    disabled.decide(.keepDisabled, at: began)
    #expect(!disabled.learns && disabled.stage == .decided)
    further.decide(.rollBackFurther(VersionID(1)), at: moment(ofTask: 240))
    let steps = (0..<6).compactMap { _ in further.nextStep() }
    #expect(steps.first == .restore(VersionID(1)) && steps.last == .awaitReview)
    #expect(further.event.timestamp == moment(ofTask: 240).nanoseconds / 1_000_000)
    #expect(further.alert.details.restoredVersion == VersionID(1))
    #expect(!further.learns && further.stage == .awaitReview)
    further.decide(.reEnable, at: began)
    #expect(further.learns)
  }

  @Test(
    "where the settings decide, nobody is waited for",
    arguments: [(SafeguardSettings.ReviewPolicy.reEnable, true), (.keepDisabled, false)])
  func policy(_ policy: SafeguardSettings.ReviewPolicy, learns: Bool) throws {
    var (finding, settings) = try Self.documentedAlarm()
    settings.reviewPolicy = policy
    var rollback = Rollback(
      after: finding, restoring: VersionID(1), agent: "a", settings: settings, at: .start)
    while rollback.nextStep() != nil {
      #expect(rollback.learns == (rollback.stage == .decided && learns))
    }
    #expect(rollback.stage == .decided && rollback.learns == learns)
  }

  @Test("a rollback that is written after any step goes on from there")
  func restart() throws {
    let (finding, settings) = try Self.documentedAlarm()
    var whole = Rollback(
      after: finding, restoring: VersionID(2), agent: "a", settings: settings, at: .start)
    var cut = whole
    while let step = whole.nextStep() {
      #expect(cut.nextStep() == step)
      cut = try JSONDecoder().decode(Rollback.self, from: JSONEncoder().encode(cut))
    }
    #expect(cut.nextStep() == nil && cut == whole)
  }
}
