// One agent's learner of "how": recommends an action, learns from its outcome, replays, explores
// less. Not here: who asks it (`FleetCoordinator`), the table (`QTable.swift`), chance
// (`ActionChoice.swift`).

public import FleetModel

/// Tabular Q-learning as documented, corrected where its resolutions say so.
///
/// A value: a copy is a version, an assignment a rollback.
public struct LearningEngine: Hashable, Sendable {
  public let parameters: LearningParameters
  public let mode: EngineMode
  public private(set) var table: QTable
  /// ε as it stands, 0 … 1.
  public private(set) var explorationRate: Double
  /// Experiences so far; each is one attempt.
  public private(set) var experienceCount = 0
  private let defaultAction: ActionID
  private var recent = RecentTransitions()

  public init(parameters: LearningParameters, mode: EngineMode, catalogue: ActionCatalogue) {
    self.parameters = parameters
    self.mode = mode
    table = QTable(actionCount: catalogue.actions.count)
    explorationRate = mode.explores ? parameters.explorationRate : 0
    defaultAction = catalogue.defaultAction
  }

  /// What is known to be best in a state: the default action where nothing was tried.
  public func greedyAction(in state: StateKey) -> ActionID {
    table.knownRow(of: state).flatMap { table.bestKnown(row: $0)?.action } ?? defaultAction
  }

  /// Chooses an action. Changes nothing: learning does.
  ///
  /// - Parameter explores: Whether chance may override what is known, as ε says.
  public func choose(
    in state: StateKey, explores: Bool = true, uniforms: (first: Double, second: Double)
  ) -> ActionChoice {
    ActionChoice(
      greedy: greedyAction(in: state), rate: explores ? explorationRate : 0,
      actionCount: table.actionCount, uniforms: uniforms)
  }

  /// Learns from one attempt.
  ///
  /// - Parameter next: The state in which the same agent tries the same subtask again; `nil` when
  ///   it doesn't. Heeded under ``Bootstrap/acrossRetries`` alone.
  /// - Returns: The state that the target looked ahead to.
  /// - Complexity: O(actions), and O(batch size · actions) every `updateFrequency` experiences.
  @discardableResult
  public mutating func learn(
    from state: TaskState, action: ActionID, reward: Double, next: TaskState?
  ) -> TaskState? {
    let ahead: TaskState? =
      switch mode.bootstrap {
      case .acrossRetries: next
      case .documented: state.documentedNext
      case .sameState: state
      }
    experienceCount += 1
    if mode.learns {
      let transition = Transition(
        row: table.row(of: state.key), action: action, reward: reward, next: ahead?.key)
      apply(transition)
      if parameters.batchSize > 0 {
        recent.append(transition, keeping: parameters.batchSize)
        if experienceCount % parameters.updateFrequency == 0 { replay() }
      }
    }
    if mode.explores {
      explorationRate = max(
        parameters.minimumExplorationRate, explorationRate * parameters.explorationDecay)
    }
    return ahead
  }

  private mutating func apply(_ transition: Transition) {
    table.update(
      row: transition.row, action: transition.action, reward: transition.reward,
      next: transition.next.flatMap { table.knownRow(of: $0) },
      learningRate: parameters.learningRate, discountFactor: parameters.discountFactor)
  }

  /// The documented batch update: the last `batchSize` experiences again, oldest first, once there
  /// are that many.
  private mutating func replay() {
    guard recent.count == parameters.batchSize else { return }
    for age in 0..<recent.count { apply(recent[age]) }
  }
}
