// A count that a success rate is made of. Not here: what two of them say (`FisherExact.swift`).

/// Successes in trials.
public struct SuccessCount: Hashable, Codable, Sendable {
  public internal(set) var successes: Int
  public internal(set) var trials: Int

  public init(successes: Int = 0, trials: Int = 0) {
    precondition(
      trials >= 0 && (0...trials).contains(successes), "\(successes) successes in \(trials) trials")
    self.successes = successes
    self.trials = trials
  }

  mutating func add(_ succeeded: Bool) {
    trials += 1
    successes += succeeded ? 1 : 0
  }

  /// 0 … 1; `nil` without any trial.
  public var rate: Double? { trials == 0 ? nil : Double(successes) / Double(trials) }
}
