// A loop with the books that it reads, for tests to feed and turn. Not here: any test.

import FleetModel
import Instants
import LearningCore

/// One agent's loop on three kinds with the documented catalogue, played with outcomes that the
/// test says.
struct LoopDesk: Hashable, Codable {
  static let catalogue = ActionCatalogue.documented
  static let strategies = ExecutionStrategies(catalogue)
  static let kinds = 3

  var loop: ImprovementLoop
  var book = PatternBook(kindCount: kinds, strategyCount: strategies.count)
  var failures = FailureBook(kindCount: kinds)

  init(_ settings: ImprovementSettings = ImprovementSettings(), stored: [ImprovementStrategy] = [])
  {
    loop = ImprovementLoop(
      agent: AgentID(5), kindCount: Self.kinds, catalogue: Self.catalogue, settings: settings,
      stored: stored)
    loop.start(at: .start)
  }

  static func hour(_ count: Int64) -> Instant { .start + .hours(count) }

  /// So many uses of a strategy, of which so many succeeded.
  mutating func learn(
    _ strategy: String, _ successes: Int, of uses: Int, kind: Int = 0, at now: Instant = .start
  ) {
    guard let number = Self.strategies.strategy(named: strategy) else { return }
    for use in 0..<uses {
      book.record(number, on: KindID(kind), reward: use < successes ? 1 : -1, at: now)
    }
  }

  /// A kind on which the default does well in 85 of 100, and caching is hardly used and never
  /// failed.
  mutating func learnOpportunity(kind: Int = 0) {
    learn("default", 255, of: 300, kind: kind)
    learn("caching", 20, of: 20, kind: kind)
  }

  mutating func cycle(at now: Instant, rate: Double? = 5) -> ImprovementCycle {
    loop.runCycle(
      at: now, improvementRate: rate, patterns: book, failures: &failures,
      catalogue: Self.catalogue)
  }

  /// Does tasks of a kind as running tests want them, until they want none; each arm's successes
  /// are spread evenly at its rate. Returns how many tasks that took.
  @discardableResult
  mutating func playTests(kind: Int = 0, rates: [Double], at now: Instant) -> Int {
    var (counts, successes, tasks) = ([0, 0, 0], [0, 0, 0], 0)
    while let task = loop.action(for: KindID(kind), at: now) {
      counts[task.arm] += 1
      let succeeded = Double(successes[task.arm] + 1) <= rates[task.arm] * Double(counts[task.arm])
      successes[task.arm] += succeeded ? 1 : 0
      loop.record(
        kind: KindID(kind), action: task.action, allocation: task, succeeded: succeeded,
        seconds: 3, at: now)
      tasks += 1
    }
    return tasks
  }

  /// Does tasks of a kind with its default action, outside all tests.
  mutating func playDefault(kind: Int = 0, _ successes: Int, of tasks: Int, at now: Instant) {
    for task in 0..<tasks {
      loop.record(
        kind: KindID(kind), action: loop.defaultAction(for: KindID(kind)), allocation: nil,
        succeeded: task < successes, seconds: 3, at: now)
    }
  }
}
