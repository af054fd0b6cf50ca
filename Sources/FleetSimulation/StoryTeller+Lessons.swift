// What an engine knew when it was asked, and what it and the policy took from a lesson.
// Not here: when (`StoryTeller.swift`), learning itself (`LearningCore`).

import FleetModel
import Instants
import LearningCore
import Stochastics

extension HowStory {
  init(_ question: HowQuestion, _ choice: ActionChoice) {
    let engine = question.engine
    let row = engine.table.knownRow(of: question.state)
    state = question.state
    self.choice = choice
    explorationRate = question.explores ? engine.explorationRate : 0
    known = (0..<engine.table.actionCount).map { action in
      let (value, updates) = engine.table.known(row: row, action: ActionID(action))
      return Known(value: value, updates: updates)
    }
    draws = engine.draws(
      in: question.state, explores: question.explores, chance: question.chance)
  }
}

extension QTable {
  /// A state's value and count for an action; the initial value where the state was never met.
  fileprivate func known(row: Int?, action: ActionID) -> (value: Double, updates: Int) {
    guard let row else { return (initialValue ?? 0, 0) }
    return (value(row: row, action: action), updateCount(row: row, action: action))
  }
}

extension LessonStory {
  /// - Parameters:
  ///   - candidates: Among whom the agent was chosen, for figures that compare.
  ///   - stream: For policies that can't speak without any chance.
  init(
    _ lesson: Lesson, before: CoreKnowledge, after: CoreKnowledge, at now: Instant, arm: Arm,
    candidates: [Candidate], stream: RandomStream
  ) {
    let (mode, action) = (arm.mode, lesson.choice.action)
    let parameters = before.engine.parameters
    func state(after attempts: Int) -> TaskState {
      TaskState(of: lesson.request, attempts: attempts, features: mode.features)
    }
    let state = state(after: lesson.earlierAttempts)
    at = now
    reward = mode.reward.reward(for: lesson.outcome)
    func known(_ engine: LearningEngine) -> (value: Double, updates: Int) {
      engine.table.known(row: engine.table.knownRow(of: state.key), action: action)
    }
    let (old, new) = (known(before.engine), known(after.engine))
    let isBandit = mode.algorithm == .thompson
    let next: TaskState? =
      switch mode.bootstrap {
      case _ where isBandit: nil
      case .acrossRetries: lesson.isRetried ? Self.next(lesson, mode) : nil
      case .documented: state.documentedNext
      case .sameState: state
      }
    ahead = next.map { ($0.key, before.engine.table.best(in: $0.key)?.value ?? 0) }
    learningRate = isBandit ? 1 / (2 + Double(old.updates)) : parameters.learningRate
    discountFactor = isBandit ? 0 : parameters.discountFactor
    // The update alone, by the table itself; what replays add follows from what came before.
    var table = before.engine.table
    table.update(
      row: table.row(of: state.key), action: action, reward: reward, next: next?.key,
      learningRate: learningRate, discountFactor: discountFactor)
    let updated = table.known(row: table.knownRow(of: state.key), action: action).value
    value = mode.learns ? (old.value, updated, new.value) : nil
    updates = (old.updates, new.updates)
    explorationRate = (before.engine.explorationRate, after.engine.explorationRate)
    policy = Self.figures(lesson, before, after, candidates, stream)
  }

  private static func next(_ lesson: Lesson, _ mode: EngineMode) -> TaskState {
    TaskState(of: lesson.request, attempts: lesson.earlierAttempts + 1, features: mode.features)
  }

  private static func figures(
    _ lesson: Lesson, _ before: CoreKnowledge, _ after: CoreKnowledge, _ candidates: [Candidate],
    _ stream: RandomStream
  ) -> [Figure] {
    guard let place = candidates.firstIndex(where: { $0.agent == lesson.agent }) else { return [] }
    // Without exploring nothing is drawn.
    func columns(_ knowledge: CoreKnowledge) -> [ChoiceReasons.Column] {
      knowledge.policy.reasons(
        for: lesson.request, among: candidates, explores: false, using: stream
      ).columns.filter { !$0.isDrawn }
    }
    return zip(columns(before), columns(after)).map {
      Figure(name: $0.name, before: $0.values[place], after: $1.values[place])
    }
  }
}
