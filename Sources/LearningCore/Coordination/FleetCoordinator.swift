// The core of a fleet: what happened comes in, what should be done comes out.
// Not here: subtasks (`+Subtasks`), attempts (`+Attempts`), learning from them (`+Lessons`), agents
// that go down (`+Agents`), and anything that has a clock, a store or a thread: drivers.

public import FleetModel
public import Instants
public import Stochastics

/// What a coordinator is made from.
public struct FleetConfiguration: Sendable {
  public var fleet: Fleet
  public var catalogue: ActionCatalogue
  public var rules: AttemptRules
  /// One for each agent of the fleet, in its order.
  public var parameters: [LearningParameters]
  public var mode: EngineMode
  public var tables: TableScope
  public var selection: any SelectionPolicy
  /// What is switched on around engines; `nil` is nothing.
  public var lifecycle: Lifecycle?
  /// What all chance of the coordinator is keyed by; it has none of its own.
  public var chance: StreamRoot

  public init(
    fleet: Fleet, catalogue: ActionCatalogue = .documented, rules: AttemptRules = AttemptRules(),
    parameters: [LearningParameters], mode: EngineMode = EngineMode(),
    tables: TableScope = .perAgent, selection: any SelectionPolicy, lifecycle: Lifecycle? = nil,
    chance: StreamRoot
  ) {
    precondition(
      parameters.count == fleet.agents.count,
      "\(parameters.count) settings don't fit \(fleet.agents.count) agents")
    precondition(
      tables == .perAgent || Set(parameters).count <= 1,
      "one engine for all agents can't have the settings of each")
    precondition(
      tables == .perAgent || lifecycle == nil,
      "a lifecycle is an agent's, with an engine of its own")
    self.fleet = fleet
    self.catalogue = catalogue
    self.rules = rules
    self.parameters = parameters
    self.mode = mode
    self.tables = tables
    self.selection = selection
    self.lifecycle = lifecycle
    self.chance = chance
  }

  /// What a live fleet begins with: the documented actions and rules, and one preset for all
  /// agents.
  ///
  /// - Parameter seed: What all chance is keyed by; the same seed and inputs give the same effects.
  public init(
    fleet: Fleet, preset: LearningPreset = .balanced, selection: any SelectionPolicy,
    lifecycle: Lifecycle? = nil, seed: UInt64
  ) {
    self.init(
      fleet: fleet,
      parameters: Array(repeating: preset.parameters, count: fleet.agents.count),
      selection: selection, lifecycle: lifecycle, chance: StreamRoot(seed: seed, replication: 0))
  }
}

/// Decomposes tasks, asks who and how for each subtask, retries, times out, and learns from
/// outcomes.
///
/// A value without clock, store, thread or chance of its own: equal coordinators that are fed equal
/// inputs at equal instants give equal effects, in a simulation and live.
public struct FleetCoordinator: Sendable {
  public let fleet: Fleet
  public let catalogue: ActionCatalogue
  public let rules: AttemptRules
  /// The learners of "how": one for each agent in the fleet's order, or one for all.
  public internal(set) var engines: [LearningEngine]
  let tables: TableScope
  /// The learner of "who".
  public internal(set) var selection: any SelectionPolicy
  let selectionChance: StreamKey
  let explorationChance: StreamKey
  let beliefChance: StreamKey
  let replayChance: StreamKey

  var graphs = SlotPool<TaskGraph>()
  var work = SlotPool<SubtaskInWork>()
  var serials: [UInt32] = []
  var wakes = WakeQueue()
  /// Slots of subtasks for which nobody eligible is up, in the order in which they came.
  var parked: [Int32] = []
  var isUp: [Bool]
  /// Whether outcomes are learned from and chance may override what is known.
  public internal(set) var isLearning = true
  /// Assignments of each agent that haven't ended.
  public internal(set) var load: [Int]
  /// Kept between questions, so that asking allocates nothing.
  var candidates: [Candidate] = []
  public internal(set) var counts = Counts()

  let lifecycle: Lifecycle?
  let strategies: ExecutionStrategies
  /// One for each agent where there is a lifecycle; else none.
  public internal(set) var minds: [AgentMind] = []
  /// When the hourly cycles are due; `nil` out of service.
  var nextCycle: Instant?
  var expiryDay = 0
  var fleetHour: FleetHour
  /// By slot of a subtask: the place in an A/B test that its present agent was given.
  var allocations: [TestAllocation?] = []

  /// Nothing is lost: arrived = succeeded + failed + ``tasksInFlight``.
  public struct Counts: Hashable, Codable, Sendable {
    public var tasksArrived = 0
    public var tasksSucceeded = 0
    public var tasksFailed = 0
    public var attempts = 0
    public var explorations = 0
    public var timeouts = 0
    public var reassignments = 0
    /// Choices at which a number was drawn against ε that explored, Σ ε over all such choices, and
    /// Σ ε (1 − ε): the first differs from the second by luck alone, whose variance is the third. An
    /// attempt that is begun anew because its agent went down draws nothing: it has its number already.
    public var explorationsDrawn = 0
    public var explorationMass = 0.0
    public var explorationVariance = 0.0
  }

  public init(_ configuration: FleetConfiguration) {
    fleet = configuration.fleet
    catalogue = configuration.catalogue
    rules = configuration.rules
    selection = configuration.selection
    tables = configuration.tables
    let parameters = configuration.parameters
    engines = (tables == .perAgent ? parameters : Array(parameters.prefix(1))).map {
      LearningEngine(
        parameters: $0, mode: configuration.mode, catalogue: configuration.catalogue)
    }
    selectionChance = configuration.chance.key(Purpose("selection"))
    explorationChance = configuration.chance.key(Purpose("exploration"))
    beliefChance = configuration.chance.key(Purpose("beliefs"))
    replayChance = configuration.chance.key(Purpose("replay"))
    features = configuration.mode.features
    rewards = configuration.mode.reward
    isUp = Array(repeating: true, count: configuration.fleet.agents.count)
    load = Array(repeating: 0, count: configuration.fleet.agents.count)
    lifecycle = configuration.lifecycle
    strategies = ExecutionStrategies(configuration.catalogue)
    fleetHour = FleetHour(agents: configuration.fleet.agents.count)
    if let lifecycle = configuration.lifecycle {
      minds = configuration.fleet.agents.indices.map {
        AgentMind(
          agent: AgentID($0), fleet: configuration.fleet, catalogue: configuration.catalogue,
          lifecycle)
      }
    }
  }

  let features: StateFeatures
  let rewards: RewardRule

  public var tasksInFlight: Int { graphs.count }

  /// Whether the agents' hourly cycles run: from ``FleetInput/started`` to ``FleetInput/stopped``.
  public var isInService: Bool { nextCycle != nil }

  /// When the coordinator wants a ``FleetInput/wake``, if nothing happens before; `nil` for never.
  public var nextWake: Instant? {
    guard !minds.isEmpty else { return wakes.earliest }
    var earliest = wakes.earliest
    for due in minds.lazy.compactMap(\.reviewDue) { earliest = min(earliest ?? due, due) }
    return nextCycle.map { min(earliest ?? $0, $0) } ?? earliest
  }

  /// Takes in what happened and appends what should be done.
  ///
  /// - Parameter now: Never earlier than in the call before.
  /// - Complexity: O(eligible agents + actions) for each decision, O(log *n*) with *n* subtasks
  ///   in work.
  public mutating func handle(
    _ input: FleetInput, at now: Instant, into effects: inout [FleetEffect]
  ) {
    var timer = NoTimer()
    handle(input, at: now, into: &effects, timing: &timer)
  }

  /// The same, telling a timer when steps begin and end.
  public mutating func handle<Timer: StepTimer>(
    _ input: FleetInput, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    switch input {
    case .taskArrived(let task): taskArrived(task, at: now, into: &effects, timing: &timer)
    case .attemptStarted(let attempt): attemptStarted(attempt, at: now)
    case .attemptEnded(let attempt, let outcome, let lesson):
      guard let slot = slot(of: attempt) else { return }
      attemptEnded(slot, outcome, lesson: lesson, at: now, into: &effects, timing: &timer)
    case .lesson(let lesson): learn(lesson, at: now, into: &effects, timing: &timer)
    case .agentDown(let agent): agentDown(agent, at: now, into: &effects, timing: &timer)
    case .agentUp(let agent): agentUp(agent, at: now, into: &effects, timing: &timer)
    case .learningSwitched(let on): isLearning = on
    case .started: enterService(at: now, into: &effects)
    case .stopped: leaveService(at: now, into: &effects)
    case .experiences(let lessons): learnElsewhere(lessons, at: now, into: &effects)
    case .patternsImported(let shared): importPatterns(shared, at: now)
    case .reviewed(let agent, let decision):
      reviewed(agent, decision, at: now, into: &effects)
    case .wake:
      wake(at: now, into: &effects, timing: &timer)
      if !minds.isEmpty { runDueCycles(at: now, into: &effects) }
    }
  }
}

extension FleetCoordinator: Equatable {
  public static func == (one: FleetCoordinator, other: FleetCoordinator) -> Bool {
    func areEqual<Policy: SelectionPolicy>(_ one: Policy, _ other: any SelectionPolicy) -> Bool {
      (other as? Policy) == one
    }
    return one.fleet == other.fleet && one.catalogue == other.catalogue && one.rules == other.rules
      && one.tables == other.tables && one.engines == other.engines
      && areEqual(one.selection, other.selection)
      && one.selectionChance == other.selectionChance
      && one.explorationChance == other.explorationChance
      && one.beliefChance == other.beliefChance && one.graphs == other.graphs
      && one.work == other.work && one.serials == other.serials && one.wakes == other.wakes
      && one.parked == other.parked && one.isUp == other.isUp
      && one.isLearning == other.isLearning && one.load == other.load
      && one.counts == other.counts && one.lifecycle == other.lifecycle
      && one.minds == other.minds && one.nextCycle == other.nextCycle
      && one.expiryDay == other.expiryDay && one.fleetHour == other.fleetHour
      && one.allocations == other.allocations
  }
}
