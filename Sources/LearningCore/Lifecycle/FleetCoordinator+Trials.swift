// Which action an A/B test, what is known of a kind, or the loop's default gives an attempt.
// Not here: the engine's choice (`QLearning/LearningEngine.swift`), tests (`Improvement`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// What is done where the agent's engine knows nothing of a state; `nil` where it does.
  func fallback(of agent: AgentID, in state: StateKey, for request: Subtask) -> ActionID? {
    guard engines[agent.rawValue].table.knownRow(of: state) == nil else { return nil }
    return minds[agent.rawValue].fallback(
      for: request.kind, catalogue: catalogue, strategies: strategies)
  }

  /// The action that a test wants the attempt in a slot to be made with. A subtask takes part with its
  /// first attempt on an agent, and keeps the action if that agent tries again.
  mutating func allocate(_ slot: Int32, at now: Instant) -> ActionID? {
    let item = work[slot]
    while allocations.count <= Int(slot) { allocations.append(nil) }
    if item.failuresOnAgent == 0 {
      allocations[Int(slot)] =
        learns(item.agent)
        ? minds[item.agent.rawValue].loop?.action(for: item.request.kind, at: now) : nil
    }
    return allocations[Int(slot)]?.action
  }

  /// The place in a test that the attempt which just ended in a slot was made for.
  func takeAllocation(of slot: Int32, isFirst: Bool) -> TestAllocation? {
    isFirst && allocations.indices.contains(Int(slot)) ? allocations[Int(slot)] : nil
  }

  /// Gives back what an attempt was given that will have no result.
  mutating func releaseAllocation(of slot: Int32) {
    guard allocations.indices.contains(Int(slot)), let allocation = allocations[Int(slot)] else {
      return
    }
    allocations[Int(slot)] = nil
    guard work[slot].failuresOnAgent == 0 else { return }
    minds[work[slot].agent.rawValue].loop?.release(allocation)
  }
}
