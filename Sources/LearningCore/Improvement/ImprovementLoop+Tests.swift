// What the loop says and is told of single tasks, and tests that an operator starts.
// Not here: the tests it starts itself, and what becomes of them (`ImprovementLoop+Cycle.swift`).

public import FleetModel
public import Instants

/// A task's place in a test; to be handed back with its result.
public struct TestAllocation: Hashable, Codable, Sendable {
  public let test: ABTestID
  public let arm: Int
  public let action: ActionID

  public init(test: ABTestID, arm: Int, action: ActionID) {
    (self.test, self.arm, self.action) = (test, arm, action)
  }
}

extension ImprovementLoop {
  /// The action that a running test wants the next task of a kind to be done with; `nil` when none
  /// does. Ask once for each task, and hand the answer back with its result.
  ///
  /// - Complexity: O(tests), of which there are few; without allocation.
  public mutating func action(for kind: KindID, at now: Instant) -> TestAllocation? {
    guard isActive else { return nil }
    for index in tests.indices where tests[index].covers(kind) {
      guard let arm = tests[index].allocate(at: now) else { continue }
      return TestAllocation(
        test: tests[index].id, arm: arm, action: tests[index].arms[arm].strategy.action)
    }
    return nil
  }

  /// Learns how a task went, for the test that it belonged to and for what is being watched.
  ///
  /// - Returns: Whether it completed its test.
  /// - Complexity: O(tests + watched), without allocation.
  @discardableResult
  public mutating func record(
    kind: KindID, action: ActionID, allocation: TestAllocation?, succeeded: Bool, seconds: Double,
    at now: Instant
  ) -> Bool {
    for index in watched.indices where watched[index].covers(kind) {
      if watched[index].action == action { watched[index].since.add(succeeded) }
    }
    guard let allocation else { return false }
    guard let index = index(of: allocation.test) else {
      lateResults += 1
      return false
    }
    return tests[index].record(
      arm: allocation.arm, succeeded: succeeded, seconds: seconds, at: now)
  }

  /// Takes back an allocation whose task will have no result, or was done in another way.
  public mutating func release(_ allocation: TestAllocation) {
    if let index = index(of: allocation.test) { tests[index].release(allocation.arm) }
  }

  private func index(of test: ABTestID) -> Int? { tests.firstIndex { $0.id == test } }

  public var activeTests: [ABTest] { tests.filter { $0.status == .running } }

  /// Starts a test of strategies on tasks of one kind, or of all.
  ///
  /// - Throws: When the plan doesn't fit the strategies, or another test runs on the same tasks.
  @discardableResult
  public mutating func createABTest(
    name: String, strategies: [ABStrategy], kind: KindID? = nil, plan: ABTestPlan,
    at now: Instant
  ) throws(ABTestError) -> ABTestID {
    if let other = tests.first(where: {
      $0.status == .running && ($0.kind == nil || kind == nil || $0.kind == kind)
    }) {
      throw .overlaps("\(other.id)")
    }
    let id = ABTestID(agent: agent, number: testCount + 1)
    let test = try ABTest(
      id: id, name: name, strategies: strategies, kind: kind, plan: plan, at: now)
    testCount += 1
    tests.append(test)
    return id
  }

  /// Records a result by the strategy's name.
  ///
  /// - Throws: When there is no such test, it has no such strategy, or it isn't running.
  /// - Returns: Whether it completed the test.
  @discardableResult
  public mutating func recordTestResult(
    _ id: ABTestID, strategy: String, succeeded: Bool, seconds: Double, at now: Instant
  ) throws(ABTestError) -> Bool {
    guard let index = index(of: id) else { throw .notFound("\(id)") }
    return try tests[index].record(
      strategy: strategy, succeeded: succeeded, seconds: seconds, at: now)
  }

  /// Ends a test without a verdict; the next cycle reports it.
  public mutating func cancelTest(_ id: ABTestID, at now: Instant) throws(ABTestError) {
    guard let index = index(of: id) else { throw .notFound("\(id)") }
    guard tests[index].status == .running else { throw .notRunning("\(id)", tests[index].status) }
    tests[index].cancel(at: now)
  }
}
