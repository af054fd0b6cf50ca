// Action values by state. Not here: when they move (`LearningEngine.swift`), what they are keyed by
// (`TaskState.swift`).

public import FleetModel

/// Estimates of what an action brings in a state.
///
/// Keys are interned: a state is a row, a row holds one value for each action of the catalogue.
public struct QTable: Hashable, Sendable {
  public let actionCount: Int
  /// What is taken where nothing speaks for another.
  public internal(set) var defaultAction: ActionID
  /// What an action counts as before it is tried; `nil` where it doesn't count.
  public let initialValue: Double?
  /// The states met so far, in the order of their rows.
  public private(set) var states: [StateKey] = []
  private var rows: [StateKey: Int] = [:]
  private(set) var values: [Double] = []
  private(set) var updates: [UInt32] = []
  /// When each row was last updated, in updates of the whole table.
  private(set) var lastUpdates: [UInt64] = []
  private(set) var updateTotal: UInt64 = 0

  public init(
    actionCount: Int, defaultAction: ActionID = ActionID(0), initialValue: Double? = nil
  ) {
    precondition(actionCount > 0, "a table needs actions")
    self.actionCount = actionCount
    self.defaultAction = defaultAction
    self.initialValue = initialValue
  }

  /// The row of a state, made if it is new. Amortised O(1).
  public mutating func row(of state: StateKey) -> Int {
    if let row = rows[state] { return row }
    let row = states.count
    rows[state] = row
    states.append(state)
    values.append(contentsOf: repeatElement(initialValue ?? 0, count: actionCount))
    updates.append(contentsOf: repeatElement(0, count: actionCount))
    lastUpdates.append(0)
    return row
  }

  /// Adds a row whole; the state must be new.
  mutating func append(
    _ state: StateKey, values: some Collection<Double>, updates: some Collection<UInt32>,
    lastUpdate: UInt64
  ) {
    precondition(
      values.count == actionCount && updates.count == actionCount, "no row of this table")
    precondition(rows.updateValue(states.count, forKey: state) == nil, "the state has a row")
    states.append(state)
    self.values.append(contentsOf: values)
    self.updates.append(contentsOf: updates)
    lastUpdates.append(lastUpdate)
  }

  /// Goes on counting updates from where another table stood.
  mutating func countUpdates(_ total: UInt64) { updateTotal = total }

  /// The row of a state, or `nil` where it was never met.
  public func knownRow(of state: StateKey) -> Int? { rows[state] }

  public func value(row: Int, action: ActionID) -> Double {
    values[row * actionCount + action.rawValue]
  }

  public func updateCount(row: Int, action: ActionID) -> Int {
    Int(updates[row * actionCount + action.rawValue])
  }

  /// How many state–action pairs were ever updated.
  public var knownPairs: Int { updates.count { $0 > 0 } }

  /// Bytes of all elements, without room for more.
  var elementBytes: Int {
    (states.count + rows.count) * MemoryLayout<StateKey>.stride
      + rows.count * MemoryLayout<Int>.stride + values.count * MemoryLayout<Double>.stride
      + updates.count * MemoryLayout<UInt32>.stride
      + lastUpdates.count * MemoryLayout<UInt64>.stride
  }

  /// The best of the actions tried in a row, the first of equals; `nil` when none was tried.
  public func bestKnown(row: Int) -> (action: ActionID, value: Double)? {
    var best: (action: ActionID, value: Double)?
    let base = row * actionCount
    for action in 0..<actionCount where updates[base + action] > 0 {
      if let best, values[base + action] <= best.value { continue }
      best = (ActionID(action), values[base + action])
    }
    return best
  }

  /// The best action of a state and its value, `nil` where nothing is known to compare: of those
  /// tried the first of equals, or, with an initial value, of all the default action before equals.
  public func best(in state: StateKey) -> (action: ActionID, value: Double)? {
    let row = rows[state]
    guard let initialValue else { return row.flatMap { bestKnown(row: $0) } }
    guard let row else { return (defaultAction, initialValue) }
    var best = (action: defaultAction, value: value(row: row, action: defaultAction))
    let base = row * actionCount
    for action in 0..<actionCount where values[base + action] > best.value {
      best = (ActionID(action), values[base + action])
    }
    return best
  }

  /// Q ← Q + α (r + γ max Q(s′, ·) − Q): Watkins' rule. The maximum is that of the best action in
  /// s′, 0 where there is none and where `next` is `nil`, which is terminal.
  ///
  /// - Returns: The TD error, r + γ max Q(s′, ·) − Q before the step.
  @discardableResult
  public mutating func update(
    row: Int, action: ActionID, reward: Double, next: StateKey?, learningRate: Double,
    discountFactor: Double
  ) -> Double {
    let ahead = next.flatMap { best(in: $0)?.value } ?? 0
    let cell = row * actionCount + action.rawValue
    let target = reward + discountFactor * ahead
    let error = target - values[cell]
    values[cell] += learningRate * error
    updates[cell] &+= 1
    updateTotal += 1
    lastUpdates[row] = updateTotal
    return error
  }
}
