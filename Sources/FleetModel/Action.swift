// How a subtask is done: strategy, parallelization and retry policy, and the catalogue of choices.
// Not here: choosing one (`LearningCore/QLearning`), what it does to a subtask (`GroundTruth`).

/// How often, and after how long, an attempt that failed is repeated on the same agent.
public enum RetryPolicy: String, CaseIterable, Sendable {
  case none, fixed, exponential

  /// The attempts that follow a failed first one. The documents name the policies and, for the
  /// exponential one, three tries in all (*Architecture*, `adaptive-retry`); one for `fixed` is
  /// ours.
  public var retries: Int {
    switch self {
    case .none: 0
    case .fixed: 1
    case .exponential: 2
    }
  }
}

/// One way to do a subtask.
public struct Action: Hashable, Sendable {
  /// An execution strategy's name, such as `parallel-execution`.
  public let strategy: String
  /// The share of the work that runs in parallel, 0 … 1.
  public let parallelization: Double
  public let retryPolicy: RetryPolicy

  public init(strategy: String, parallelization: Double, retryPolicy: RetryPolicy) {
    self.strategy = strategy
    self.parallelization = parallelization
    self.retryPolicy = retryPolicy
  }

  /// The text that tables are keyed by, such as `parallel-execution:0.8:exponential`. Whole numbers
  /// stand without a decimal, as in ``tenths(_:)``.
  public var key: String {
    let tenths = Int((parallelization * 10).rounded())
    return "\(strategy):\(Self.tenths(tenths)):\(retryPolicy.rawValue)"
  }

  /// A count of tenths as canonical text: `8` is "0.8", `10` is "1", `0` is "0".
  public static func tenths(_ count: Int) -> String {
    count % 10 == 0 ? "\(count / 10)" : "\(count / 10).\(count % 10)"
  }
}

/// The actions that a fleet can choose from, and the one it takes without any knowledge.
public struct ActionCatalogue: Hashable, Sendable {
  public let actions: [Action]
  public let defaultAction: ActionID

  /// `actions` must hold `defaultAction` and no key twice.
  public init(actions: [Action], defaultAction: ActionID) {
    precondition(actions.indices.contains(defaultAction.rawValue), "the default is no action")
    precondition(Set(actions.map(\.key)).count == actions.count, "two actions have one key")
    self.actions = actions
    self.defaultAction = defaultAction
  }

  public subscript(action: ActionID) -> Action { actions[action.rawValue] }

  /// The names of strategies, each once, in the order in which actions first have them.
  public var strategies: [String] {
    actions.reduce(into: []) { names, action in
      if !names.contains(action.strategy) { names.append(action.strategy) }
    }
  }

  /// Six strategies, each with three retry policies. Strategies and the parallelization of the
  /// second are the documents' (*Architecture*, default strategies); `default:0.5:exponential` is
  /// what an agent does that knows nothing.
  public static let documented: ActionCatalogue = {
    let strategies = [
      ("default", 0.5), ("parallel-execution", 0.8), ("sequential-execution", 0),
      ("adaptive-retry", 0.5), ("resource-optimization", 0.5), ("caching", 0.5),
    ]
    let actions = strategies.flatMap { strategy, parallelization in
      RetryPolicy.allCases.map {
        Action(strategy: strategy, parallelization: parallelization, retryPolicy: $0)
      }
    }
    return ActionCatalogue(actions: actions, defaultAction: ActionID(2))
  }()

  /// A fleet whose agents have one way of doing things, as recorded fleets do.
  public static let single = ActionCatalogue(
    actions: [Action(strategy: "default", parallelization: 0.5, retryPolicy: .none)],
    defaultAction: ActionID(0))
}
