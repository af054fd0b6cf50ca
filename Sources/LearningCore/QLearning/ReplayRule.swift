// Which of the experiences kept a replay applies again. Not here: keeping them
// (`RecentTransitions.swift`), applying them (`LearningEngine.swift`).

/// How a batch update chooses among past experiences.
public enum ReplayRule: Hashable, Sendable {
  /// The last `batchSize`, oldest first, as documented: each is applied about 1 + batch / frequency
  /// times, in the order in which it came.
  case last
  /// `batchSize` of the last `capacity`, each equally likely, with replacement.
  case uniform(capacity: Int)
  /// The same with probabilities proportional to (|TD error| + .01)^.6, the error being the one at
  /// the last time it was applied, and weights against the bias that this brings, (N P)^−.4 over the
  /// greatest: Schaul et al., *Prioritized Experience Replay* (2016), §3.3–3.4.
  case prioritised(capacity: Int)

  /// As many experiences as the documents keep.
  public static let documentedCapacity = 1_000

  static let priorityFloor = 0.01
  static let priorityExponent = 0.6
  static let weightExponent = 0.4
}
