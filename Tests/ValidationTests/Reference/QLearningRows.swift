// Tables and exploration of the learning core against `update_traces.json`, `bandit_exact.json` and
// `mdp_values.json`. Not here: policies that choose agents (`BanditRows.swift`).

import FleetModel
import LabStatistics
import LearningCore

enum QLearningRows {
  static func rows() throws -> [ReferenceRow] {
    let schedules = try ReferenceNumbers(file: "bandit_exact.json")
    return [
      try traces(), try steps(schedules), try exploration(schedules), try lakes(), try cliff(),
      try arithmetic(),
    ]
  }

  private static func key(_ state: Int) -> StateKey { StateKey(packed: UInt64(state)) }

  /// A table whose every action was tried once, with a reward of 0: the references look ahead to
  /// all actions, ours to those tried.
  private static func table(states: Int, actions: Int) -> QTable {
    var table = QTable(actionCount: actions)
    for state in 0..<states {
      let row = table.row(of: key(state))
      for action in 0..<actions {
        table.update(
          row: row, action: ActionID(action), reward: 0, next: nil, learningRate: 1,
          discountFactor: 0)
      }
    }
    return table
  }

  private static func traces() throws -> ReferenceRow {
    let file = "update_traces.json"
    let numbers = try ReferenceNumbers(file: file)
    return try ReferenceRow(
      file, "q_after_each_step of Q-learning, seed_worked_example", by: "`QTable`, presets",
      .absolute(1e-12)
    ) { row in
      for preset in LearningPreset.catalogue {
        var table = table(states: 4, actions: 2)
        let expected = numbers["q_after_each_step"]["\(preset.name)|q"]
        for (number, step) in numbers["transitions_s_a_r_s2_terminal"].rows.enumerated() {
          table.update(
            row: Int(step[0]), action: ActionID(Int(step[1])), reward: step[2],
            next: step[4] == 1 ? nil : key(Int(step[3])),
            learningRate: preset.parameters.learningRate,
            discountFactor: preset.parameters.discountFactor)
          for state in 0..<4 {
            for action in 0..<2 {
              row.compare(
                table.value(row: state, action: ActionID(action)),
                expected[number][state][action])
            }
          }
        }
      }
      let example = numbers["seed_worked_example"]
      var table = table(states: 2, actions: 1)
      for (state, value) in [(0, example["q"]), (1, example["max_q_next"])] {
        table.update(
          row: state, action: ActionID(0), reward: value.number, next: nil, learningRate: 1,
          discountFactor: 0)
      }
      table.update(
        row: 0, action: ActionID(0), reward: example["r"].number, next: key(1),
        learningRate: example["alpha"].number, discountFactor: example["gamma"].number)
      row.compare(table.value(row: 0, action: ActionID(0)), example["result"])
    }
  }

  private static func steps(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let expected = numbers["constant_step_size"]["values"]
    return try ReferenceRow(
      "bandit_exact.json", "constant_step_size: means", by: "`QTable`", .absolute(1e-9)
    ) { row in
      for name in expected.keys {
        let means = expected[name]["mean_Q0=0_mu=1"]
        var table = table(states: 1, actions: 1)
        for count in 1...500 {
          table.update(
            row: 0, action: ActionID(0), reward: 1, next: nil,
            learningRate: Double(name.dropFirst(2)) ?? .nan, discountFactor: 0.9)
          let mean = means["\(count)"]
          if !mean.isMissing { row.compare(table.value(row: 0, action: ActionID(0)), mean) }
        }
      }
    }
  }

  /// ε before each of so many experiences.
  private static func rates(_ parameters: LearningParameters, count: Int) -> [Double] {
    var engine = LearningEngine(
      parameters: parameters, mode: EngineMode(learns: false), catalogue: .single)
    let state = TaskState(capabilities: 1, attempts: 0)
    return (0..<count).map { _ in
      defer { engine.learn(from: state, action: ActionID(0), reward: 0, next: nil) }
      return engine.explorationRate
    }
  }

  private static func exploration(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      "bandit_exact.json", "q_presets: parameters, rates and explorations",
      by: "`LearningEngine`, presets", .absolute(1e-9)
    ) { row in
      for preset in LearningPreset.catalogue {
        let expected = numbers["q_presets"][preset.name]
        let parameters = preset.parameters
        row.compare(parameters.learningRate, expected["alpha"])
        row.compare(parameters.discountFactor, expected["gamma"])
        row.compare(parameters.explorationRate, expected["eps0"])
        row.compare(parameters.explorationDecay, expected["decay"])
        row.compare(parameters.minimumExplorationRate, expected["with_floor"]["eps_min"])
        var free = parameters
        free.minimumExplorationRate = 0
        for (parameters, expected) in [
          (free, expected), (parameters, expected["with_floor"]),
        ] {
          let rates = rates(parameters, count: 3_001)
          for count in expected["eps_after_n_tasks"].keys {
            row.compare(rates[Int(count) ?? 0], expected["eps_after_n_tasks"][count])
          }
          let sums = expected["expected_explorations_in_first_n"]
          for count in sums.keys {
            row.compare(rates.prefix(Int(count) ?? 0).reduce(0, +), sums[count])
          }
        }
        let floored = rates(parameters, count: 3_001)
          .firstIndex(of: parameters.minimumExplorationRate)
        row.compare(Double(floored ?? -1), expected["with_floor"]["floor_reached_at_task"])
      }
    }
  }

  /// Where an action leads in a grid without slipping; walls stop it.
  private static func move(
    _ state: Int, _ step: (down: Int, right: Int), rows: Int, columns: Int
  ) -> Int {
    let down = min(max(state / columns + step.down, 0), rows - 1)
    let right = min(max(state % columns + step.right, 0), columns - 1)
    return down * columns + right
  }

  /// Learning at a rate of 1 from every pair, over and over, is value iteration where nothing is
  /// left to chance.
  ///
  /// - Parameter step: Where an action leads, nil where it ends, and what it earns; nothing for
  ///   states in which nobody acts.
  private static func iterate(
    states: Int, discountFactor: Double, _ step: (Int, Int) -> (next: Int?, reward: Double)?
  ) -> QTable {
    var table = table(states: states, actions: 4)
    for _ in 0..<states {
      for state in 0..<states {
        for action in 0..<4 {
          guard let (next, reward) = step(state, action) else { continue }
          table.update(
            row: state, action: ActionID(action), reward: reward, next: next.map(key),
            learningRate: 1, discountFactor: discountFactor)
        }
      }
    }
    return table
  }

  private static func lakes() throws -> ReferenceRow {
    let file = "mdp_values.json"
    let numbers = try ReferenceNumbers(file: file)
    let steps = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    return try ReferenceRow(
      file, "FrozenLake deterministic, 4x4 and 8x8: V and Q", by: "`QTable` at a rate of 1",
      .absolute(1e-10)
    ) { row in
      for name in ["FrozenLake_4x4_deterministic", "FrozenLake_8x8_deterministic"] {
        let lake = numbers[name]
        let map = lake["map"].elements.map { Array($0.text ?? "") }
        let size = map.count
        func ground(_ state: Int) -> Character { map[state / size][state % size] }
        func isOver(_ state: Int) -> Bool { "HG".contains(ground(state)) }
        for gamma in ["0.9", "0.95", "0.99"] {
          let table = iterate(
            states: size * size, discountFactor: Double(gamma) ?? .nan
          ) { state, action in
            if isOver(state) { return nil }
            let next = move(state, steps[action], rows: size, columns: size)
            return (isOver(next) ? nil : next, ground(next) == "G" ? 1 : 0)
          }
          let expected = lake["gamma=\(gamma)"]
          for state in 0..<size * size {
            row.compare(table.bestKnown(row: state)?.value ?? .nan, expected["V"][state])
            for action in 0..<4 {
              row.compare(
                table.value(row: state, action: ActionID(action)), expected["Q"][state][action])
            }
          }
        }
      }
    }
  }

  /// Four rows of twelve; the last row's middle is a cliff, from which one falls back to the start.
  private static func cliff() throws -> ReferenceRow {
    let file = "mdp_values.json"
    let numbers = try ReferenceNumbers(file: file)["CliffWalking_deterministic"]
    let steps = [(-1, 0), (0, 1), (1, 0), (0, -1)]
    return try ReferenceRow(
      file, "CliffWalking deterministic: V and Q", by: "`QTable` at a rate of 1",
      .absolute(1e-10)
    ) { row in
      for gamma in ["0.9", "0.95", "0.99", "1.0"] {
        let table = iterate(
          states: 48, discountFactor: Double(gamma) ?? .nan
        ) { state, action in
          let next = move(state, steps[action], rows: 4, columns: 12)
          if (37...46).contains(next) { return (36, -100) }
          return (next == 47 ? nil : next, -1)
        }
        let expected = numbers["gamma=\(gamma)"]
        for state in 0..<48 {
          row.compare(table.bestKnown(row: state)?.value ?? .nan, expected["V"][state])
        }
        row.compare(table.bestKnown(row: 36)?.value ?? .nan, expected["V_start"])
        for action in 0..<4 {
          row.compare(
            table.value(row: 36, action: ActionID(action)), expected["Q_start"][action])
        }
      }
    }
  }

  private static func arithmetic() throws -> ReferenceRow {
    let file = "document_arithmetic.json"
    let decay = try ReferenceNumbers(file: file)["epsilon_decay"]
    return try ReferenceRow(
      file, "epsilon_decay: actual", by: "`LearningEngine`, balanced without floor",
      .absolute(1e-9)
    ) { row in
      var parameters = LearningPreset.balanced.parameters
      parameters.minimumExplorationRate = 0
      let rates = rates(parameters, count: 1_001)
      row.compare(rates[1_000], decay["actual_0.3*0.995^1000"])
      row.compare(rates[100], decay["actual_100"])
    }
  }
}
