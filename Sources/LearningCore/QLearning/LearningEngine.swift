// A learner of "how": recommends an action, learns from its outcome, explores less.
// Not here: who asks it (`FleetCoordinator`), the table (`QTable.swift`), replays
// (`LearningEngine+Replay.swift`), beliefs (`ActionBeliefs.swift`), chance (`ActionChoice.swift`,
// `DecisionChance.swift`), what is kept of it (`LearningEngine+State.swift`).

public import FleetModel
public import Stochastics

/// Tabular Q-learning as documented, corrected where its resolutions say so, or a bandit in each
/// state.
///
/// A value: a copy is a version, an assignment a rollback.
public struct LearningEngine: Hashable, Sendable {
  public let parameters: LearningParameters
  public let mode: EngineMode
  /// What each action is known or believed to bring.
  public internal(set) var table: QTable
  /// ε as it stands, 0 … 1; beliefs have none.
  public internal(set) var explorationRate: Double
  /// Experiences so far; each is one attempt.
  public internal(set) var experienceCount = 0
  var recent = RecentTransitions()
  var beliefs = ActionBeliefs()

  public init(parameters: LearningParameters, mode: EngineMode, catalogue: ActionCatalogue) {
    self.parameters = parameters
    self.mode = mode
    let hasRate = mode.explores && mode.algorithm == .qLearning
    explorationRate = hasRate ? parameters.explorationRate : 0
    table = QTable(
      actionCount: catalogue.actions.count, defaultAction: catalogue.defaultAction,
      initialValue: parameters.initialValue ?? (mode.algorithm == .thompson ? 0 : nil))
  }

  /// What is known to be best in a state: the default action where nothing speaks for another.
  public func greedyAction(in state: StateKey) -> ActionID {
    table.best(in: state)?.action ?? table.defaultAction
  }

  /// Whether at most half of a state's actions have a value above an action's.
  public func isAmongTheBest(_ action: ActionID, in state: StateKey) -> Bool {
    guard let row = table.knownRow(of: state) else { return action == table.defaultAction }
    let value = table.value(row: row, action: action)
    let above = (0..<table.actionCount).count {
      table.value(row: row, action: ActionID($0)) > value
    }
    return 2 * above < table.actionCount
  }

  /// The ε that a choice is drawn with.
  func rate(explores: Bool) -> Double { explores ? explorationRate : 0 }

  /// Bytes of everything the engine holds: elements, not the room kept for more of them, so that equal
  /// engines have equal sizes anywhere. A table's index of states counts as its keys and rows.
  public var stateBytes: Int {
    MemoryLayout<Self>.size + table.elementBytes + recent.elementBytes + beliefs.elementBytes
  }

  /// Chooses an action. Changes nothing: learning does.
  ///
  /// - Parameters:
  ///   - explores: Whether chance may override what is known.
  ///   - fallback: What is done in a state of which nothing is known, in place of the default action.
  public func choose(
    in state: StateKey, explores: Bool = true, chance: DecisionChance,
    fallback: ActionID? = nil
  ) -> ActionChoice {
    let rate = rate(explores: explores)
    if mode.unknown == .any, table.knownRow(of: state) == nil {
      return ActionChoice(anyOf: table.actionCount, rate: rate, uniforms: chance.uniforms)
    }
    let isKnown = fallback == nil || table.knownRow(of: state) != nil
    let greedy = isKnown ? greedyAction(in: state) : fallback ?? table.defaultAction
    switch mode.algorithm {
    case .qLearning:
      return ActionChoice(
        greedy: greedy, rate: rate, actionCount: table.actionCount, uniforms: chance.uniforms)
    case .thompson:
      // Beliefs that nothing will be learned of are no reason to try anything.
      guard explores, mode.explores, mode.learns else { return ActionChoice(greedy: greedy) }
      let drawn = beliefs.draw(row: table.knownRow(of: state), of: table, chance: chance)
      return ActionChoice(drawn: drawn, greedy: greedy)
    }
  }

  /// What each action's mean reward was drawn to be in a choice that went by draws from beliefs; `nil` for
  /// any other choice.
  public func draws(
    in state: StateKey, explores: Bool = true, chance: DecisionChance
  ) -> [Double]? {
    let row = table.knownRow(of: state)
    let isDrawn = mode.algorithm == .thompson && explores && mode.explores && mode.learns
    guard isDrawn, row != nil || mode.unknown != .any else { return nil }
    return (0..<table.actionCount).map {
      beliefs.mean(of: $0, row: row, of: table, chance: chance)
    }
  }

  /// Learns from one attempt.
  ///
  /// - Parameter next: The state in which the same agent tries the same subtask again; `nil` when
  ///   it doesn't. Heeded under ``Bootstrap/acrossRetries`` alone, and never by a bandit.
  /// - Parameter stream: The chance of a replay after this attempt; needed where it samples.
  /// - Returns: The state that the target looked ahead to.
  /// - Complexity: O(actions), and O(batch size · actions) every `updateFrequency` experiences.
  @discardableResult
  public mutating func learn(
    from state: TaskState, action: ActionID, reward: Double, next: TaskState?,
    replaying stream: RandomStream? = nil
  ) -> TaskState? {
    experienceCount += 1
    defer { pruneQTable(to: mode.mostStates) }
    switch mode.algorithm {
    case .qLearning:
      let ahead = lookAhead(from: state, next: next)
      if mode.learns {
        learn(
          Transition(
            row: table.row(of: state.key), action: action, reward: reward, next: ahead?.key),
          replaying: stream)
      }
      if mode.explores {
        explorationRate = max(
          parameters.minimumExplorationRate, explorationRate * parameters.explorationDecay)
      }
      return ahead
    case .thompson:
      if mode.learns {
        beliefs.learn(reward, row: table.row(of: state.key), action: action, in: &table)
      }
      return nil
    }
  }

  private func lookAhead(from state: TaskState, next: TaskState?) -> TaskState? {
    switch mode.bootstrap {
    case .acrossRetries: next
    case .documented: state.documentedNext
    case .sameState: state
    }
  }
}
