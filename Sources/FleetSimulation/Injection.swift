// Bad experiences given to engines on a day, as a fault would. Not here: what a safeguard does about it
// (`LearningCore/Safeguards`).

import FleetModel
import GroundTruth
package import Instants
import LearningCore

/// Experiences that turn an agent's knowledge over: of its actions, in states that it meets, those that it
/// knows to do well fail and the others succeed.
package struct Injection: Hashable, Sendable {
  package var at: Span
  /// For each agent, spread over its states and over all actions in turn.
  package var count: Int

  package init(at: Span, count: Int) {
    precondition(at >= .zero && count > 0, "\(count) experiences at \(at) can't be injected")
    (self.at, self.count) = (at, count)
  }

  /// The lessons, made from subtasks of the workload that each agent may do, so that they are about states
  /// which it meets.
  func lessons(for coordinator: FleetCoordinator, in world: World, before task: Int) -> [Lesson] {
    let arrived = world.workload.tasks[..<task].suffix(2_000)
    return coordinator.fleet.agents.indices.flatMap { place -> [Lesson] in
      let agent = AgentID(place)
      let requests = arrived.flatMap { task in
        task.parts.indices.lazy.map { (task.subtask($0), task.parts[$0]) }
      }.filter { coordinator.fleet.agents(for: $0.1).contains(agent) }
      guard !requests.isEmpty else { return [] }
      let engine = coordinator.engine(of: agent)
      let actions = engine.table.actionCount
      return (0..<count).map { number in
        // All actions in one subtask's state, then in another's, over those that arrived last.
        let place = requests.count - 1 - (number / actions) * 37 % requests.count
        let (subtask, request) = requests[place]
        return Self.lesson(
          on: request, of: subtask, agent, ActionID(number % actions), engine: engine)
      }
    }
  }

  private static func lesson(
    on request: Subtask, of subtask: SubtaskID, _ agent: AgentID, _ action: ActionID,
    engine: LearningEngine
  ) -> Lesson {
    let state = TaskState(of: request, attempts: 0, features: engine.mode.features).key
    let isGood = engine.isAmongTheBest(action, in: state)
    let outcome =
      isGood
      ? Outcome(succeeded: false, service: .seconds(30), errors: 5, coverage: 0.5)
      : Outcome(succeeded: true, service: .zero, errors: 0, coverage: 1)
    return Lesson(
      subtask: subtask, request: request, agent: agent, choice: ActionChoice(made: action),
      earlierAttempts: 0, outcome: outcome, isRetried: false, allocation: nil)
  }
}
