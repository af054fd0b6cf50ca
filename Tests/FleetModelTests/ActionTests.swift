// Actions, their keys and their catalogue. Not here: choosing among them (`LearningCoreTests`).

import FleetModel
import Testing

struct ActionTests {
  /// The first is *Learning System Diagrams*' example; whole numbers stand without a decimal.
  @Test(
    "a key says strategy, parallelization in tenths and retry policy",
    arguments: [
      ("parallel-execution", 0.8, RetryPolicy.exponential, "parallel-execution:0.8:exponential"),
      ("sequential-execution", 0, .none, "sequential-execution:0:none"),
      ("default", 1, .fixed, "default:1:fixed"), ("default", 0.55, .fixed, "default:0.6:fixed"),
      ("default", 0.04, .fixed, "default:0:fixed"),
    ])
  func key(strategy: String, share: Double, policy: RetryPolicy, key: String) {
    let action = Action(strategy: strategy, parallelization: share, retryPolicy: policy)
    #expect(action.key == key)
  }

  @Test("six documented strategies with three retry policies each")
  func documented() {
    let strategies = [
      "default:0.5", "parallel-execution:0.8", "sequential-execution:0", "adaptive-retry:0.5",
      "resource-optimization:0.5", "caching:0.5",
    ]
    let keys = strategies.flatMap { name in
      ["none", "fixed", "exponential"].map { "\(name):\($0)" }
    }
    let catalogue = ActionCatalogue.documented
    #expect(catalogue.actions.map(\.key) == keys)
    #expect(catalogue[catalogue.defaultAction].key == "default:0.5:exponential")
    #expect(catalogue.strategies == strategies.map { String($0.prefix { $0 != ":" }) })
  }

  @Test("a fleet with one way of doing things has one action and no retries")
  func single() {
    let catalogue = ActionCatalogue.single
    #expect(catalogue.actions.map(\.key) == ["default:0.5:none"])
    #expect(catalogue[catalogue.defaultAction].retryPolicy.retries == 0)
  }

  @Test("an agent repeats never, once or twice")
  func retries() { #expect(RetryPolicy.allCases.map(\.retries) == [0, 1, 2]) }
}
