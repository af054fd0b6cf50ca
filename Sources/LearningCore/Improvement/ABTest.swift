// One comparison of strategies on real tasks: who gets which, and when enough is known.
// Not here: its size (`ABTestPlan.swift`), what it finds (`ABVerdict.swift`), who starts one
// (`ImprovementLoop`).

public import FleetModel
public import Instants

/// A test's name among all of a fleet's: deterministic, no clock in it.
public struct ABTestID: Hashable, Codable, Sendable, CustomStringConvertible {
  public let agent: AgentID
  /// Counts an agent's tests from 1.
  public let number: Int

  public init(agent: AgentID, number: Int) { (self.agent, self.number) = (agent, number) }

  public var description: String { "abtest-\(agent.rawValue)-\(number)" }
}

/// Something to be tested: a name, and the action that it means.
public struct ABStrategy: Hashable, Codable, Sendable {
  public let name: String
  public let action: ActionID

  public init(name: String, action: ActionID) { (self.name, self.action) = (name, action) }
}

/// Two or more strategies, of which the first is what is done already.
///
/// The test itself hands out strategies, round robin, so that all are tried under the same
/// conditions.
public struct ABTest: Hashable, Codable, Sendable {
  public enum Status: String, Codable, Sendable { case running, completed, cancelled }

  /// After so long without a task to hand out, results that are still missing are given up as lost.
  public static let patience = Span.hours(1)

  public let id: ABTestID
  public let name: String
  /// The only kind whose tasks take part; `nil` is all of them.
  public let kind: KindID?
  public let plan: ABTestPlan
  public internal(set) var arms: [ABArm]
  public private(set) var status = Status.running
  public let startedAt: Instant
  public private(set) var completedAt: Instant?
  public private(set) var verdict: ABVerdict?
  /// Tasks that were handed out and whose results were given up.
  public private(set) var lost = 0
  /// Results that came although there were enough; they aren't counted.
  public private(set) var surplus = 0
  private var lastGiven: Instant

  public init(
    id: ABTestID, name: String, strategies: [ABStrategy], kind: KindID?, plan: ABTestPlan,
    at now: Instant
  ) throws(ABTestError) {
    if strategies.count < 2 { throw .tooFewStrategies(strategies.count) }
    for (index, strategy) in strategies.enumerated()
    where strategies[..<index].contains(where: { $0.name == strategy.name }) {
      throw .strategyTwice(strategy.name)
    }
    guard plan.armCount == strategies.count else {
      throw .planDiffers(planned: plan.armCount, given: strategies.count)
    }
    (self.id, self.name, self.kind, self.plan) = (id, name, kind, plan)
    arms = strategies.map { ABArm(strategy: $0) }
    (startedAt, lastGiven) = (now, now)
  }

  /// Whether tasks of a kind take part.
  public func covers(_ kind: KindID) -> Bool { self.kind == nil || self.kind == kind }

  /// The arm that the next task is to be done with: the one with the fewest so far, of equals the
  /// first. `nil` when each has been given as many as it needs, or the test isn't running.
  ///
  /// What never comes back doesn't block: when nothing could be handed out for ``patience``,
  /// missing results are given up, and allocation goes on.
  ///
  /// - Complexity: O(arms), without allocation.
  public mutating func allocate(at now: Instant) -> Int? {
    guard status == .running else { return nil }
    if let arm = neediest() { return give(arm, at: now) }
    guard now - lastGiven >= Self.patience else { return nil }
    for arm in arms.indices {
      lost += arms[arm].given - arms[arm].results.trials
      arms[arm].given = arms[arm].results.trials
    }
    return neediest().map { give($0, at: now) }
  }

  private func neediest() -> Int? {
    var neediest: Int?
    for arm in arms.indices where arms[arm].given < plan.resultsPerArm {
      if let known = neediest, arms[known].given <= arms[arm].given { continue }
      neediest = arm
    }
    return neediest
  }

  private mutating func give(_ arm: Int, at now: Instant) -> Int {
    arms[arm].given += 1
    lastGiven = now
    return arm
  }

  /// Takes a task back that was handed out and will have no result, such as one cancelled.
  public mutating func release(_ arm: Int) {
    guard status == .running, arms[arm].given > arms[arm].results.trials else { return }
    arms[arm].given -= 1
  }

  /// Takes a result; one that comes after the test's end, or after its arm has enough, is surplus.
  ///
  /// - Returns: Whether this one completed the test.
  /// - Complexity: O(1), without allocation; the last one computes the verdict.
  @discardableResult
  public mutating func record(
    arm: Int, succeeded: Bool, seconds: Double, at now: Instant
  ) -> Bool {
    precondition(arms.indices.contains(arm), "test \(id) has no arm \(arm)")
    precondition(seconds.isFinite && seconds >= 0, "\(seconds) s is no time")
    guard status == .running, arms[arm].results.trials < plan.resultsPerArm else {
      surplus += 1
      return false
    }
    arms[arm].results.add(succeeded)
    arms[arm].seconds += seconds
    arms[arm].given = max(arms[arm].given, arms[arm].results.trials)
    for arm in arms.indices where arms[arm].results.trials < plan.resultsPerArm { return false }
    (status, completedAt) = (.completed, now)
    verdict = ABVerdict(arms: arms, level: plan.level)
    return true
  }

  /// Takes a result of the strategy of that name.
  ///
  /// - Throws: When the test has no such strategy, or isn't running.
  @discardableResult
  public mutating func record(
    strategy name: String, succeeded: Bool, seconds: Double, at now: Instant
  ) throws(ABTestError) -> Bool {
    guard let arm = arms.firstIndex(where: { $0.strategy.name == name }) else {
      throw .strategyNotFound(name)
    }
    guard status == .running else { throw .notRunning("\(id)", status) }
    return record(arm: arm, succeeded: succeeded, seconds: seconds, at: now)
  }

  /// Ends the test without a verdict.
  public mutating func cancel(at now: Instant) {
    guard status == .running else { return }
    (status, completedAt) = (.cancelled, now)
  }
}
