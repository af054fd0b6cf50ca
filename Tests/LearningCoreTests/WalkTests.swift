// What must hold whatever happens, and a copy that must do as the original did.
// Not here: single behaviours, each in a file of its own.

import FleetModel
import Instants
import LearningCore
import Testing

struct WalkTests {
  @Test(
    "load, counts and fates agree with independent bookkeeping after every input",
    arguments: SelectionCatalogue.entries.map(\.name), [1, 2] as [UInt64])
  func bookkeeping(name: String, seed: UInt64) throws {
    let entry = try #require(SelectionCatalogue.entry(named: name))
    let walk = FleetWalk(seed: seed, policy: entry.make(FleetWalk.fleet), steps: 3_000)
    #expect(walk.ledger.findings == [])
    // The story had everything in it, and everything came to an end.
    let counts = walk.coordinator.counts
    #expect(counts.tasksArrived == counts.tasksSucceeded + counts.tasksFailed)
    #expect(counts.tasksSucceeded > 20 && counts.tasksFailed > 20)
    #expect(counts.timeouts > 20 && counts.reassignments > 20 && counts.explorations > 20)
    #expect(walk.coordinator.nextWake == nil)
    #expect(walk.coordinator.load.allSatisfy { $0 == 0 })
  }

  @Test(
    "a copy that is told the rest gives the same effects and becomes equal",
    arguments: SelectionCatalogue.entries.map(\.name))
  func restart(name: String) throws {
    let entry = try #require(SelectionCatalogue.entry(named: name))
    let walk = FleetWalk(seed: 3, policy: entry.make(FleetWalk.fleet), steps: 2_000)
    #expect(walk.copies.count > 15)
    for (hundred, copy) in walk.copies.enumerated() {
      var coordinator = copy
      var isSame = true
      for step in walk.steps.dropFirst(100 * hundred) {
        var effects: [FleetEffect] = []
        coordinator.handle(step.input, at: step.at, into: &effects)
        isSame = isSame && effects == step.effects
      }
      #expect(isSame, "from step \(100 * hundred)")
      #expect(coordinator == walk.coordinator)
      #expect(copy != walk.coordinator)
    }
  }

  @Test("a copy is a version: what happens to one doesn't happen to the other")
  func version() {
    var desk = Desk()
    let attempt = desk.arrive(1)[0]
    let version = desk
    desk.end(attempt, .success)
    #expect(desk != version)
    #expect(version.coordinator.tasksInFlight == 1)
    #expect(version.coordinator.engines.allSatisfy { $0.table.knownPairs == 0 })
    var again = version
    again.end(attempt, .success)
    #expect(again == desk)
  }

  @Test("coordinators that would act differently aren't equal")
  func unequal() {
    let desk = Desk()
    #expect(desk == Desk())
    #expect(desk != Desk(agents: 2))
    #expect(desk != Desk(retry: .fixed))
    #expect(desk != Desk(rules: AttemptRules(mostAttempts: 2)))
    #expect(desk != Desk(mode: EngineMode(learns: false, explores: false)))
    #expect(desk != Desk(selection: { _ in FirstCandidate() }))
    #expect(desk != Desk(selection: { BestPerformer(fleet: $0) }))
  }
}
