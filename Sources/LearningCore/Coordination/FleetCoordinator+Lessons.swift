// Learning from attempts: what one teaches, and taking it in, at its end or later.
// Not here: when it may be taken in (a driver says so), engines and policies (`QLearning`,
// `Selection`).

import FleetModel
import Instants
import Stochastics

extension FleetCoordinator {
  /// What the attempt in a slot teaches, which has just been counted among those that ended.
  func lesson(of slot: Int32, _ outcome: Outcome, isRetried: Bool) -> Lesson {
    let item = work[slot]
    guard let choice = item.choice else { preconditionFailure("an attempt without a choice") }
    return Lesson(
      subtask: item.subtask, request: item.request, agent: item.agent, choice: choice,
      earlierAttempts: item.attempts - 1, outcome: outcome, isRetried: isRetried,
      allocation: takeAllocation(
        of: slot, isFirst: item.failuresOnAgent == (outcome.succeeded ? 0 : 1)))
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
    let index = engineIndex(of: lesson.agent)
    let isEnabled = minds.isEmpty || minds[index].isEnabled
    let next =
      isEnabled
      ? engines[index].learn(
        from: state, action: lesson.choice.action, reward: reward, next: again,
        replaying: replay(of: index)) : nil
    selection.observe(lesson.outcome, of: lesson.agent, on: request)
    timer.look(at: lesson.subtask) { .learned(lesson, knowledge(of: lesson.agent)) }
    if isEnabled, !minds.isEmpty { takeIn(lesson, reward: reward, at: now, into: &effects) }
    timer.end(.learn)
    if !minds.isEmpty {
      timer.begin(.snapshot)
      follow(lesson, at: now, into: &effects)
      timer.end(.snapshot)
    }
    guard isEnabled else { return }
    effects.append(
      .record(
        TaskExperience(
          subtask: lesson.subtask, kind: request.kind, agent: lesson.agent,
          earlierAttempts: attempts, state: state.key, choice: lesson.choice,
          succeeded: lesson.outcome.succeeded, reward: reward, next: next?.key, at: now)))
  }

  /// The chance of the replay that may follow an engine's next experience.
  private func replay(of engine: Int) -> RandomStream {
    replayChance.stream(
      entity: UInt64(engine), index: UInt32(truncatingIfNeeded: engines[engine].experienceCount))
  }

  /// Experiences that aren't attempts of this fleet: engines alone learn from them.
  mutating func learnElsewhere(
    _ lessons: [Lesson], at now: Instant, into effects: inout [FleetEffect]
  ) {
    for lesson in lessons where learns(lesson.agent) {
      let index = engineIndex(of: lesson.agent)
      let state = TaskState(
        of: lesson.request, attempts: lesson.earlierAttempts, features: features)
      let again =
        lesson.isRetried
        ? TaskState(of: lesson.request, attempts: lesson.earlierAttempts + 1, features: features)
        : nil
      engines[index].learn(
        from: state, action: lesson.choice.action, reward: rewards.reward(for: lesson.outcome),
        next: again, replaying: replay(of: index))
    }
  }

  private func knowledge(of agent: AgentID) -> CoreKnowledge {
    CoreKnowledge(engine: engine(of: agent), policy: selection)
  }
}
