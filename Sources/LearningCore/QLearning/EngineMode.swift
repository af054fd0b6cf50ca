// What an experiment switches on and off in an engine. Not here: its numbers
// (`LearningParameters.swift`).

/// How an engine treats what it is told. The default is what a live fleet uses.
public struct EngineMode: Hashable, Sendable {
  public var algorithm = LearningAlgorithm.qLearning
  /// What a state's key is made of.
  public var features = StateFeatures.documented
  /// Whether the table is updated. Without, ε decays all the same: the control of an experiment.
  public var learns = true
  /// Whether exploration happens at all; without, ε is 0 from the start.
  public var explores = true
  public var bootstrap = Bootstrap.acrossRetries
  public var reward = RewardRule()
  public var unknown = UnknownState.defaultAction
  public var replay = ReplayRule.last
  /// How many states a table keeps; what was updated longest ago makes way.
  public var mostStates = QTable.documentedLimit

  public init(
    algorithm: LearningAlgorithm = .qLearning, features: StateFeatures = .documented,
    learns: Bool = true, explores: Bool = true, bootstrap: Bootstrap = .acrossRetries,
    reward: RewardRule = RewardRule(), unknown: UnknownState = .defaultAction,
    replay: ReplayRule = .last, mostStates: Int = QTable.documentedLimit
  ) {
    precondition(mostStates > 0, "a table needs room for a state")
    self.algorithm = algorithm
    self.features = features
    self.learns = learns
    self.explores = explores
    self.bootstrap = bootstrap
    self.reward = reward
    self.unknown = unknown
    self.replay = replay
    self.mostStates = mostStates
  }
}

/// What an engine does in a state in which nothing was learned yet.
public enum UnknownState: String, CaseIterable, Sendable {
  /// What agents do that know nothing.
  case defaultAction = "default"
  /// Any action: where no default is known to be sound.
  case any
}

/// Which state a target looks ahead to. A bandit looks ahead to none.
public enum Bootstrap: String, CaseIterable, Sendable {
  /// γ applies only where an attempt really leads to another attempt on the same agent; everything
  /// else is terminal.
  case acrossRetries = "across_retries"
  /// The documents' pseudo next state after every attempt: one more attempt, resources × .9. While
  /// nothing measures resources, no real state has so few, and the target looks ahead to nothing.
  case documented
  /// The very state that the attempt was made in, after every attempt and with the discount: what
  /// an earlier implementation's environment hands back as its next state. Values drift towards
  /// 1 / (1 − γ) times a reward, by history and not by merit; it is here to be compared with.
  case sameState = "same_state"
}
