// Arms that stop to learn and to explore at a time. Not here: what a coordinator does then
// (`LearningCoreTests/LearningSwitchTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct FreezeTests {
  private static func arm(_ policy: String, until span: Instants.Span?) -> Arm {
    var arm = Arm.of(policy)
    arm.learnsUntil = span
    return arm
  }

  @Test("all is as without until then, and nothing is learned or explored from then on")
  func freeze() throws {
    let fleet = BusyFleet()
    let plain = fleet.play(Self.arm("thompson", until: nil))
    let frozen = fleet.play(Self.arm("thompson", until: .hours(36)))
    let switches = frozen.log.entries.indices.filter {
      if case .learningSwitched = frozen.log.entries[$0].input { true } else { false }
    }
    let place = try #require(switches.first)
    #expect(switches.count == 1 && frozen.log.entries[place].input == .learningSwitched(on: false))
    #expect(Array(frozen.log.entries[..<place]) == Array(plain.log.entries[..<place]))
    let then = Instant.start + .hours(36)
    #expect(frozen.log.entries[..<place].allSatisfy { $0.at < then })
    #expect(frozen.log.entries[place...].allSatisfy { $0.at >= then })
    let after = frozen.log.entries[place...].flatMap(\.effects)
    #expect(after.count > 500)
    for effect in after {
      if case .record = effect { Issue.record("something was learned") }
      if case .start(let assignment) = effect { #expect(!assignment.isExploratory) }
    }
    let explored = plain.log.entries[place...].flatMap(\.effects).contains {
      if case .start(let assignment) = $0 { assignment.isExploratory } else { false }
    }
    #expect(explored)
  }

  @Test("a time after the run changes nothing, and one before its first event all")
  func ends() {
    let fleet = BusyFleet()
    let plain = fleet.play(Self.arm("thompson", until: nil))
    let late = fleet.play(Self.arm("thompson", until: .days(100)))
    #expect(plain.log.entries == late.log.entries)
    let never = fleet.play(Self.arm("uniform", until: .milliseconds(1)))
    #expect(never.result.knownPairs == 0 && never.result.counts.explorations == 0)
    #expect(never.result.daily == fleet.play(.reference).result.daily)
  }
}
