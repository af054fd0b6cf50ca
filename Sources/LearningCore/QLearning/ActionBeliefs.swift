// What is believed of the mean reward of each action in each state, and draws from it.
// Not here: the same idea for agents (`Selection/ThompsonSampling.swift`), rewards
// (`RewardRule.swift`).

import FleetModel
import Stochastics

/// A Normal-Gamma belief for each (state, action): rewards are normal with unknown mean and
/// precision, the precision is Gamma(α, rate β) and the mean normal about μ with κ times that
/// precision. It looks at what an attempt earns at once and forgets nothing.
///
/// Updates as in Murphy, *Conjugate Bayesian analysis of the Gaussian distribution* (2007), §3, one
/// reward at a time: κ and α grow by 1 and ½, μ by (r − μ) / (κ + 1), β by κ (r − μ)² / 2 (κ + 1).
/// A table holds μ as the pair's value and κ − 1 as its count; here is only what it has no place
/// for.
struct ActionBeliefs: Hashable, Codable, Sendable {
  /// What stands before the first reward beside μ, the initial value: κ, α and β are 1, as if one
  /// reward had been seen. The mean's belief is then a Student distribution with two degrees of
  /// freedom and scale 1 about μ: of rewards in −2 … 2 it says next to nothing.
  private static let prior = 1.0

  /// β − 1 for each pair, where the table keeps it.
  private var spread: [Double] = []

  /// Bytes of all elements, without room for more.
  var elementBytes: Int { spread.count * MemoryLayout<Double>.stride }

  /// Whether this can be what is believed of so many pairs.
  func fits(cells: Int, isUsed: Bool) -> Bool { spread.count == (isUsed ? cells : 0) }

  /// Renumbers rows as a table did that forgot some, −1 standing for those that are gone.
  mutating func keepRows(_ rows: [Int], actionCount: Int) {
    var kept: [Double] = []
    for (old, new) in rows.enumerated() where new >= 0 && (old + 1) * actionCount <= spread.count {
      kept.append(contentsOf: spread[old * actionCount..<(old + 1) * actionCount])
    }
    spread = kept
  }

  /// Takes in a reward, which moves the table's value to the new μ.
  mutating func learn(_ reward: Double, row: Int, action: ActionID, in table: inout QTable) {
    let cell = row * table.actionCount + action.rawValue
    if spread.count < table.states.count * table.actionCount {
      let missing = table.states.count * table.actionCount - spread.count
      spread.append(contentsOf: repeatElement(0, count: missing))
    }
    let strength = Self.prior + Double(table.updateCount(row: row, action: action))
    let surprise = reward - table.value(row: row, action: action)
    spread[cell] += strength * surprise * surprise / (2 * (strength + 1))
    table.update(
      row: row, action: action, reward: reward, next: nil, learningRate: 1 / (strength + 1),
      discountFactor: 0)
  }

  /// The action whose mean, drawn from what is believed of it, is greatest.
  ///
  /// - Parameter row: `nil` for a state that was never met: every action is believed alike.
  func draw(row: Int?, of table: QTable, chance: DecisionChance) -> ActionID {
    var best = (action: 0, mean: -Double.infinity)
    for action in 0..<table.actionCount {
      let draw = mean(of: action, row: row, of: table, chance: chance)
      if draw > best.mean { best = (action, draw) }
    }
    return ActionID(best.action)
  }

  /// An action's mean, drawn from what is believed of it.
  func mean(of action: Int, row: Int?, of table: QTable, chance: DecisionChance) -> Double {
    var (mean, count, spread) = (table.initialValue ?? 0, 0.0, 0.0)
    if let row {
      mean = table.value(row: row, action: ActionID(action))
      count = Double(table.updateCount(row: row, action: ActionID(action)))
      spread = self.spread[row * table.actionCount + action]
    }
    var stream = chance.stream(of: action)
    let normal = StandardNormal.quantile(stream.uniform())
    let precision = stream.gamma(shape: Self.prior + count / 2) / (Self.prior + spread)
    return mean + normal / ((Self.prior + count) * precision).squareRoot()
  }
}
