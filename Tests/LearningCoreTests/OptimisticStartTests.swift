// Tables whose untried actions count, against enumeration and a published testbed.
// Not here: tables as documented (`QTableTests.swift`).

import FleetModel
import LearningCore
import Stochastics
import TestSupport
import Testing

struct OptimisticStartTests {
  private static let state = TaskState(capabilities: 1, attempts: 0)
  private static let luck = StreamRoot(seed: 51, replication: 0).key(Purpose("luck"))

  private static func engine(
    actions: Int, default: Int, initialValue: Double, learningRate: Double,
    bootstrap: Bootstrap = .acrossRetries
  ) -> LearningEngine {
    var parameters = LearningPreset.balanced.parameters
    parameters.learningRate = learningRate
    parameters.initialValue = initialValue
    parameters.batchSize = 0
    let catalogue = ActionCatalogue(
      actions: (0..<actions).map {
        Action(strategy: "way \($0)", parallelization: 0, retryPolicy: .none)
      }, defaultAction: ActionID(`default`))
    return LearningEngine(
      parameters: parameters, mode: EngineMode(explores: false, bootstrap: bootstrap),
      catalogue: catalogue)
  }

  /// 35 comparisons within four standard deviations of 4,000 runs: right tables fail one for one
  /// seed in 400.
  @Test("regret on two arms is what enumeration gives")
  func twoArms() throws {
    let reference: OptimisticStarts = try ReferenceNumbers.read("optimistic_start")
    #expect(reference.twoArms.count == 5)
    for it in reference.twoArms {
      let (runs, pulls) = (4_000, 16)
      let better = it.arms[0] > it.arms[1] ? 0 : 1
      let gap = abs(it.arms[0] - it.arms[1])
      var taken: [[Bool]] = []
      for run in 0..<runs {
        var engine = Self.engine(
          actions: 2, default: it.defaultAction, initialValue: it.initialValue,
          learningRate: it.learningRate)
        taken.append(
          (0..<pulls).map { pull in
            let action = engine.greedyAction(in: Self.state.key)
            let uniform = Self.luck.uniform(entity: UInt64(run), index: UInt32(pull))
            let reward = uniform < it.arms[action.rawValue] ? 1.0 : 0
            engine.learn(from: Self.state, action: action, reward: reward, next: nil)
            return action.rawValue == better
          })
      }
      for (pull, expected) in it.regretAt {
        let count = try #require(Int(pull))
        let regrets = taken.map { gap * Double($0.prefix(count).count { !$0 }) }
        let mean = regrets.reduce(0, +) / Double(runs)
        let squares = regrets.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let error = (squares / Double(runs * (runs - 1))).squareRoot()
        #expect(abs(mean - expected) < 4 * error + 1e-9, "\(it.arms) after \(pull)")
      }
      for (pull, expected) in it.bestAt {
        let index = try #require(Int(pull)) - 1
        let share = Double(taken.count { $0[index] }) / Double(runs)
        let error = (expected * (1 - expected) / Double(runs)).squareRoot()
        #expect(abs(share - expected) < 4 * error + 1e-9, "\(it.arms) at \(pull)")
      }
    }
  }

  /// Ten actions start alike, so the order in which they are tried first doesn't matter. Twelve
  /// comparisons within four standard errors of both: one seed in 1,300.
  @Test("the ten-armed testbed's curve is the published one")
  func testbed() throws {
    let reference: OptimisticStarts = try ReferenceNumbers.read("optimistic_start")
    let (problems, steps) = (600, 200)
    let values = StreamRoot(seed: 52, replication: 0).key(Purpose("values"))
    var sums: [Int: (value: Double, squares: Double, best: Double)] = [:]
    for problem in 0..<problems {
      let arms = (0..<10).map {
        StandardNormal.quantile(values.uniform(entity: UInt64(problem), index: $0))
      }
      var engine = Self.engine(actions: 10, default: 3, initialValue: 5, learningRate: 0.1)
      for step in 1...steps {
        let action = engine.greedyAction(in: Self.state.key)
        let arm = arms[action.rawValue]
        let normal = StandardNormal.quantile(
          Self.luck.uniform(entity: UInt64(problem), index: UInt32(step)))
        engine.learn(from: Self.state, action: action, reward: arm + normal, next: nil)
        let sum = sums[step] ?? (0, 0, 0)
        sums[step] = (
          sum.value + arm, sum.squares + arm * arm, sum.best + (arm == arms.max() ? 1 : 0)
        )
      }
    }
    #expect(reference.testbed.count == 6)
    let count = Double(problems)
    for (step, expected) in reference.testbed {
      let number = try #require(Int(step))
      let sum = try #require(sums[number])
      let mean = sum.value / count
      let variance = (sum.squares - count * mean * mean) / (count - 1)
      let error = (variance / count + expected[1] * expected[1]).squareRoot()
      #expect(abs(mean - expected[0]) < 4 * error, "value at \(step)")
      let share = sum.best / count
      let own = expected[2] * (1 - expected[2]) / count + expected[3] * expected[3]
      #expect(abs(share - expected[2]) < 4 * own.squareRoot(), "share at \(step)")
    }
  }

  @Test("the default action comes before equals, and the first of equals before others")
  func ties() {
    func table(_ values: [Double]) -> QTable {
      var table = QTable(actionCount: 4, defaultAction: ActionID(2), initialValue: 1)
      let row = table.row(of: Self.state.key)
      for (action, value) in values.enumerated() {
        table.update(
          row: row, action: ActionID(action), reward: value, next: nil, learningRate: 1,
          discountFactor: 0)
      }
      return table
    }
    let cases: [([Double], Int)] = [
      ([], 2), ([1.0], 2), ([2], 0), ([0, 2, 2], 2), ([0, 2, 1, 2], 1),
    ]
    for (values, best) in cases {
      #expect(table(values).best(in: Self.state.key)?.action == ActionID(best), "\(values)")
    }
    let unknown = QTable(actionCount: 4, defaultAction: ActionID(2), initialValue: 1)
    #expect(unknown.best(in: Self.state.key)?.action == ActionID(2))
    #expect(unknown.best(in: Self.state.key)?.value == 1)
    #expect(unknown.knownPairs == 0)
  }

  /// r + γ Q₀ at first, by hand: 1 + .95 · 3 = 3.85, halfway from 3 is 3.425.
  @Test("a target looks ahead to untried actions, in a state that was never met too")
  func targets() {
    var engine = Self.engine(
      actions: 3, default: 0, initialValue: 3, learningRate: 0.5)
    let again = TaskState(capabilities: 1, attempts: 1)
    engine.learn(from: Self.state, action: ActionID(1), reward: 1, next: again)
    #expect(abs(engine.table.value(row: 0, action: ActionID(1)) - 3.425) < 1e-12)
    // Where one action is worth more by now, that one.
    engine.learn(from: again, action: ActionID(2), reward: 9, next: nil)
    engine.learn(from: Self.state, action: ActionID(0), reward: 1, next: again)
    #expect(abs(engine.table.value(row: 0, action: ActionID(0)) - (3 + 1 + 0.95 * 6) / 2) < 1e-12)
    engine.learn(from: Self.state, action: ActionID(2), reward: 1, next: nil)
    #expect(abs(engine.table.value(row: 0, action: ActionID(2)) - 2) < 1e-12)
  }
}
