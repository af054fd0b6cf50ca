// The optimal policy of the queue-free problem on one stratum, attempt by attempt from the last.
// Not here: what is hidden (`Stratum.swift`), what success is worth to later parts (`Gating.swift`).

package import FleetModel

/// Up to three attempts: who, how, and after a failure how again or who again, as the coordinator asks. All
/// that a policy ever observes before a subtask's end are failures, so probabilities after them are
/// conditional on exactly those, and a policy is a course fixed beforehand.
///
/// Exact where the time term can't reach 0. Where it can, that is so for the first attempt; later ones count
/// time beyond it as negative.
package struct BackwardInduction {
  package static let mostAttempts = 3

  /// How a question is answered.
  package enum Who: Sendable {
    case best, uniform
  }

  let stratum: Stratum
  let payoff: Payoff
  let rules: AttemptRules
  let policies: [RetryPolicy]
  let who: Who
  /// The actions to choose from.
  let actions: [Int]
  /// Added for success.
  let bonus: Double
  private let attempts: Int
  private let tables: InductionTables

  package init(
    _ stratum: Stratum, payoff: Payoff, rules: AttemptRules, catalogue: ActionCatalogue, who: Who,
    actions: [ActionID], bonus: Double
  ) {
    precondition((1...Self.mostAttempts).contains(rules.mostAttempts))
    self.stratum = stratum.agents.count == 1 ? stratum.flattened : stratum
    self.payoff = payoff
    self.rules = rules
    policies = catalogue.actions.map(\.retryPolicy)
    self.who = who
    self.actions = actions.map(\.rawValue)
    self.bonus = bonus
    attempts = rules.mostAttempts
    tables = InductionTables(
      self.stratum, attempts: attempts, actions: self.actions, bonus: bonus,
      retrying: { catalogue.actions[$0].retryPolicy.retries >= 1 })
  }

  /// An open question's best answer and its value, or with ``Who/uniform`` all answers and their mean.
  struct Answer {
    var value: Double
    var courses: [Course]
  }

  /// The optimal course, and its payoff with the bonus.
  package func optimum() -> (value: Double, courses: [Course]) {
    let answer = ask(stratum.agents.indices.map { $0 }) { first($0) }
    return (answer.value, answer.courses)
  }

  private func ask(_ agents: [Int], _ best: (Int) -> (value: Double, course: Course)) -> Answer {
    var answer = Answer(value: who == .best ? -.infinity : 0, courses: [])
    for agent in agents {
      var (value, course) = best(agent)
      switch who {
      case .best where value > answer.value: answer = Answer(value: value, courses: [course])
      case .best: break
      case .uniform:
        course.share = 1 / Double(agents.count)
        answer.value += value * course.share
        answer.courses.append(course)
      }
    }
    return answer
  }

  /// Everybody but the one who gave up, or that one if there is nobody else.
  private func others(than agent: Int) -> [Int] {
    stratum.agents.count == 1 ? [agent] : stratum.agents.indices.filter { $0 != agent }
  }

  private func pause(after failures: Int, action: Int) -> Double {
    rules.pause(after: failures, policy: policies[action]).seconds
  }

  /// What the seconds and errors of failed attempts cost a subtask that ends with attempt `attempt`.
  private func cost(_ debt: (errors: Double, seconds: Double), at attempt: Int) -> Double {
    payoff.error / Double(attempt + 1) * debt.errors + payoff.time / payoff.scale * debt.seconds
  }

  // MARK: The first attempt

  private func first(_ agent: Int) -> (value: Double, course: Course) {
    var best = (value: -Double.infinity, course: Course(agent: stratum.agents[agent], actions: []))
    for action in actions {
      var value = tables.sum(tables.successPayoff(agent, action, 0))
      var course = Course(agent: stratum.agents[agent], actions: [ActionID(action)])
      if attempts == 1 {
        value += tables.sum(tables.failurePayoff(agent, action, 0))
      } else if policies[action].retries >= 1 {
        let again = second(agent, after: action)
        value += again.value
        course.actions += again.actions
        course.next = again.next
      } else {
        let failed = tables.marginal(agent, action, pause: 0)
        let answer = ask(others(than: agent)) { handover(to: $0, failed) }
        value += answer.value
        course.next = answer.courses
      }
      if value > best.value { best = (value, course) }
    }
    return best
  }

  // MARK: The second attempt

  private typealias Rest = (value: Double, actions: [ActionID], next: [Course])

  /// The same agent's second attempt, over pairs of nodes.
  private func second(_ agent: Int, after first: Int) -> Rest {
    let failed = tables.joint(agent, first, pause: pause(after: 1, action: first))
    if attempts == 2 {
      let last = tables.bestLast(failed.alive, agent)
      return (last.value - cost(failed.debt, at: 1), [ActionID(last.action)], [])
    }
    var best: Rest = (-.infinity, [], [])
    for action in actions {
      var rest: Rest = (0, [ActionID(action)], [])
      rest.value = tables.dot(failed.alive, tables.successPayoff(agent, action, 1))
      rest.value -= cost(tables.debt(failed, whereSucceeds: agent, action), at: 1)
      let isRetried = policies[action].retries >= 2
      let failedTwice = tables.joint(
        failed, agent, action, pause: isRetried ? pause(after: 2, action: action) : 0)
      rest.value -= cost(failedTwice.debt, at: 2)
      if isRetried {
        let last = tables.bestLast(failedTwice.alive, agent)
        rest.value += last.value
        rest.actions.append(ActionID(last.action))
      } else {
        let alive = tables.marginal(failedTwice.alive)
        let answer = ask(others(than: agent)) { other in
          let last = tables.bestLast(marginal: alive, other)
          return (
            last.value,
            Course(agent: stratum.agents[other], actions: [ActionID(last.action)])
          )
        }
        rest.value += answer.value
        rest.next = answer.courses
      }
      if rest.value > best.value { best = rest }
    }
    return best
  }

  /// Another agent's first attempt after one failure, over outer nodes.
  private func handover(
    to agent: Int, _ failed: InductionTables.Failed
  ) -> (value: Double, course: Course) {
    if attempts == 2 {
      let last = tables.bestLast(marginal: failed.alive, agent)
      return (
        last.value - cost(failed.debt, at: 1),
        Course(agent: stratum.agents[agent], actions: [ActionID(last.action)])
      )
    }
    var best = (value: -Double.infinity, course: Course(agent: stratum.agents[agent], actions: []))
    for action in actions {
      var value = tables.dot(failed.alive, tables.marginalSuccessPayoff(agent, action, 1))
      var course = Course(agent: stratum.agents[agent], actions: [ActionID(action)])
      if policies[action].retries == 0 {
        value += tables.dot(failed.alive, tables.marginalFailurePayoff(agent, action, 1))
        value -= cost(failed.debt, at: 1)
      } else {
        value -= cost(tables.debt(failed, marginalWhereSucceeds: agent, action), at: 1)
        value -= cost(
          tables.debt(
            failed, marginalWhereFails: agent, action, pause: pause(after: 1, action: action)),
          at: 2)
        let last = tables.bestLast(marginal: failed.alive, agent, after: action)
        value += last.value
        course.actions.append(ActionID(last.action))
      }
      if value > best.value { best = (value, course) }
    }
    return best
  }
}
