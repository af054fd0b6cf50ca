// Plays a world against a coordinator: feeds it what happens and carries out what it wants done.
// Not here: deciding anything (`LearningCore`), what would happen (`GroundTruth`), carrying out effects
// (`FleetReplication+Effects.swift`), feedback that comes late (`FleetReplication+Lessons.swift`).

import FleetModel
import GroundTruth
import Instants
import LearningCore
import SimulationKernel
import Stochastics

/// Of things at the same instant, what ends comes before what falls due, and that before what begins;
/// whoever decides does so by all that is known.
enum EventClass {
  static let serviceEnd: UInt8 = 0
  static let lesson: UInt8 = 1
  static let wake: UInt8 = 2
  static let outage: UInt8 = 3
  static let arrival: UInt8 = 4
}

/// One arm in one world, from the first arrival until nothing is left to happen.
struct FleetReplication<Timer: CallTimer>: ~Copyable, EventHandler {
  static var arrivalSlot: Int32 { 0 }
  static var wakeSlot: Int32 { 1 }
  static var firstOutageSlot: Int32 { 2 }

  let world: World
  /// Whether what attempts teach may come later than their end.
  let delaysFeedback: Bool
  /// When learning is to be switched off; `nil` once it is, or when it never is.
  var switchOff: Instant?
  /// Bad experiences that are still to come.
  var injections: [Injection]
  /// Where what happens is kept; `nil` keeps nothing.
  var keeper: StoreKeeper?
  let endOfStore: () -> Void
  /// Whether the store's dashboard is part of the result.
  let takesDashboard: Bool
  /// What the store came to, in bytes as it counts them.
  var storedBytes: Int?
  var coordinator: FleetCoordinator
  var timer: Timer
  var result: ReplicationResult
  var effects: [FleetEffect] = []
  /// What the coordinator was told and what it answered, when somebody wants to know.
  var log: CoordinatorLog?

  /// One station an agent; attempts wait there under their slot's number.
  var stations: [ServiceStation]
  var lines: WaitingLines
  /// By slot of an attempt: whose it is, and what it brings once it is being served.
  var attempts: [AttemptInWork] = []
  var outcomes: [Outcome] = []
  /// What attempts taught and isn't known yet, by lesson slot.
  var lessons = PendingLessons()
  /// The truth about each subtask's last attempt; NaN where a world has no such thing.
  var lastSignals: [(satisfaction: Double, efficiency: Double, value: Double)]
  var outages: [[OutageChange]]
  var nextOutage: [Int]
  var nextTask = 0
  /// Which attempts were learned from, and which subtasks came to an end.
  var learned: OnceMarks
  var ended: OnceMarks
  let strategyOfAction: [Int]

  struct AttemptInWork {
    var attempt: AttemptID
    var subtask: SubtaskID
    var agent: AgentID
    var action: ActionID
    var earlierAttempts: Int
  }

  init(
    _ world: World, _ arm: Arm, chance: StreamRoot, timer: Timer, keepsLog: Bool,
    stores: StoreSource = .memory, takesDashboard: Bool = false
  ) {
    self.world = world
    let configuration = arm.configuration(of: world.plan, chance: chance)
    coordinator = FleetCoordinator(configuration)
    keeper = stores.keeper(for: arm, configuration)
    self.takesDashboard = takesDashboard
    endOfStore = { stores.end(arm.name, chance.replication) }
    injections = arm.injections
    delaysFeedback = world.delaysFeedback && !arm.knowsAtOnce
    switchOff = arm.learnsUntil.map { .start + $0 }
    self.timer = timer
    log = keepsLog ? CoordinatorLog() : nil
    let agents = world.plan.fleet.agents
    let strategies = world.plan.catalogue.strategies
    strategyOfAction = world.plan.catalogue.actions.map { action in
      strategies.firstIndex(of: action.strategy) ?? 0
    }
    learned = OnceMarks(
      count: world.workload.subtasks.count * world.plan.rules.mostAttempts)
    ended = OnceMarks(count: world.workload.subtasks.count)
    result = ReplicationResult(
      daily: DailyMeasures(days: world.workload.dayCount),
      agents: Array(repeating: AgentUse(), count: agents.count),
      actions: Array(repeating: 0, count: world.plan.catalogue.actions.count),
      attemptsByDay: Array(repeating: 0, count: world.workload.dayCount),
      explorationsByDay: Array(repeating: 0, count: world.workload.dayCount),
      assignmentsByDay: Array(
        repeating: Array(repeating: 0, count: agents.count), count: world.workload.dayCount),
      openByDay: Array(repeating: 0, count: world.workload.dayCount), counts: coordinator.counts,
      patterns: Array(
        repeating: Array(repeating: PatternUse(), count: strategies.count),
        count: world.plan.fleet.kinds.count))
    stations = agents.indices.map {
      ServiceStation(number: $0, servers: agents[$0].capacity ?? .max)
    }
    lines = WaitingLines(stations: agents.count)
    lastSignals = Array(repeating: (.nan, .nan, .nan), count: world.workload.subtasks.count)
    outages = agents.indices.map { world.outages(of: AgentID($0)) }
    nextOutage = Array(repeating: 0, count: agents.count)
  }

  private var firstServiceSlot: Int32 { Self.firstOutageSlot + Int32(stations.count) }
  /// Where lessons may come late, their slots and those of attempts take turns.
  private var slotStride: Int32 { delaysFeedback ? 2 : 1 }

  func serviceSlot(of attempt: Int32) -> Int32 { firstServiceSlot + slotStride * attempt }
  func lessonSlot(of lesson: Int32) -> Int32 { firstServiceSlot + slotStride * lesson + 1 }
  /// As many as nearly all replications need.
  var fewestSlots: Int { Int(serviceSlot(of: 256)) }

  mutating func handle(_ slot: Int32, in list: inout EventList) {
    let now = list.now
    if let time = switchOff, now >= time {
      // Nothing has happened since, so it is the same as at the time itself.
      switchOff = nil
      tell(.learningSwitched(on: false), in: &list)
    }
    while let injection = injections.first, now >= .start + injection.at {
      injections.removeFirst()
      tell(
        .experiences(injection.lessons(for: coordinator, in: world, before: nextTask)), in: &list)
    }
    if slot >= firstServiceSlot {
      let (number, place) = (slot - firstServiceSlot).quotientAndRemainder(dividingBy: slotStride)
      if place == 0 {
        serviceEnded(number, in: &list)
      } else {
        tell(.lesson(lessons.remove(number)), in: &list)
      }
    } else if slot == Self.arrivalSlot {
      let task = world.workload.tasks[nextTask]
      nextTask += 1
      scheduleArrival(in: &list)
      tell(.taskArrived(task), in: &list)
    } else if slot == Self.wakeSlot {
      tell(.wake, in: &list)
    } else {
      outageChanged(of: Int(slot - Self.firstOutageSlot), in: &list)
    }
    result.fingerprint.add(time: now, slot: slot, kind: 0)
  }

  mutating func scheduleFirst(in list: inout EventList) {
    scheduleArrival(in: &list)
    for agent in stations.indices { scheduleOutage(of: agent, in: &list) }
    if !coordinator.minds.isEmpty { tell(.started, in: &list) }
  }

  private mutating func scheduleArrival(in list: inout EventList) {
    guard nextTask < world.workload.tasks.count else { return }
    list.schedule(
      Self.arrivalSlot, at: world.workload.arrivals[nextTask], class: EventClass.arrival)
  }

  private mutating func scheduleOutage(of agent: Int, in list: inout EventList) {
    guard nextOutage[agent] < outages[agent].count else { return }
    list.schedule(
      Self.firstOutageSlot + Int32(agent), at: outages[agent][nextOutage[agent]].at,
      class: EventClass.outage)
  }

  private mutating func outageChanged(of agent: Int, in list: inout EventList) {
    let change = outages[agent][nextOutage[agent]]
    nextOutage[agent] += 1
    scheduleOutage(of: agent, in: &list)
    // An agent that is down starts nothing, whatever the coordinator still takes back from it.
    stations[agent].servers = change.isUp ? world.plan.fleet.agents[agent].capacity ?? .max : 0
    tell(change.isUp ? .agentUp(AgentID(agent)) : .agentDown(AgentID(agent)), in: &list)
  }

  private mutating func serviceEnded(_ slot: Int32, in list: inout EventList) {
    let (attempt, agent) = (attempts[Int(slot)].attempt, attempts[Int(slot)].agent)
    let next = stations[agent.rawValue].serverFreed(at: list.now, from: &lines)
    tell(
      .attemptEnded(attempt, outcomes[Int(slot)], lesson: lessonTime(of: slot, at: list.now)),
      in: &list)
    if let next { beginService(of: next, in: &list) }
  }

  /// Feeds the coordinator one input, carries out its effects, and sees to its next wake.
  mutating func tell(_ input: FleetInput, in list: inout EventList) {
    effects.removeAll(keepingCapacity: true)
    timer.beginCall()
    coordinator.handle(input, at: list.now, into: &effects, timing: &timer)
    timer.endCall()
    log?.append(input, at: list.now, effects)
    keep(input, at: list.now, from: 0)
    handInSharedPatterns(in: &list)
    var index = 0
    while index < effects.count {
      carryOut(effects[index], in: &list)
      index += 1
    }
    if keeper != nil || !coordinator.minds.isEmpty { tend(in: &list) }
    guard let wake = coordinator.nextWake else {
      list.cancel(Self.wakeSlot)
      return
    }
    if list.time(of: Self.wakeSlot) != wake {
      list.move(Self.wakeSlot, to: wake, class: EventClass.wake)
    }
  }
}
