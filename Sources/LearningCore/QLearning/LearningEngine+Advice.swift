// What an engine would recommend, and why, for whoever asks outside a fleet. Not here: choosing
// (`LearningEngine.swift`): a recommendation never explores.

public import FleetModel

/// The documents' `StrategyRecommendation`.
public struct StrategyRecommendation: Hashable, Sendable {
  public struct Alternative: Hashable, Sendable {
    public let action: ActionID
    /// 0 … 1.
    public let confidence: Double
  }

  public let action: ActionID
  /// 0 … 1: the action's value, from −2 … 2; .5 where nothing is known.
  public let confidence: Double
  /// How much more reward than from the default action, as far as known; 0 where nothing is.
  public let expectedGain: Double
  /// Experiences that it rests on.
  public let experienceCount: Int
  /// At most three others that were tried, the most confident first.
  public let alternatives: [Alternative]

  public var isKnown: Bool { experienceCount > 0 }

  public var reasoning: String {
    isKnown
      ? "Learned from \(experienceCount) experiences" : "No learned strategies available yet"
  }
}

extension LearningEngine {
  /// A value's confidence (Q + 2) / 4, within 0 … 1 (*Architecture*, §3.1).
  public static func confidence(ofValue value: Double) -> Double {
    min(1, max(0, (value + 2) / 4))
  }

  /// What is known to be best in a state, with what else was tried there.
  ///
  /// The documents print 100 · Q as an improvement in percent; here it is the reward gained over the
  /// default action, where that was tried.
  public func recommendation(in state: StateKey) -> StrategyRecommendation {
    guard let row = table.knownRow(of: state), let best = table.bestKnown(row: row) else {
      return StrategyRecommendation(
        action: table.defaultAction, confidence: 0.5, expectedGain: 0, experienceCount: 0,
        alternatives: [])
    }
    let tried = (0..<table.actionCount).map { ActionID($0) }.filter {
      table.updateCount(row: row, action: $0) > 0
    }
    let others = tried.filter { $0 != best.action }.map {
      StrategyRecommendation.Alternative(
        action: $0, confidence: Self.confidence(ofValue: table.value(row: row, action: $0)))
    }.sorted { ($1.confidence, $0.action) < ($0.confidence, $1.action) }
    let usual = table.defaultAction
    let isCompared = table.updateCount(row: row, action: usual) > 0
    return StrategyRecommendation(
      action: best.action, confidence: Self.confidence(ofValue: best.value),
      expectedGain: isCompared ? best.value - table.value(row: row, action: usual) : 0,
      experienceCount: tried.reduce(0) { $0 + table.updateCount(row: row, action: $1) },
      alternatives: Array(others.prefix(3)))
  }
}
