// The best policy whose actions look at the documented state alone, not at the kind.
// Not here: policies that look at everything (`BackwardInduction.swift`).

import FleetModel

/// Classes that share a documented state, each agent with one action for each attempt whatever the kind; who
/// is asked depends on the kind.
///
/// Found by coordinate ascent: whom to ask, given the tables; each entry of the tables, given who is asked;
/// until nothing gets better. What it finds is a policy on the documented key, so the best one is worth at
/// least as much, and at most as much as the ceiling.
struct DocumentedKey {
  let strata: [Stratum]
  let counts: [Double]
  let payoff: Payoff
  let plan: WorldPlan
  let bonus: Double
  /// By agent: the action at each attempt.
  private var table: [AgentID: [ActionID]] = [:]
  private var chosen: [(first: AgentID, second: AgentID)]
  private(set) var value = -Double.infinity

  /// - Parameter start: Courses to begin with, one for each stratum.
  init(
    strata: [Stratum], counts: [Double], payoff: Payoff, plan: WorldPlan, bonus: Double,
    start: [Course]
  ) {
    self.strata = strata
    self.counts = counts
    self.payoff = payoff
    self.plan = plan
    self.bonus = bonus
    let attempts = plan.rules.mostAttempts
    let standard = Array(repeating: plan.catalogue.defaultAction, count: attempts)
    for stratum in strata { for agent in stratum.agents { table[agent] = standard } }
    chosen = strata.map { ($0.agents[0], $0.agents[$0.agents.count > 1 ? 1 : 0]) }
    // Each agent begins with what the courses of the largest strata have it do.
    for number in strata.indices.sorted(by: { (counts[$0], $1) < (counts[$1], $0) }) {
      var attempt = 0
      var course: Course? = start[number]
      while let step = course {
        for action in step.actions where attempt < attempts {
          table[step.agent]?[attempt] = action
          attempt += 1
        }
        course = step.next.first
      }
    }
    climb()
  }

  var courses: [Course] { strata.indices.map { course($0, chosen[$0], table) } }

  private mutating func climb() {
    for _ in 0..<20 {
      let before = value
      askBetter()
      actBetter()
      if value <= before { return }
    }
  }

  private mutating func askBetter() {
    for number in strata.indices {
      var best = worth(number, chosen[number], table)
      for first in strata[number].agents {
        for second in strata[number].agents
        where second != first || strata[number].agents.count == 1 {
          let pair = (first, second)
          let worth = worth(number, pair, table)
          if worth > best { (best, chosen[number]) = (worth, pair) }
        }
      }
    }
    value = total(table)
  }

  private mutating func actBetter() {
    for agent in table.keys.sorted() {
      let users = strata.indices.filter { chosen[$0].first == agent || chosen[$0].second == agent }
      guard !users.isEmpty else { continue }
      for attempt in 0..<plan.rules.mostAttempts {
        var best = users.reduce(0) { $0 + counts[$1] * worth($1, chosen[$1], table) }
        for action in plan.catalogue.actions.indices {
          var other = table
          other[agent]?[attempt] = ActionID(action)
          let sum = users.reduce(0) { $0 + counts[$1] * worth($1, chosen[$1], other) }
          if sum > best { (best, table) = (sum, other) }
        }
      }
    }
    value = total(table)
  }

  private func total(_ table: [AgentID: [ActionID]]) -> Double {
    strata.indices.reduce(0) { $0 + counts[$1] * worth($1, chosen[$1], table) }
  }

  private func worth(
    _ number: Int, _ pair: (first: AgentID, second: AgentID), _ table: [AgentID: [ActionID]]
  ) -> Double {
    let value = CourseValue(
      of: [course(number, pair, table)], on: strata[number], payoff: payoff, rules: plan.rules,
      catalogue: plan.catalogue)
    return value.payoff + bonus * value.success
  }

  /// What the coordinator makes of the tables.
  private func course(
    _ number: Int, _ pair: (first: AgentID, second: AgentID), _ table: [AgentID: [ActionID]]
  ) -> Course {
    var attempt = 0
    func steps(_ agent: AgentID) -> Course {
      var course = Course(agent: agent, actions: [])
      repeat {
        course.actions.append(table[agent]?[attempt] ?? plan.catalogue.defaultAction)
        attempt += 1
      } while attempt < plan.rules.mostAttempts
        && course.actions.count
          <= plan.catalogue[course.actions[course.actions.count - 1]].retryPolicy.retries
      return course
    }
    var course = steps(pair.first)
    if attempt < plan.rules.mostAttempts { course.next = [steps(pair.second)] }
    return course
  }
}
