// Pauses between attempts. Not here: keeping to them (`LearningCoreTests`).

import FleetModel
import Instants
import Testing

struct AttemptRulesTests {
  /// The retry defaults of the *Parallel Workers* system: 1 s, doubled up to 30 s.
  @Test("an exponential pause doubles up to the longest, however often an agent fails")
  func exponential() {
    let pauses = [1, 2, 3, 4, 5, 6, 7, 64, 1_000].map {
      AttemptRules().pause(after: $0, policy: .exponential)
    }
    #expect(pauses == [1, 2, 4, 8, 16, 30, 30, 30, 30].map(Span.seconds))
  }

  @Test("a fixed pause stays, and without retries there is none")
  func others() {
    let rules = AttemptRules(backoff: .milliseconds(250))
    let fixed = [1, 2, 9].map { rules.pause(after: $0, policy: .fixed) }
    #expect(fixed == Array(repeating: .milliseconds(250), count: 3))
    #expect(rules.pause(after: 1, policy: .none) == .zero)
  }

  @Test("no pause is longer than the longest")
  func longest() {
    let rules = AttemptRules(backoff: .seconds(5), longestBackoff: .seconds(3))
    #expect(rules.pause(after: 1, policy: .fixed) == .seconds(3))
    #expect(rules.pause(after: 1, policy: .exponential) == .seconds(3))
  }

  @Test("the defaults are the documents'")
  func defaults() {
    let rules = AttemptRules()
    #expect(rules.mostAttempts == 3)
    #expect(rules.timeout == .seconds(30))
    #expect(rules.backoff == .seconds(1))
    #expect(rules.longestBackoff == .seconds(30))
  }
}
