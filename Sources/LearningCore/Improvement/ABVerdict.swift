// What an A/B test found. Not here: running one (`ABTest.swift`), the test behind it
// (`FisherExact.swift`).

import LabStatistics

/// One strategy of a test, and what became of the tasks that were done with it.
public struct ABArm: Hashable, Codable, Sendable {
  public let strategy: ABStrategy
  /// Tasks handed out and not given up as lost.
  public internal(set) var given = 0
  public internal(set) var results = SuccessCount()
  /// The sum over the results.
  public internal(set) var seconds = 0.0

  package init(
    strategy: ABStrategy, results: SuccessCount = SuccessCount(), seconds: Double = 0
  ) {
    self.strategy = strategy
    (given, self.results, self.seconds) = (results.trials, results, seconds)
  }

  /// `nil` without any result.
  public var meanSeconds: Double? {
    results.trials == 0 ? nil : seconds / Double(results.trials)
  }

  /// The documented score, .7 · success + .3 · (1 − t / 60 s), its time term never below 0; `nil`
  /// without any result. It stands beside the verdict and doesn't decide.
  public var score: Double? {
    guard let rate = results.rate, let meanSeconds else { return nil }
    return 0.7 * rate + 0.3 * max(0, 1 - meanSeconds / 60)
  }
}

/// Which strategy is better, if that can be said.
public struct ABVerdict: Hashable, Codable, Sendable {
  /// The arm whose success rate is better at the test's level; `nil` is inconclusive.
  public let winner: Int?
  /// For each arm but the first, Fisher's two-sided p-value against the first; Holm's adjusted
  /// where there are several.
  public let pValues: [Double]
  /// The documented score of each arm.
  public let scores: [Double]
  /// Whom the documented rule declares winner, as it always does: the highest score, first of
  /// equals.
  public let documentedWinner: Int
  /// The winner's success rate less the first arm's; of the first, its lead on the best other.
  /// `nil` where there is no winner.
  public let gain: Double?

  public var isInconclusive: Bool { winner == nil }

  /// By how much the best score exceeds the first arm's, or the first's the best other, in percent.
  public var documentedGainPercent: Double {
    let best = scores[documentedWinner]
    let others = scores.indices.filter { documentedWinner == 0 ? $0 > 0 : $0 == 0 }
    let reference = others.map { scores[$0] }.max() ?? best
    return reference > 0 ? 100 * (best / reference - 1) : 0
  }

  /// An arm wins when it is better than the first at the level, the best such arm if there are
  /// several; the first wins when it is better than every other one.
  package init(arms: [ABArm], level: Double) {
    let rates = arms.map { $0.results.rate ?? 0 }
    let raw = arms.dropFirst().map {
      FisherExact(first: arms[0].results, second: $0.results).twoSided
    }
    pValues = Self.adjusted(raw)
    scores = arms.map { $0.score ?? 0 }
    let scores = scores
    documentedWinner = arms.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
    let decided = pValues.map { $0 <= level }
    let better = arms.indices.dropFirst().filter { decided[$0 - 1] && rates[$0] > rates[0] }
    let isFirstBest = arms.indices.dropFirst().allSatisfy {
      decided[$0 - 1] && rates[$0] < rates[0]
    }
    let others = rates.dropFirst().max() ?? 0
    if let best = better.max(by: { (rates[$0], scores[$0], $1) < (rates[$1], scores[$1], $0) }) {
      (winner, gain) = (best, rates[best] - rates[0])
    } else if isFirstBest {
      (winner, gain) = (0, rates[0] - others)
    } else {
      (winner, gain) = (nil, nil)
    }
  }

  private static func adjusted(_ pValues: [Double]) -> [Double] {
    do {
      return try Holm.adjusted(pValues)
    } catch {
      preconditionFailure("Fisher's test gave no p-value: \(error)")
    }
  }
}
