// Watkins' rule on a table, against traces and closed forms. Not here: when an engine applies it
// (`LearningEngineTests.swift`).

import FleetModel
import LearningCore
import Stochastics
import Testing

struct QTableTests {
  /// A table with rows 0…3 for two actions.
  private static func table() -> QTable {
    var table = QTable(actionCount: 2)
    for state in 0..<4 { #expect(table.row(of: StateKey(packed: UInt64(state))) == state) }
    return table
  }

  /// The state of a row.
  private static func key(_ row: Int?) -> StateKey? { row.map { StateKey(packed: UInt64($0)) } }

  private static func values(_ table: QTable) -> [[Double]] {
    (0..<4).map { row in (0..<2).map { table.value(row: row, action: ActionID($0)) } }
  }

  private static func differ(_ one: [[Double]], _ other: [[Double]]) -> Double {
    zip(one.joined(), other.joined()).map { abs($0 - $1) }.max() ?? 0
  }

  /// The reference takes the maximum over all actions, ours is the documents': over those tried.
  /// They are one where all were tried, so here each is tried once first, with a reward of 0, which
  /// leaves every value at 0.
  @Test("nine transitions give the reference's table after each, under every preset")
  func traces() throws {
    let reference: QTraces = try ReferenceNumbers.read("q_learning_traces")
    for known in QTable.KnownTrace.all {
      let trace = try #require(reference.traces.first { $0.learningRate == known.learningRate })
      #expect(trace.discountFactor == known.discountFactor && known.error < 1e-12)
      #expect(trace.after.last?.dropLast() == known.values[...])
      #expect(reference.transitions.map(\.reward) == QTable.KnownTrace.steps.map(\.reward))
    }
    #expect(reference.traces.map(\.preset) == LearningPreset.catalogue.map(\.name))
    for (trace, preset) in zip(reference.traces, LearningPreset.catalogue) {
      #expect(trace.learningRate == preset.parameters.learningRate)
      #expect(trace.discountFactor == preset.parameters.discountFactor)
      var table = Self.table()
      for row in 0..<4 {
        for action in 0..<2 {
          table.update(
            row: row, action: ActionID(action), reward: 0, next: nil,
            learningRate: trace.learningRate, discountFactor: trace.discountFactor)
        }
      }
      for (step, expected) in zip(reference.transitions, trace.after) {
        table.update(
          row: step.state, action: ActionID(step.action), reward: step.reward,
          next: Self.key(step.next),
          learningRate: trace.learningRate, discountFactor: trace.discountFactor)
        #expect(Self.differ(Self.values(table), expected) < 1e-12)
      }
    }
  }

  /// Without those first tries the two rules part at the fifth transition alone: there the only
  /// action tried in the next state is worth less than 0, and an untried one counts as 0 for the
  /// reference.
  @Test("an action that was never tried isn't looked ahead to")
  func triedOnly() throws {
    let reference: QTraces = try ReferenceNumbers.read("q_learning_traces")
    for trace in reference.traces {
      var table = Self.table()
      for (number, step) in reference.transitions.enumerated() {
        let isFifth = number == 4
        let tried = table.bestKnown(row: 2)?.value
        let before = table.value(row: 1, action: ActionID(1))
        table.update(
          row: step.state, action: ActionID(step.action), reward: step.reward,
          next: Self.key(step.next),
          learningRate: trace.learningRate, discountFactor: trace.discountFactor)
        guard isFifth else {
          if number < 4 { #expect(Self.differ(Self.values(table), trace.after[number]) < 1e-12) }
          continue
        }
        let worse = trace.learningRate * trace.discountFactor * (tried ?? 0)
        let value = table.value(row: 1, action: ActionID(1))
        #expect(before == 0 && worse < -0.001)
        #expect(abs(value - (trace.after[4][1][1] + worse)) < 1e-12)
      }
    }
  }

  /// *Learning System Diagrams*' worked example, with the reward as printed and unrounded.
  @Test(
    "the worked example", arguments: [(1.66, 1.0184), (1.6608333333333334, 1.0184833333333334)])
  func workedExample(reward: Double, expected: Double) {
    var table = Self.table()
    let set = { (table: inout QTable, row: Int, value: Double) -> Void in
      table.update(
        row: row, action: ActionID(0), reward: value, next: nil, learningRate: 1,
        discountFactor: 0)
    }
    set(&table, 0, 0.85)
    set(&table, 1, 0.92)
    table.update(
      row: 0, action: ActionID(0), reward: reward, next: Self.key(1), learningRate: 0.1,
      discountFactor: 0.95)
    #expect(abs(table.value(row: 0, action: ActionID(0)) - expected) < 1e-12)
  }

  /// E = 1 − (1 − α)ⁿ for rewards of 1, exactly; its variance for rewards of variance 1 by 4,000
  /// repetitions with rewards 0 or 2: four standard errors, which for a variance are at most
  /// √((kurtosis − 1) / 4,000) of it, and the kurtosis of such a sum is at most 3.
  @Test("a constant step size forgets as theory says")
  func constantStep() throws {
    let reference: LearningSchedules = try ReferenceNumbers.read("learning_schedules")
    let key = StreamRoot(seed: 11, replication: 0).key(Purpose("constant-step"))
    for step in reference.constantSteps {
      func value(after count: Int, reward: (Int) -> Double) -> Double {
        var table = QTable(actionCount: 1)
        let row = table.row(of: StateKey(packed: 0))
        for index in 0..<count {
          table.update(
            row: row, action: ActionID(0), reward: reward(index), next: nil,
            learningRate: step.learningRate, discountFactor: 0.9)
        }
        return table.value(row: row, action: ActionID(0))
      }
      for (count, mean) in step.mean {
        let steps = try #require(Int(count))
        #expect(abs(value(after: steps) { _ in 1 } - mean) < 1e-12)
      }
      for count in ["1", "10", "50"] {
        let (steps, repetitions) = (try #require(Int(count)), 4_000)
        let mean = try #require(step.mean[count])
        let variance = try #require(step.variance[count])
        let values = (0..<repetitions).map { repetition in
          value(after: steps) {
            2 * (key.uniform(entity: UInt64(repetition), index: UInt32($0)) < 0.5 ? 1 : 0)
          }
        }
        let average = values.reduce(0, +) / Double(repetitions)
        let spread =
          values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(repetitions)
        #expect(abs(average - mean) < 4 * (variance / Double(repetitions)).squareRoot())
        #expect(abs(spread - variance) < 4 * (2 / Double(repetitions)).squareRoot() * variance)
      }
    }
  }

  /// Three states in a ring, the second action stays; rewards 1, 2, 3 for going on, 0 for staying.
  /// Going on is best: Q = r + γ Q′ around the ring, a geometric series.
  @Test("values converge to those of a small decision process")
  func converges() {
    let discount = 0.9
    var table = QTable(actionCount: 2)
    let rows = (0..<3).map { table.row(of: StateKey(packed: UInt64($0))) }
    for _ in 0..<2_000 {
      for row in rows {
        for (action, next, reward) in [(0, (row + 1) % 3, Double(row + 1)), (1, row, 0)] {
          table.update(
            row: row, action: ActionID(action), reward: reward, next: Self.key(next),
            learningRate: 0.5, discountFactor: discount)
        }
      }
    }
    let first = (1 + 2 * discount + 3 * discount * discount) / (1 - discount * discount * discount)
    let third = 3 + discount * first
    let values = [first, 2 + discount * third, third]
    for row in rows {
      #expect(abs(table.value(row: row, action: ActionID(0)) - values[row]) < 1e-10)
      #expect(abs(table.value(row: row, action: ActionID(1)) - discount * values[row]) < 1e-10)
    }
  }

  @Test("nothing is known at first, the first of equals is best, and zero beats a loss once tried")
  func knowledge() {
    var table = Self.table()
    #expect(table.bestKnown(row: 0) == nil)
    #expect(table.knownPairs == 0)
    #expect(table.knownRow(of: StateKey(packed: 9)) == nil)
    func learn(_ action: Int, _ reward: Double) {
      table.update(
        row: 0, action: ActionID(action), reward: reward, next: nil, learningRate: 0.1,
        discountFactor: 0.9)
    }
    learn(1, -1)
    #expect(table.bestKnown(row: 0)?.action == ActionID(1), "the other was never tried")
    learn(0, -1)
    #expect(table.bestKnown(row: 0)?.action == ActionID(0))
    learn(0, -1)
    #expect(table.bestKnown(row: 0)?.action == ActionID(1))
    #expect(table.updateCount(row: 0, action: ActionID(0)) == 2)
    #expect(table.knownPairs == 2)
    #expect(table.row(of: StateKey(packed: 3)) == 3, "a state keeps its row")
  }
}
