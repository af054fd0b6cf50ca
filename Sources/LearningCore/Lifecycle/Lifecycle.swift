// What is switched on around an agent's engine. Not here: what each part does (`Performance`,
// `Patterns`, `Improvement`, `Safeguards`, `Sharing`), how it is wired (`FleetCoordinator+Lifecycle`).

public import Instants

/// The documented lifecycle of an agent (*Architecture*, §4 and §11), part by part.
///
/// Performance and patterns are always followed; the rest can be left out, to be compared with.
public struct Lifecycle: Hashable, Sendable {
  public var performance = PerformanceSettings()
  /// `nil` runs no improvement loop.
  public var improvement: ImprovementSettings? = ImprovementSettings()
  /// Tests that an operator has planned, for all agents.
  public var tests: [PlannedTest] = []
  /// `nil` watches for no fall.
  public var safeguards: SafeguardSettings? = SafeguardSettings()
  /// How long a review takes where nobody sends one in; `nil` waits for ``FleetInput/reviewed(_:_:)``.
  public var reviewAfter: Span?
  public var shares = true
  /// Experiences of an agent from one version of its engine to the next (documented for saving: 50).
  public var versionInterval = 50
  public var versionsKept = 10

  public init() {}
}

/// An A/B test that begins with the first cycle from some time on.
public struct PlannedTest: Hashable, Codable, Sendable {
  public var name: String
  /// What is done already stands first.
  public var strategies: [ABStrategy]
  public var startsAt: Span
  public var plan: ABTestPlan

  public init(name: String, strategies: [ABStrategy], startsAt: Span, plan: ABTestPlan) {
    precondition(strategies.count == plan.armCount, "the plan is for other strategies")
    self.name = name
    self.strategies = strategies
    self.startsAt = startsAt
    self.plan = plan
  }
}
