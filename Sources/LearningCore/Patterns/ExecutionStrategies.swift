// Numbers for the strategies that a catalogue's actions name, so that tables can be flat.
// Not here: the actions (`FleetModel/Action.swift`), what is known of each (`PatternBook.swift`).

public import FleetModel

/// The part of an action that says how work is done; only its numbers and names exist.
public enum ExecutionStrategy {}

/// The position of a strategy in its catalogue's list of strategies.
public typealias StrategyID = Identifier<ExecutionStrategy>

/// The strategies of one catalogue, and which of them each action has.
public struct ExecutionStrategies: Hashable, Codable, Sendable {
  /// In the order of ``FleetModel/ActionCatalogue/strategies``.
  public let names: [String]
  private let ofAction: [StrategyID]

  public init(_ catalogue: ActionCatalogue) {
    let names = catalogue.strategies
    self.names = names
    ofAction = catalogue.actions.map { action in
      guard let number = names.firstIndex(of: action.strategy) else {
        preconditionFailure("'\(action.strategy)' isn't among its catalogue's strategies")
      }
      return StrategyID(number)
    }
  }

  public var count: Int { names.count }

  /// The strategy that an action has.
  ///
  /// - Complexity: O(1).
  public subscript(action: ActionID) -> StrategyID { ofAction[action.rawValue] }

  public func name(of strategy: StrategyID) -> String { names[strategy.rawValue] }

  /// The strategy of that name; `nil` when no action has it.
  public func strategy(named name: String) -> StrategyID? {
    names.firstIndex(of: name).map(StrategyID.init)
  }
}

extension ActionCatalogue {
  /// An action that has a strategy: the one with the retry policy asked for, or else the first;
  /// `nil` when no action has the strategy.
  func action(with strategy: String, retrying policy: RetryPolicy) -> ActionID? {
    let exact = actions.firstIndex { $0.strategy == strategy && $0.retryPolicy == policy }
    return (exact ?? actions.firstIndex { $0.strategy == strategy }).map(ActionID.init)
  }
}
