// What an engine has learned, apart from how it is set: to be kept, and to go on from.
// Not here: where it is kept (`Persistence`), versions of it (`Safeguards`).

public import FleetModel

/// Why a state is none of an engine's.
public enum EngineStateError: Error, Equatable, CustomStringConvertible {
  case actions(Int, expected: Int)
  case shape(String)

  public var description: String {
    switch self {
    case .actions(let count, let expected):
      "the state knows \(count) actions; the catalogue has \(expected)"
    case .shape(let text): "the state can't be an engine's: \(text)"
    }
  }
}

extension LearningEngine {
  /// The documents' `LearningModelState` without what a scenario or a fleet's settings say: values,
  /// counts, ε and the experiences that replays draw from.
  public struct State: Hashable, Codable, Sendable {
    public let actionCount: Int
    public let defaultAction: ActionID
    public let explorationRate: Double
    public let experienceCount: Int
    /// Packed state keys, in the order of rows.
    public let states: [UInt64]
    /// A row for each state, an entry for each action.
    public let values: [Double]
    public let updates: [UInt32]
    let lastUpdates: [UInt64]
    let updateTotal: UInt64
    let recent: RecentTransitions
    let beliefs: ActionBeliefs
  }

  public var state: State {
    State(
      actionCount: table.actionCount, defaultAction: table.defaultAction,
      explorationRate: explorationRate, experienceCount: experienceCount,
      states: table.states.map(\.packed), values: table.values, updates: table.updates,
      lastUpdates: table.lastUpdates, updateTotal: table.updateTotal, recent: recent,
      beliefs: beliefs)
  }

  /// Goes on from a state, which an engine of the same catalogue had: the two are then equal.
  ///
  /// - Throws: When the state can't be that of an engine with this catalogue; nothing changes then.
  public mutating func load(_ state: State) throws(EngineStateError) {
    if state.actionCount != table.actionCount {
      throw .actions(state.actionCount, expected: table.actionCount)
    }
    let cells = state.states.count * state.actionCount
    guard state.values.count == cells, state.updates.count == cells,
      state.lastUpdates.count == state.states.count
    else { throw .shape("\(state.values.count) values for \(state.states.count) states") }
    guard Set(state.states).count == state.states.count else { throw .shape("a state twice") }
    guard (0...1).contains(state.explorationRate), state.experienceCount >= 0,
      (0..<state.actionCount).contains(state.defaultAction.rawValue),
      state.recent.fits(rows: state.states.count, actions: state.actionCount),
      state.beliefs.fits(cells: cells, isUsed: mode.algorithm == .thompson && mode.learns)
    else { throw .shape("a number out of its range") }
    var loaded = QTable(
      actionCount: state.actionCount, defaultAction: state.defaultAction,
      initialValue: table.initialValue)
    for (row, key) in state.states.enumerated() {
      let range = row * state.actionCount..<(row + 1) * state.actionCount
      loaded.append(
        StateKey(packed: key), values: state.values[range], updates: state.updates[range],
        lastUpdate: state.lastUpdates[row])
    }
    loaded.countUpdates(state.updateTotal)
    table = loaded
    explorationRate = state.explorationRate
    experienceCount = state.experienceCount
    recent = state.recent
    beliefs = state.beliefs
  }
}
