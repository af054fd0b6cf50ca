// What is known of each agent on each kind from outcomes alone, and the selectors' documented score
// of it. Not here: choosing by it (`Selection`), the verdict's score (`FleetModel/Score.swift`).

public import FleetModel

/// Recency-weighted records of attempts, for each agent and for each eligible (agent, kind) pair.
///
/// Sources: the weights, the shrinkage and the half-life are the resolution of the *Parallel
/// Workers Learning* plan, which names score parts without numbers: .4 success, .2 time, .2
/// quality, .2 specialisation; prior strength 5; half-life 50 executions.
public struct PerformanceTable: Hashable, Codable, Sendable {
  public static let priorStrength = 5.0
  public static let halfLife = 50.0
  private static let fading = 0.98623270449335920  // 2^(−1 / 50)

  /// Sums in which an attempt's weight halves with every 50 later ones.
  private struct Record: Hashable, Codable, Sendable {
    var weight = 0.0
    var successes = 0.0
    var seconds = 0.0
    var qualityWeight = 0.0
    var quality = 0.0

    mutating func add(_ outcome: Outcome) {
      weight = weight * PerformanceTable.fading + 1
      successes = successes * PerformanceTable.fading + (outcome.succeeded ? 1 : 0)
      seconds = seconds * PerformanceTable.fading + outcome.service.seconds
      qualityWeight *= PerformanceTable.fading
      quality *= PerformanceTable.fading
      if let satisfaction = outcome.satisfaction {
        qualityWeight += 1
        quality += satisfaction
      }
    }
  }

  private let index: EligibilityIndex
  private var ofAgent: [Record]
  private var ofPair: [Record]

  public init(fleet: Fleet) {
    index = EligibilityIndex(fleet)
    ofAgent = Array(repeating: Record(), count: fleet.agents.count)
    ofPair = Array(repeating: Record(), count: index.count)
  }

  public mutating func add(_ outcome: Outcome, of agent: AgentID, on kind: KindID) {
    ofAgent[agent.rawValue].add(outcome)
    ofPair[index.place(of: agent, for: kind)].add(outcome)
  }

  /// A mean drawn towards another by the weight of five attempts.
  private static func shrunk(_ sum: Double, _ weight: Double, towards prior: Double) -> Double {
    (sum + priorStrength * prior) / (weight + priorStrength)
  }

  /// The documented score of an agent for a kind, in 0 … 1: .4 success on the kind + .2 best mean
  /// time / own mean time + .2 quality + .2 specialisation (.5 + success on the kind − success
  /// overall). Each mean is drawn towards the agent's own over all kinds, and that towards .5;
  /// without any time the time part is 1, so that nobody is punished for not having been tried.
  public func score(of agent: AgentID, on kind: KindID, bestSeconds: Double) -> Double {
    let own = ofAgent[agent.rawValue]
    let pair = ofPair[index.place(of: agent, for: kind)]
    let overall = Self.shrunk(own.successes, own.weight, towards: 0.5)
    let success = Self.shrunk(pair.successes, pair.weight, towards: overall)
    let overallQuality = Self.shrunk(own.quality, own.qualityWeight, towards: 0.5)
    let quality = Self.shrunk(pair.quality, pair.qualityWeight, towards: overallQuality)
    let seconds = meanSeconds(of: agent, on: kind)
    let time = seconds > 0 ? min(1, bestSeconds / seconds) : 1
    let specialisation = min(1, max(0, 0.5 + success - overall))
    return 0.4 * success + 0.2 * time + 0.2 * quality + 0.2 * specialisation
  }

  /// The mean service time on a kind, drawn towards the agent's over all kinds; 0 without any.
  public func meanSeconds(of agent: AgentID, on kind: KindID) -> Double {
    let own = ofAgent[agent.rawValue]
    guard own.weight > 0 else { return 0 }
    let pair = ofPair[index.place(of: agent, for: kind)]
    return Self.shrunk(pair.seconds, pair.weight, towards: own.seconds / own.weight)
  }

  /// The shortest mean time among candidates, 0 when nobody has any.
  public func bestSeconds(among candidates: [Candidate], on kind: KindID) -> Double {
    var best = Double.infinity
    for candidate in candidates {
      let seconds = meanSeconds(of: candidate.agent, on: kind)
      if seconds > 0 { best = min(best, seconds) }
    }
    return best.isFinite ? best : 0
  }
}
