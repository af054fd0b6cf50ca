// What the core keeps of one agent beside its engine. Not here: when it changes
// (`FleetCoordinator+Lifecycle.swift`), the parts.

import FleetModel
import Instants

/// One agent's performance, patterns, loop, safeguard and versions: a value, so a copy is a snapshot.
public struct AgentMind: Hashable, Codable, Sendable {
  public internal(set) var tracker: PerformanceTracker
  public internal(set) var patterns: PatternBook
  public internal(set) var failures: FailureBook
  public internal(set) var rewards = RewardTrace()
  public internal(set) var loop: ImprovementLoop?
  public internal(set) var safeguard: Safeguard?
  public internal(set) var versions: VersionShelf<KeptModel>
  public internal(set) var sharing: Sharing?
  /// The rollback that is under way, or was last.
  public internal(set) var rollback: Rollback?
  public internal(set) var quarantine = Quarantine()
  /// Whether its engine learns and explores.
  public internal(set) var isEnabled = true
  /// When a review is over that nobody sends in.
  var reviewDue: Instant?
  /// How many planned tests were begun.
  var plannedTests = 0
  /// Tasks at the last cycle: an hour without any changes nothing.
  var tasksAtCycle = 0
  /// Day of the last metrics.
  var metricsDay = 0

  init(agent: AgentID, fleet: Fleet, catalogue: ActionCatalogue, _ lifecycle: Lifecycle) {
    tracker = PerformanceTracker(settings: lifecycle.performance)
    let (kinds, strategies) = (fleet.kinds.count, catalogue.strategies.count)
    patterns = PatternBook(kindCount: kinds, strategyCount: strategies)
    failures = FailureBook(kindCount: kinds)
    loop = lifecycle.improvement.map {
      ImprovementLoop(agent: agent, kindCount: kinds, catalogue: catalogue, settings: $0)
    }
    safeguard = lifecycle.safeguards.map { Safeguard(settings: $0) }
    versions = VersionShelf(retention: lifecycle.versionsKept)
    sharing =
      lifecycle.shares
      ? Sharing(owner: agent, kindCount: kinds, strategyCount: strategies) : nil
  }

  /// Puts in place what stands apart from a mind's text.
  mutating func fill(versions: (VersionID) -> LearningEngine.State?, hours: [PerformanceSnapshot]) {
    self.versions.fill { KeptModel(versions($0)) }
    tracker.fill(hours)
  }

  mutating func runCycle(
    at now: Instant, improvementRate: Double?, catalogue: ActionCatalogue
  ) -> ImprovementCycle? {
    loop?.runCycle(
      at: now, improvementRate: improvementRate, patterns: patterns, failures: &failures,
      catalogue: catalogue)
  }

  mutating func publications(at now: Instant) -> [SharedPattern] {
    sharing?.publications(of: patterns, at: now) ?? []
  }

  mutating func importPatterns(_ shared: [SharedPattern], at now: Instant) {
    _ = sharing?.importPatterns(shared, into: &patterns, at: now)
  }

  /// What this agent does where its engine knows nothing of a state: what it knows of the kind's
  /// strategies, else the loop's default.
  func fallback(
    for kind: KindID, catalogue: ActionCatalogue, strategies: ExecutionStrategies
  ) -> ActionID {
    let usual = loop?.defaultAction(for: kind) ?? catalogue.defaultAction
    guard let known = patterns.bestStrategy(for: kind), strategies[usual] != known.strategy else {
      return usual
    }
    return catalogue.action(
      with: strategies.name(of: known.strategy), retrying: catalogue[usual].retryPolicy) ?? usual
  }
}

/// Rewards of an agent's first and last experiences: the documents' own figure of an engine's
/// improvement.
public struct RewardTrace: Hashable, Codable, Sendable {
  static let window = 20
  static let least = 10
  private var first: [Double] = []
  private var last = LatestValues<Double>(capacity: RewardTrace.window)
  public private(set) var count = 0

  mutating func add(_ reward: Double) {
    count += 1
    if first.count < Self.window { first.append(reward) }
    last.append(reward)
  }

  /// How much more the last 20 earned than the first 20, in percent; `nil` below ten experiences.
  public var improvementRate: Double? {
    guard count >= Self.least else { return nil }
    let base = first.reduce(0, +) / Double(first.count)
    let recent = last.values.reduce(0, +) / Double(last.count)
    return base == 0 ? 0 : 100 * (recent - base) / abs(base)
  }
}
