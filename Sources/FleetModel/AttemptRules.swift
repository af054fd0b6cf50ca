// What bounds the attempts at a subtask: how many, how long, how far apart.
// Not here: keeping to them (`LearningCore/Coordination`), what an attempt brings (`GroundTruth`).

public import Instants

/// The bounds of all attempts at a subtask, whoever makes them.
public struct AttemptRules: Hashable, Sendable {
  /// All attempts at one subtask, on whichever agents: 1 or more.
  public var mostAttempts: Int
  /// How long an agent may serve one attempt before it counts as failed.
  public var timeout: Span
  /// The pause before a first retry; `exponential` doubles it for each further one.
  public var backoff: Span
  public var longestBackoff: Span

  /// Three attempts, a pause of 1 s that doubles up to 30 s: the retry defaults of the *Parallel
  /// Workers* system; 30 s to serve one attempt: its operation timeout.
  public init(
    mostAttempts: Int = 3, timeout: Span = .seconds(30), backoff: Span = .seconds(1),
    longestBackoff: Span = .seconds(30)
  ) {
    precondition(mostAttempts >= 1 && timeout > .zero && backoff >= .zero)
    self.mostAttempts = mostAttempts
    self.timeout = timeout
    self.backoff = backoff
    self.longestBackoff = longestBackoff
  }

  /// The pause after so many failed attempts on one agent, counted from 1.
  public func pause(after failures: Int, policy: RetryPolicy) -> Span {
    switch policy {
    case .none: .zero
    case .fixed: min(backoff, longestBackoff)
    case .exponential: min((1 << Int64(min(failures - 1, 30))) * backoff, longestBackoff)
    }
  }
}
