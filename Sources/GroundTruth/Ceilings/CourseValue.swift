// What a course brings on a stratum: its payoff and rate of success, forwards.
// Not here: the best course (`BackwardInduction.swift`), playing it on single subtasks (`CeilingPlay.swift`).

package import FleetModel

/// Expectations over all that is hidden, added up along a course.
package struct CourseValue: Hashable, Sendable {
  package private(set) var payoff = 0.0
  package private(set) var success = 0.0

  private let rules: AttemptRules
  private let policies: [RetryPolicy]
  private let weights: Payoff

  package init(
    of courses: [Course], on stratum: Stratum, payoff: Payoff, rules: AttemptRules,
    catalogue: ActionCatalogue
  ) {
    self.rules = rules
    policies = catalogue.actions.map(\.retryPolicy)
    weights = payoff
    let flat = stratum.agents.count == 1 ? stratum.flattened : stratum
    let nothing = Array(repeating: 0.0, count: flat.outer.count)
    add(
      courses, on: flat,
      State(attempts: 0, alive: flat.outer, errors: nothing, seconds: nothing), share: 1)
  }

  /// Those whose attempts all failed, by outer node.
  private struct State {
    var attempts: Int
    var alive: [Double]
    var errors: [Double]
    var seconds: [Double]
  }

  private mutating func add(
    _ courses: [Course], on stratum: Stratum, _ state: State, share: Double
  ) {
    for course in courses {
      guard let agent = stratum.agents.firstIndex(of: course.agent) else { continue }
      add(course, agent, on: stratum, state, share: share * course.share)
    }
  }

  private mutating func add(
    _ course: Course, _ agent: Int, on stratum: Stratum, _ before: State, share: Double
  ) {
    let inner = stratum.inner.count
    func spread(_ numbers: [Double]) -> [Double] {
      numbers.flatMap { number in stratum.inner.map { number * $0 } }
    }
    var (alive, errors, seconds) = (
      spread(before.alive), spread(before.errors), spread(before.seconds)
    )
    var attempts = before.attempts
    for (step, action) in course.actions.enumerated() {
      let start = stratum.start(agent: agent, action: action.rawValue)
      let isLast = step == course.actions.count - 1
      let ends = isLast && course.next.isEmpty
      let pause =
        isLast ? 0 : rules.pause(after: step + 1, policy: policies[action.rawValue]).seconds
      for node in alive.indices {
        let (succeeds, place) = (stratum.success[start + node], start + node)
        let cost =
          weights.error / Double(attempts + 1) * errors[node]
          + weights.time / weights.scale * seconds[node]
        payoff +=
          share * (alive[node] * stratum.payoffOfSuccess[attempts][place] - cost * succeeds)
        success += share * alive[node] * succeeds
        if ends {
          payoff +=
            share
            * (alive[node] * stratum.payoffOfFailure[attempts][place] - cost * (1 - succeeds))
        }
        errors[node] =
          errors[node] * (1 - succeeds) + alive[node] * stratum.failureErrors[place]
        seconds[node] =
          seconds[node] * (1 - succeeds) + alive[node] * stratum.failureSeconds[place]
        alive[node] *= 1 - succeeds
        seconds[node] += pause * alive[node]
      }
      attempts += 1
    }
    guard !course.next.isEmpty else { return }
    func sums(_ numbers: [Double]) -> [Double] {
      stratum.outer.indices.map { outer in
        (0..<inner).reduce(0) { $0 + numbers[outer * inner + $1] }
      }
    }
    add(
      course.next, on: stratum,
      State(
        attempts: attempts, alive: sums(alive), errors: sums(errors), seconds: sums(seconds)),
      share: share)
  }
}
