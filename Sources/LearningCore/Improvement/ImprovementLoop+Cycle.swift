// One cycle, in the documented order: performance, failures, opportunities, tests, applying.
// Not here: state and timetable (`ImprovementLoop.swift`), what it reports
// (`ImprovementCycle.swift`).

public import FleetModel
public import Instants

extension ImprovementLoop {
  /// The documents' conditions for applying a pattern without a test, and how many at once.
  public static let leastConfidenceToApply = 0.9
  public static let leastSuccessToApply = 0.8
  public static let mostAppliedAtOnce = 3

  /// Runs one cycle. It may run before it is due: the timetable stays as it is then.
  ///
  /// - Parameters:
  ///   - improvementRate: The tracker's figure in percent; `nil` when it has none, which is counted
  ///     and stops nothing.
  ///   - patterns: What the agent learned.
  ///   - failures: Where causes are marked as mitigated.
  /// - Returns: Everything that was found and done.
  public mutating func runCycle(
    at now: Instant, improvementRate: Double?, patterns book: PatternBook,
    failures: inout FailureBook, catalogue: ActionCatalogue
  ) -> ImprovementCycle {
    precondition(
      book.kindCount == defaults.count && book.strategyCount == strategyCount,
      "the book isn't of this loop's fleet and catalogue")
    cycleCount += 1
    if improvementRate == nil { missingFigures += 1 }
    var cycle = ImprovementCycle(
      number: cycleCount, at: now, improvementRate: improvementRate,
      missingFigures: missingFigures)
    cycle.mitigated = failures.mitigate(at: now)
    cycle.failurePatternCount = failures.patterns().count
    let names = ExecutionStrategies(catalogue)
    let patterns = book.patterns(at: now, includesExpired: true)
    cycle.opportunities = Opportunity.found(in: patterns, of: book) {
      names[defaults[$0.rawValue]]
    }
    reviewWatched(&cycle)
    settleTests(&cycle)
    startTests(&cycle, names, catalogue)
    applyBest(patterns, book, &cycle, names)
    cycle.activeTestCount = activeTests.count
    schedule(after: now)
    return cycle
  }

  /// Decides on what has been watched for long enough.
  private mutating func reviewWatched(_ cycle: inout ImprovementCycle) {
    for applied in watched where applied.isDue(at: cycle.at, after: settings.monitoring) {
      let review = applied.review(level: settings.level)
      if let index = strategies.firstIndex(where: { $0.name == applied.strategy }) {
        strategies[index].successRate = applied.since.rate
      }
      if review.isKept {
        cycle.kept.append(review)
      } else {
        // Only where it still stands: another strategy may have been applied to one of the kinds.
        for (place, action) in zip(places(of: applied.kind), applied.previous)
        where defaults[place] == applied.action {
          defaults[place] = action
        }
        cycle.rolledBack.append(review)
      }
    }
    watched.removeAll { $0.isDue(at: cycle.at, after: settings.monitoring) }
  }

  /// Reports and forgets tests that ended, and applies what won. An operator's test of all kinds
  /// may cover kinds that are being watched; the new default replaces the one watched.
  private mutating func settleTests(_ cycle: inout ImprovementCycle) {
    for index in tests.indices where cycle.at - tests[index].startedAt >= settings.longestTest {
      tests[index].cancel(at: cycle.at)
    }
    cycle.cancelled = tests.filter { $0.status == .cancelled }
    cycle.completed = tests.filter { $0.status == .completed }
    tests.removeAll { $0.status != .running }
    for test in cycle.completed {
      guard let winner = test.verdict?.winner, let gain = test.verdict?.gain, winner > 0 else {
        continue
      }
      let strategy = test.arms[winner].strategy
      register(
        ImprovementStrategy(
          name: strategy.name, description: "found by \(test.id): \(test.name)",
          action: strategy.action, createdAt: cycle.at))
      guard let known = strategies.firstIndex(where: { $0.name == strategy.name }) else { continue }
      strategies[known].won(by: gain)
      strategies[known].successRate = test.arms[winner].results.rate
      apply(
        known, action: strategy.action, to: test.kind, test: test.id, before: test.arms[0].results,
        &cycle)
    }
  }

  /// Tests opportunities against the present default, the most confident first.
  private mutating func startTests(
    _ cycle: inout ImprovementCycle, _ names: ExecutionStrategies, _ catalogue: ActionCatalogue
  ) {
    for opportunity in cycle.opportunities {
      if let reason = start(opportunity, &cycle, names, catalogue) {
        cycle.untested.append(.init(opportunity: opportunity, reason: reason))
      }
    }
  }

  private mutating func start(
    _ opportunity: Opportunity, _ cycle: inout ImprovementCycle, _ names: ExecutionStrategies,
    _ catalogue: ActionCatalogue
  ) -> UntestedReason? {
    let (kind, strategy) = (opportunity.pattern.kind, opportunity.pattern.strategy)
    let current = defaults[kind.rawValue]
    let place = kind.rawValue * strategyCount + strategy.rawValue
    let name = names.name(of: strategy)
    // Since it was found, a rollback may have made it the default.
    if names[current] == strategy { return .promisesNothing }
    if testedAgainst[place] == current { return .alreadyTested }
    if isBusy(kind) { return .kindIsBusy }
    if opportunity.expectedImprovement <= 0 { return .promisesNothing }
    if activeTests.count >= settings.mostRunningTests { return .testsAreUsedUp }
    guard let action = catalogue.action(with: name, retrying: catalogue[current].retryPolicy) else {
      preconditionFailure("the catalogue doesn't have its own strategy '\(name)'")
    }
    do {
      let plan = try ABTestPlan(
        baseRate: opportunity.baseRate, smallestEffect: settings.smallestEffect,
        level: settings.level, power: settings.power)
      let id = try createABTest(
        name: "kind \(kind): \(name) against \(catalogue[current].strategy)",
        strategies: [
          ABStrategy(name: catalogue[current].strategy, action: current),
          ABStrategy(name: name, action: action),
        ], kind: kind, plan: plan, at: cycle.at)
      testedAgainst[place] = current
      cycle.started.append(contentsOf: tests.filter { $0.id == id })
      return nil
    } catch {
      switch error {
      case .noRoom: return .noRoom
      case .tooLarge: return .tooLarge
      default: preconditionFailure("no test could be planned: \(error)")
      }
    }
  }

  /// Applies or proposes the best patterns, by lower confidence bound.
  private mutating func applyBest(
    _ patterns: [LearnedPattern], _ book: PatternBook, _ cycle: inout ImprovementCycle,
    _ names: ExecutionStrategies
  ) {
    let best = patterns.filter {
      $0.isOwn && $0.confidence > Self.leastConfidenceToApply
        && $0.successRate > Self.leastSuccessToApply
    }
    for pattern in best.prefix(Self.mostAppliedAtOnce) {
      let current = names[defaults[pattern.kind.rawValue]]
      if pattern.strategy == current || isBusy(pattern.kind) { continue }
      let name = names.name(of: pattern.strategy)
      guard let known = strategies.firstIndex(where: { $0.name == name }) else {
        if !cycle.unknownStrategies.contains(pattern.strategy) {
          cycle.unknownStrategies.append(pattern.strategy)
        }
        continue
      }
      guard settings.autoApply else {
        cycle.proposed.append(pattern)
        continue
      }
      let before = book.uses(of: current, on: pattern.kind)
      apply(
        known, action: strategies[known].action, to: pattern.kind, test: nil,
        before: SuccessCount(successes: before.successes, trials: before.count), &cycle)
    }
  }

  /// Makes a strategy's action the default and begins to watch it, unless it is the default
  /// already.
  private mutating func apply(
    _ known: Int, action: ActionID, to kind: KindID?, test: ABTestID?, before: SuccessCount,
    _ cycle: inout ImprovementCycle
  ) {
    let places = places(of: kind)
    guard places.contains(where: { defaults[$0] != action }) else { return }
    let applied = AppliedStrategy(
      strategy: strategies[known].name, action: action, kind: kind,
      previous: places.map { defaults[$0] }, test: test, appliedAt: cycle.at, before: before)
    for place in places { defaults[place] = action }
    strategies[known].usageCount += 1
    watched.removeAll { kind == nil || $0.kind == kind }
    watched.append(applied)
    cycle.applied.append(applied)
  }

  private func isBusy(_ kind: KindID) -> Bool {
    tests.contains { $0.status == .running && $0.covers(kind) }
      || watched.contains { $0.covers(kind) }
  }

  private func places(of kind: KindID?) -> Range<Int> {
    kind.map { $0.rawValue..<$0.rawValue + 1 } ?? defaults.indices
  }
}
