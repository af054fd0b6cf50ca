// Learning from attempts: what one teaches, and taking it in, at its end or later.
// Not here: when it may be taken in (a driver says so), engines and policies (`QLearning`,
// `Selection`).

import FleetModel
import Instants

extension FleetCoordinator {
  /// What the attempt in a slot teaches, which has just been counted among those that ended.
  func lesson(of slot: Int32, _ outcome: Outcome, isRetried: Bool) -> Lesson {
    let item = work[slot]
    guard let choice = item.choice else { preconditionFailure("an attempt without a choice") }
    return Lesson(
      subtask: item.subtask, request: item.request, agent: item.agent, choice: choice,
      earlierAttempts: item.attempts - 1, outcome: outcome, isRetried: isRetried)
  }

  /// Moves the agent's table and the selection policy, if learning is on now.
  mutating func learn<Timer: StepTimer>(
    _ lesson: Lesson, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    guard isLearning else { return }
    timer.begin(.learn)
    let (request, attempts) = (lesson.request, lesson.earlierAttempts)
    let state = TaskState(of: request, attempts: attempts, features: features)
    let again =
      lesson.isRetried
      ? TaskState(of: request, attempts: attempts + 1, features: features) : nil
    let reward = rewards.reward(for: lesson.outcome)
    timer.look(at: lesson.subtask) { .learning(lesson, knowledge(of: lesson.agent)) }
    let next = engines[engineIndex(of: lesson.agent)].learn(
      from: state, action: lesson.choice.action, reward: reward, next: again)
    selection.observe(lesson.outcome, of: lesson.agent, on: request)
    timer.look(at: lesson.subtask) { .learned(lesson, knowledge(of: lesson.agent)) }
    effects.append(
      .record(
        TaskExperience(
          subtask: lesson.subtask, kind: request.kind, agent: lesson.agent,
          earlierAttempts: attempts, state: state.key, choice: lesson.choice,
          succeeded: lesson.outcome.succeeded, reward: reward, next: next?.key, at: now)))
    timer.end(.learn)
  }

  private func knowledge(of agent: AgentID) -> CoreKnowledge {
    CoreKnowledge(engine: engine(of: agent), policy: selection)
  }
}
