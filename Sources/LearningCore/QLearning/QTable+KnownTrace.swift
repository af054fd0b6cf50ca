// What a table must hold after nine updates, as another program computed it. Not here: the table
// (`QTable.swift`), every step of it (`Tests/Data/q_learning_traces.json`).

import FleetModel

extension QTable {
  /// Watkins' rule with initial values of 0 and the maximum over all actions, in plain Python floats.
  package struct KnownTrace: Sendable {
    package let learningRate: Double
    package let discountFactor: Double
    /// After the last step, by state and action.
    package let values: [[Double]]

    /// State, action, reward, and the next state unless it is terminal.
    package static let steps: [(state: Int, action: Int, reward: Double, next: Int?)] = [
      (0, 1, 1, 1), (1, 0, 0, 2), (2, 1, -1, 0), (0, 1, 2, 1), (1, 1, 0.5, 2), (2, 0, 1, nil),
      (0, 0, 0.25, 1), (1, 0, 1, 2), (2, 1, 0, nil),
    ]

    /// The documents' presets balanced and aggressive.
    package static let all = [
      KnownTrace(
        learningRate: 0.1, discountFactor: 0.95,
        values: [
          [0.02975, 0.29000000000000004], [0.1095, 0.05], [0.1, -0.08145000000000001],
        ]),
      KnownTrace(
        learningRate: 0.2, discountFactor: 0.9,
        values: [[0.068, 0.56], [0.236, 0.1], [0.2, -0.1312]]),
    ]

    /// How far a table that takes the steps ends from ``values``, at most.
    package var error: Double {
      var table = QTable(actionCount: 2, initialValue: 0)
      let states = (0..<3).map { StateKey(packed: UInt64($0)) }
      for step in Self.steps {
        table.update(
          row: table.row(of: states[step.state]), action: ActionID(step.action),
          reward: step.reward, next: step.next.map { states[$0] }, learningRate: learningRate,
          discountFactor: discountFactor)
      }
      var error = 0.0
      for (state, row) in zip(states, values) {
        for (action, value) in row.enumerated() {
          let held = table.value(row: table.row(of: state), action: ActionID(action))
          error = max(error, abs(held - value))
        }
      }
      return error
    }
  }
}
