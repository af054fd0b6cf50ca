// What a lifecycle asks of its driver: keeping what happened, handing in what is shared, and the end of
// service. Not here: what happens in it (`LearningCore/Lifecycle`).

import FleetModel
import Instants
import LearningCore
import SimulationKernel

extension FleetReplication {
  /// Takes an input and its effects, those from `first` on, to the store.
  mutating func keep(_ input: FleetInput, at now: Instant, from first: Int) {
    guard let keeper else { return }
    keeper.memory.keep(input, at: now, effects[first...])
    if keeper.isDue(after: input) { keeper.commit(coordinator, timing: &timer) }
  }

  /// Reads what agents share where the last input asked for it: at once, as a live driver does, before
  /// anything else that the input brought is carried out.
  mutating func handInSharedPatterns(in list: inout EventList) {
    let isAsked = effects.contains { if case .readSharedPatterns = $0 { true } else { false } }
    guard isAsked else { return }
    let input = FleetInput.patternsImported(sharedPatterns(at: list.now))
    let before = effects.count
    timer.beginCall()
    coordinator.handle(input, at: list.now, into: &effects, timing: &timer)
    timer.endCall()
    log?.append(input, at: list.now, effects[before...])
    keep(input, at: list.now, from: before)
  }

  /// Ends the service when nothing is left to do.
  mutating func tend(in list: inout EventList) {
    let isDone =
      nextTask == world.workload.tasks.count && coordinator.tasksInFlight == 0 && lessons.isEmpty
    guard isDone, coordinator.isInService else { return }
    takeDashboard()
    tell(.stopped, in: &list)
    keeper?.commit(coordinator, timing: &timer)
  }

  /// Commits what is left and lets the store go.
  mutating func endKeeping() {
    guard let keeper else { return }
    takeDashboard()
    keeper.commit(coordinator, timing: &timer)
    storedBytes = keeper.storedBytes
    keeper.memory.close()
    endOfStore()
  }

  /// What an operator would see now. Nothing that differs from store to store is part of a result.
  private mutating func takeDashboard() {
    guard takesDashboard, let keeper, result.lifecycle.dashboard == nil else { return }
    result.lifecycle.dashboard = keeper.dashboard(of: coordinator)
    result.lifecycle.dashboard?.memory.totalSize = nil
  }

  private mutating func sharedPatterns(at now: Instant) -> [SharedPattern] {
    guard let keeper else { return [] }
    keeper.commit(coordinator, timing: &timer)
    do { return try keeper.memory.sharedPatterns(at: now) } catch {
      preconditionFailure("the store can't be read: \(error)")
    }
  }
}
