// What one replication of one arm came to. Not here: playing it (`FleetReplication.swift`), means over
// replications (`Experiments`).

package import GroundTruth
package import LearningCore
package import SimulationKernel

/// How one agent was used.
package struct AgentUse: Hashable, Codable, Sendable {
  package var assignments = 0
  package var busySeconds = 0.0
  package var waitingSeconds = 0.0
  package var mostWaiting = 0
}

package struct ReplicationResult: Codable, Equatable, Sendable {
  package var daily: DailyMeasures
  package var agents: [AgentUse]
  /// How often each action of the catalogue was taken.
  package var actions: [Int]
  /// By day of decision: attempts started, and those of them that explored.
  package var attemptsByDay: [Int]
  package var explorationsByDay: [Int]
  /// By day of decision and by agent: attempts started.
  package var assignmentsByDay: [[Int]]
  /// Subtasks of tasks that had arrived and that hadn't come to an end: at each midnight, and at the
  /// horizon last.
  package var openByDay: [Int]
  package var counts: FleetCoordinator.Counts
  package var accounting = Accounting()
  /// By kind and by strategy, in the order of ``ActionCatalogue/strategies``.
  package var patterns: [[PatternUse]]
  package var lifecycle = LifecycleCounts()
  package var tasksInFlight = 0
  /// State–action pairs that were ever updated, over all agents.
  package var knownPairs = 0
  /// Of each engine at the end, as ``LearningEngine/stateBytes``: one for each agent, or one for all.
  package var stateBytes: [Int] = []
  package var events = 0
  package var fingerprint = Fingerprint()
  /// When the last event happened.
  package var endSeconds = 0.0
}
