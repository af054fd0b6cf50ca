// Satisfaction and efficiency: what is true of them, and how often a report lacks them.
// Not here: what they count for (`YardstickTests.swift`).

import FleetModel
import GroundTruth
import Testing

struct SignalTests {
  private static func small(_ change: (inout SyntheticParameters) -> Void) -> SmallWorld {
    var small = SmallWorld(retries: Array(repeating: .none, count: 40), subtasks: 10_000)
    change(&small.parameters)
    return small
  }

  private func mean(_ values: [Double]) -> (value: Double, error: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1) / Double(values.count)).squareRoot())
  }

  /// Four standard errors.
  @Test("their means after successes and failures are the distributions'")
  func means() {
    let world = Self.small {
      $0.satisfaction = .init(afterSuccess: uniform(0.6, 1), afterFailure: uniform(0, 0.4))
      $0.efficiency = .init(afterSuccess: uniform(0.5, 0.9), afterFailure: uniform(0.3, 0.5))
    }.world
    let fates = (0..<10_000).map { world.fate($0, action: $0 % 40) }
    for (succeeded, satisfaction, efficiency) in [(true, 0.8, 0.7), (false, 0.2, 0.4)] {
      let chosen = fates.filter { $0.succeeded == succeeded }
      let seen = mean(chosen.compactMap(\.satisfaction))
      #expect(abs(seen.value - satisfaction) < 4 * seen.error && seen.error < 0.01)
      let other = mean(chosen.compactMap(\.efficiency))
      #expect(abs(other.value - efficiency) < 4 * other.error && other.error < 0.01)
    }
  }

  /// The distributions are points, so a fate shows its action's shift exactly. Forty of them that fill a
  /// width of .05 evenly leave less than half of it with probability 10⁻¹¹.
  @Test("actions' means lie apart by up to the spread, and not by more")
  func spread() {
    let world = Self.small {
      $0.satisfaction = .init(
        afterSuccess: constant(0.5), afterFailure: constant(0.5), actionSpread: 0.05)
      $0.efficiency = .init(
        afterSuccess: constant(0.5), afterFailure: constant(0.5), actionSpread: 0.02)
    }.world
    func shifts(_ signal: (Fate) -> Double?, _ subtask: Int) -> [Double] {
      (0..<40).map { signal(world.fate(subtask, action: $0)) ?? .nan }
    }
    for (signal, spread) in [(\Fate.satisfaction, 0.05), (\Fate.efficiency, 0.02)] {
      let first = shifts({ $0[keyPath: signal] }, 0)
      #expect(first.allSatisfy { abs($0 - 0.5) <= spread / 2 })
      #expect((first.max() ?? 0) - (first.min() ?? 0) > spread / 2)
      #expect(first == shifts({ $0[keyPath: signal] }, 77), "a shift is the action's alone")
    }
  }

  @Test("each earlier attempt takes away what was given, down to 0")
  func retryCost() {
    let world = Self.small {
      $0.satisfaction = .init(
        afterSuccess: constant(0.25), afterFailure: constant(0.25), costOfRetry: 0.1)
      $0.efficiency = .init(afterSuccess: constant(1), afterFailure: constant(1), costOfRetry: 0.3)
    }.world
    for (attempt, satisfaction, efficiency) in [(0, 0.25, 1), (1, 0.15, 0.7), (3, 0, 0.1)] {
      let fate = world.fate(5, attempt: attempt)
      #expect(abs((fate.satisfaction ?? .nan) - satisfaction) < 1e-12)
      #expect(abs((fate.efficiency ?? .nan) - efficiency) < 1e-12)
    }
  }

  /// Four standard errors of 10,000; lacking the one says nothing of lacking the other.
  @Test("reports lack them as often as given, each on its own, and the truth never does")
  func missing() {
    let world = Self.small {
      $0.satisfaction.missing = 0.3
      $0.efficiency.missing = 0.8
    }.world
    let fates = (0..<10_000).map { world.fate($0) }
    let lacking = fates.count { $0.outcome.satisfaction == nil }
    let lackingOther = fates.count { $0.outcome.efficiency == nil }
    let both = fates.count { $0.outcome.satisfaction == nil && $0.outcome.efficiency == nil }
    #expect(isLikely(lacking, of: 10_000, probability: 0.3))
    #expect(isLikely(lackingOther, of: 10_000, probability: 0.8))
    #expect(isLikely(both, of: 10_000, probability: 0.24))
    #expect(fates.allSatisfy { $0.satisfaction != nil && $0.efficiency != nil })
    let shown = fates.filter(\.showsSatisfaction)
    #expect(shown.allSatisfy { $0.outcome.satisfaction == $0.satisfaction })
    let everything = Self.small { _ in }.world
    #expect((0..<1_000).allSatisfy { everything.fate($0).outcome.efficiency != nil })
  }
}
