// Every policy on a stratum, tried one by one, and each valued by going through all that may be hidden.
// Not here: the backward induction that this is the yardstick for.

import FleetModel
import GroundTruth

/// Written without looking at how the induction does it: policies as the coordinator could carry them out,
/// values as sums over outer nodes, each agent's inner node, and the attempt at which all ends.
struct PlainCeiling {
  let stratum: Stratum
  let payoff: Payoff
  let rules: AttemptRules
  let catalogue: ActionCatalogue

  struct Step: Hashable {
    var agent: Int
    var action: Int
    /// The pause before the next step.
    var pause: Double
  }

  /// All sequences of attempts that a policy can lead to if everything fails.
  func sequences() -> [[Step]] {
    var found: [[Step]] = []
    for agent in stratum.agents.indices { extend([], agent, failures: 0, asks: 1, &found) }
    return found
  }

  private func extend(
    _ steps: [Step], _ agent: Int, failures: Int, asks: Int, _ found: inout [[Step]]
  ) {
    for action in 0..<stratum.actionCount {
      let policy = catalogue.actions[action].retryPolicy
      var longer = steps + [Step(agent: agent, action: action, pause: 0)]
      if longer.count == rules.mostAttempts {
        found.append(longer)
      } else if failures + 1 <= policy.retries {
        longer[longer.count - 1].pause = rules.pause(after: failures + 1, policy: policy).seconds
        extend(longer, agent, failures: failures + 1, asks: asks, &found)
      } else if asks < 2 {
        let others = stratum.agents.indices.filter { $0 != agent }
        for other in others.isEmpty ? [agent] : others {
          extend(longer, other, failures: 0, asks: asks + 1, &found)
        }
      } else {
        found.append(longer)
      }
    }
  }

  func value(of steps: [Step], bonus: Double) -> Double {
    let agents = Array(Set(steps.map(\.agent))).sorted()
    var sum = 0.0
    for outer in stratum.outer.indices {
      forEachInner(agents.count) { inner, weight in
        let nodes = steps.map { step in
          stratum.start(agent: step.agent, action: step.action) + outer * stratum.inner.count
            + inner[agents.firstIndex(of: step.agent) ?? 0]
        }
        sum += stratum.outer[outer] * weight * value(of: steps, at: nodes, bonus: bonus)
      }
    }
    return sum
  }

  private func forEachInner(_ count: Int, _ body: ([Int], Double) -> Void) {
    let width = stratum.inner.count
    var total = 1
    for _ in 0..<count { total *= width }
    for number in 0..<total {
      var (rest, inner, weight) = (number, [Int](), 1.0)
      for _ in 0..<count {
        inner.append(rest % width)
        weight *= stratum.inner[rest % width]
        rest /= width
      }
      body(inner, weight)
    }
  }

  /// Given all nodes, attempts are independent: the end is at attempt k by success, or at the last by failure.
  private func value(of steps: [Step], at nodes: [Int], bonus: Double) -> Double {
    var sum = 0.0
    for end in steps.indices {
      let before = Array(0..<end)
      let allFail = before.reduce(1.0) { $0 * (1 - stratum.success[nodes[$1]]) }
      // What earlier attempts cost, given that they failed.
      var (errors, seconds) = (0.0, 0.0)
      for attempt in before {
        let others = before.filter { $0 != attempt }.reduce(1.0) {
          $0 * (1 - stratum.success[nodes[$1]])
        }
        errors += stratum.failureErrors[nodes[attempt]] * others
        seconds += stratum.failureSeconds[nodes[attempt]] * others + steps[attempt].pause * allFail
      }
      let cost = payoff.error * errors / Double(end + 1) + payoff.time * seconds / payoff.scale
      let succeeds = stratum.success[nodes[end]]
      sum += allFail * (stratum.payoffOfSuccess[end][nodes[end]] + bonus * succeeds)
      sum -= cost * succeeds
      if end == steps.count - 1 {
        sum += allFail * stratum.payoffOfFailure[end][nodes[end]] - cost * (1 - succeeds)
      }
    }
    return sum
  }
}
