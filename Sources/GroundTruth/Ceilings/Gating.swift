// What a part's success is worth to the parts that wait for it. Not here: the part itself.

package import FleetModel

/// Parts whose predecessors fail are never started and score nothing, so the optimal policy of the whole run
/// values success above its own payoff. With *q* the rate of success, *v* the payoff of a part that is
/// started and A(q) the share of parts started, a run brings A(q) v; at its optimum a policy maximises
/// payoff + b · success with b = A′(q) v / A(q).
package struct Gating: Sendable {
  /// How many tasks there are of each shape and size.
  private var counts: [(shape: TaskShape, parts: Int, tasks: Int)] = []
  private var total = 0

  package init(_ tasks: [FleetTask]) {
    var found = TaskShape.allCases.map { _ in Array(repeating: 0, count: FleetTask.mostParts + 1) }
    for task in tasks {
      let shape = TaskShape.allCases.firstIndex(of: task.shape) ?? 0
      found[shape][task.parts.count] += 1
      total += task.parts.count
    }
    for (number, shape) in TaskShape.allCases.enumerated() {
      for (parts, tasks) in found[number].enumerated() where tasks > 0 {
        counts.append((shape, parts, tasks))
      }
    }
  }

  /// The share of parts that are started when each succeeds independently with probability `success`.
  package func started(success: Double) -> Double {
    counts.reduce(0) { sum, group in
      sum + Double(group.tasks) * Self.started(group.shape, group.parts, success).count
    } / Double(total)
  }

  /// The bonus b at a rate of success and a payoff.
  package func bonus(success: Double, payoff: Double) -> Double {
    let slope = counts.reduce(0) { sum, group in
      sum + Double(group.tasks) * Self.started(group.shape, group.parts, success).slope
    }
    return slope / Double(total) * payoff / started(success: success)
  }

  /// How many parts of a task are started on average, and the derivative.
  private static func started(
    _ shape: TaskShape, _ parts: Int, _ q: Double
  ) -> (count: Double, slope: Double) {
    // Powers by repeated multiplication: the same on every machine.
    func power(_ exponent: Int) -> Double {
      (0..<max(0, exponent)).reduce(1) { product, _ in product * q }
    }
    switch shape {
    case .parallel: return (Double(parts), 0)
    case .chain:
      return (0..<parts).reduce((0, 0)) { sum, before in
        (sum.0 + power(before), sum.1 + (before > 0 ? Double(before) * power(before - 1) : 0))
      }
    case .fanOut: return (1 + Double(parts - 1) * q, Double(parts - 1))
    case .fanIn:
      guard parts > 1 else { return (1, 0) }
      return (Double(parts - 1) + power(parts - 1), Double(parts - 1) * power(parts - 2))
    }
  }
}
