// The state of one agent's improvement loop: its strategies, defaults, tests and timetable.
// Not here: a cycle (`ImprovementLoop+Cycle.swift`), tests and tasks
// (`ImprovementLoop+Tests.swift`).

public import FleetModel
public import Instants

/// Tries, applies and takes back strategies, one cycle at a time.
///
/// A value without clock or store: whoever holds it runs a cycle when ``nextCycle`` has come, and
/// tells it of tasks.
public struct ImprovementLoop: Hashable, Codable, Sendable {
  public let agent: AgentID
  public let settings: ImprovementSettings
  /// In the order in which they came.
  public internal(set) var strategies: [ImprovementStrategy]
  /// When the next cycle is due; `nil` while the loop is stopped.
  public private(set) var nextCycle: Instant?
  public internal(set) var cycleCount = 0
  /// Cycles that had to do without a performance figure.
  public internal(set) var missingFigures = 0
  /// Results that came for tests which the loop had forgotten.
  public internal(set) var lateResults = 0
  /// Tests that run, or ended since the last cycle.
  public internal(set) var tests: [ABTest] = []
  /// What was applied and is being watched.
  public internal(set) var watched: [AppliedStrategy] = []
  var testCount = 0
  /// By kind.
  var defaults: [ActionID]
  /// By kind, then by strategy: the default that the loop tested it against last.
  var testedAgainst: [ActionID?]
  let strategyCount: Int

  /// - Parameter stored: Strategies of an earlier life. Those that the documents start with are
  ///   added where they are absent, so usage counts survive.
  public init(
    agent: AgentID, kindCount: Int, catalogue: ActionCatalogue,
    settings: ImprovementSettings = ImprovementSettings(), stored: [ImprovementStrategy] = [],
    at now: Instant = .start
  ) {
    settings.check()
    precondition(kindCount > 0, "a loop needs kinds of work")
    self.agent = agent
    self.settings = settings
    strategies = stored
    defaults = Array(repeating: catalogue.defaultAction, count: kindCount)
    strategyCount = catalogue.strategies.count
    testedAgainst = Array(repeating: nil, count: kindCount * strategyCount)
    for strategy in ImprovementStrategy.documented(in: catalogue, at: now) { register(strategy) }
  }

  /// Adds a strategy unless there is one of that name.
  ///
  /// - Returns: Whether it was added.
  @discardableResult
  public mutating func register(_ strategy: ImprovementStrategy) -> Bool {
    if strategies.contains(where: { $0.name == strategy.name }) { return false }
    strategies.append(strategy)
    return true
  }

  public var isActive: Bool { nextCycle != nil }

  /// Lets the loop run: a cycle is due at once, and one every interval from then on.
  ///
  /// - Returns: Whether it was stopped; a second start changes nothing.
  @discardableResult
  public mutating func start(at now: Instant) -> Bool {
    guard nextCycle == nil else { return false }
    nextCycle = now
    return true
  }

  /// Lets the loop rest: no cycle is due, and tests hand out nothing. What was applied stays.
  public mutating func stop() { nextCycle = nil }

  /// Moves the timetable on to the first time after now; a cycle run before it is due changes
  /// nothing.
  mutating func schedule(after now: Instant) {
    guard let due = nextCycle, now >= due else { return }
    let missed = (now - due).nanoseconds / settings.interval.nanoseconds
    nextCycle = due + (missed + 1) * settings.interval
  }

  /// What this agent does with work of a kind when nothing speaks for anything else.
  public func defaultAction(for kind: KindID) -> ActionID { defaults[kind.rawValue] }

  /// How much of a total improvement each strategy's won tests account for.
  public func attribution(of total: Double) -> ImprovementAttribution {
    ImprovementAttribution(
      total: total,
      parts: strategies.compactMap { strategy in
        strategy.averageImprovement.map { .init(strategy: strategy.name, improvement: $0) }
      })
  }
}
