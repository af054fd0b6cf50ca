// A fleet's store as a driver uses it: what happened goes in, and is acknowledged by a commit.
// Not here: rows (`FleetRows.swift`), going on from a store (`FleetMemory+Opening.swift`), the store
// (`SharedMemory`, `SQLiteMemory`).

import FleetModel
public import Instants
public import SharedMemory

/// Keeps inputs, and what they brought, in one transaction each time.
///
/// Inputs go into a journal, a line each; now and then the whole state is written and the journal before
/// it is let go. Whoever reopens the store reads the state and handles the journal's inputs again: the
/// core has no chance and no clock of its own, so it arrives where it was.
///
/// A class because it holds the store, of which there is one.
public final class FleetMemory {
  let memory: SwarmMemory
  let writer: SystemWriter
  let names: FleetNames
  var rows: FleetRows
  /// Inputs that were kept since the last state.
  private(set) var inputsSinceState = 0
  /// Lines of inputs, and what they brought, that aren't committed yet.
  private var lines: [UInt8] = []
  private var lineCount = 0
  private var pending: [(at: Instant, effect: FleetEffect)] = []
  var journalNumber = 0
  /// What was kept so far, for whoever goes on from the store.
  var progress = JournalProgress()
  /// Inputs after which the state is written anew.
  public var stateInterval: Int

  init(memory: SwarmMemory, configuration: FleetConfiguration, swarm: String) throws(MemoryError) {
    self.memory = memory
    writer = try memory.writer(as: .system)
    names = FleetNames(configuration.fleet, configuration.catalogue)
    rows = FleetRows(fleet: configuration.fleet, names: names, swarm: swarm)
    // The documents save an agent's whole state every 50 tasks, since they have nothing else. Here nothing
    // is lost between states; 200 tasks, of some four inputs, are as long as reopening may take: a quarter
    // of a second for 17 agents.
    stateInterval = 800 * configuration.fleet.agents.count
    versionsWritten = Array(repeating: [], count: configuration.fleet.agents.count)
  }

  /// Whether anything waits for a commit.
  public var hasUncommitted: Bool { lineCount > 0 }

  /// Takes in an input and its effects. Nothing is in the store before ``commit(_:timing:)``.
  public func keep(_ input: FleetInput, at now: Instant, _ effects: some Sequence<FleetEffect>) {
    InputLine.append(input, at: now, in: names, to: &lines)
    lines.append(UInt8(ascii: "\n"))
    lineCount += 1
    progress.note(input, at: now)
    for effect in effects {
      switch effect {
      case .keep, .event: pending.append((now, effect))
      case .readSharedPatterns: progress.awaitsPatterns = true
      default: break
      }
    }
  }

  public func commit(_ coordinator: FleetCoordinator) throws(MemoryError) {
    var timer = NoTimer()
    try commit(coordinator, timing: &timer)
  }

  /// What the store says of the fleet once it has the whole state too, whenever that was due.
  public func dashboard(
    of coordinator: FleetCoordinator
  ) throws(MemoryError) -> LearningDashboard {
    var timer = NoTimer()
    try commit(coordinator, withState: true, timing: &timer)
    return try LearningDashboard(of: memory)
  }

  /// Writes all that was taken in, as one: when this returns it survives whatever happens to the
  /// process. When it throws nothing was written, and it may be tried again.
  ///
  /// - Parameter coordinator: As it is after the last input taken in.
  public func commit<Timer: StepTimer>(
    _ coordinator: FleetCoordinator, timing timer: inout Timer
  ) throws(MemoryError) {
    try commit(coordinator, withState: false, timing: &timer)
  }

  private func commit<Timer: StepTimer>(
    _ coordinator: FleetCoordinator, withState: Bool, timing timer: inout Timer
  ) throws(MemoryError) {
    guard lineCount > 0 || withState else { return }
    let (events, number, versions) = (rows.eventNumber, journalNumber, versionsWritten)
    let rests = pending.contains { if case .keep(.rest) = $0.effect { true } else { false } }
    // Who opens the store after the end of service has nothing to handle again.
    let stops = pending.contains { $0.effect.endsService }
    let isStateDue = withState || stops || isStateDue(resting: rests)
    do {
      try memory.transaction { () throws(MemoryError) in
        timer.begin(.event)
        for (now, effect) in pending {
          guard case .event(let event) = effect else { continue }
          try writer.put(rows.row(of: event, at: now))
        }
        timer.end(.event)
        timer.begin(.persist)
        for (now, effect) in pending {
          guard case .keep(let record) = effect else { continue }
          try write(record, at: now, coordinator)
        }
        journalNumber += 1
        if isStateDue {
          try writeState(of: coordinator)
        } else {
          try writer.put(
            JournalRecord(
              number: Int64(journalNumber), lines: String(decoding: lines, as: UTF8.self)))
        }
      }
    } catch {
      (rows.eventNumber, journalNumber, versionsWritten) = (events, number, versions)
      throw error
    }
    timer.end(.persist)
    inputsSinceState = isStateDue ? 0 : inputsSinceState + lineCount
    lines.removeAll(keepingCapacity: true)
    lineCount = 0
    pending.removeAll(keepingCapacity: true)
    if rests { memory.rest() }
  }

  /// States are written when nobody waits, that is with the hour's cycle, as long as it comes in time.
  private func isStateDue(resting: Bool) -> Bool {
    let inputs = inputsSinceState + lineCount
    return resting ? inputs >= stateInterval : inputs >= Self.mostIntervals * stateInterval
  }

  private static let mostIntervals = 10

  /// Counts what a replayed input brought, so that numbers go on where they were.
  func noteReplayed(_ input: FleetInput, at now: Instant, _ effects: [FleetEffect]) {
    inputsSinceState += 1
    if case .patternsImported = input, progress.awaitsPatterns {
      sharedSince = now.epochMilliseconds
    }
    progress.note(input, at: now)
    for effect in effects {
      switch effect {
      case .event: rows.eventNumber += 1
      case .readSharedPatterns: progress.awaitsPatterns = true
      default: break
      }
    }
  }

  private func write(
    _ record: LearningRecord, at now: Instant, _ coordinator: FleetCoordinator
  ) throws(MemoryError) {
    switch record {
    case .rest(let removesExpired):
      if removesExpired { try memory.cleanExpired(at: now) }
    default:
      for row in try rows.rows(of: record, at: now) { try put(row) }
    }
  }

  private func put(_ record: some MemoryRecord) throws(MemoryError) { try writer.put(record) }

  /// Writes the state, which stands for all inputs up to now, and lets the journal go.
  private func writeState(of coordinator: FleetCoordinator) throws(MemoryError) {
    let state = coordinator.encodedState()
    for (place, text) in state.agents.enumerated() {
      let owner = names.agentNames[place]
      if !coordinator.minds.isEmpty {
        try writeVersions(of: place, coordinator.minds[place].versions, at: progress.last)
      }
      try writer.put(
        rows.entry(
          key: try KeySpace.key(.state, of: owner), text: text, owner: owner, at: progress.last))
    }
    var entry = rows.entry(
      key: KeySpace.fleetState, text: state.fleet, owner: Principal.system.agent, at: progress.last)
    entry.metadata = FleetRows.text(
      StateMark(
        journal: journalNumber, events: rows.eventNumber, shared: sharedSince,
        configuration: configurationMark, progress: progress))
    try writer.put(entry)
    try writer.clearJournal()
  }

  /// Writes versions that aren't in the store yet and lets go of those that aren't on the shelf any more: the
  /// state that is being written names none of them.
  private func writeVersions(
    of place: Int, _ shelf: VersionShelf<KeptModel>, at now: Instant
  ) throws(MemoryError) {
    let owner = names.agentNames[place]
    for version in shelf.versions where !versionsWritten[place].contains(version.id.number) {
      try writer.put(
        try rows.entry(
          key: try KeySpace.key(.versions, number: version.id.number, of: owner),
          version.model.state, owner: owner, at: now))
    }
    let kept = shelf.versions.map(\.id.number)
    for number in versionsWritten[place] where !kept.contains(number) {
      try writer.removeEntry(
        try KeySpace.key(.versions, number: number, of: owner), in: KeySpace.partition)
    }
    versionsWritten[place] = kept
  }

  /// By agent, the numbers of versions that are in the store.
  var versionsWritten: [[Int]] = []

  /// What tells the store of one configuration from that of another.
  var configurationMark = ""

  /// What is shared and may be read on behalf of the fleet's agents, published since the last call.
  public func sharedPatterns(at now: Instant) throws(MemoryError) -> [SharedPattern] {
    var found: [SharedPattern] = []
    for entry in try memory.entries(
      startingWith: KeySpace.sharedPatterns, in: KeySpace.partition, as: reader, at: now,
      createdSince: sharedSince)
    {
      guard let line = try? SharedLine(text: entry.value), let shared = try? line.shared(in: names)
      else { continue }
      found.append(shared)
    }
    sharedSince = now.epochMilliseconds
    return found
  }

  var sharedSince: EpochMilliseconds = 0
  private lazy var reader: Principal = {
    guard let reader = try? Principal(agent: names.agentNames[0], swarm: rows.swarm) else {
      preconditionFailure("an agent's name was checked when the store was opened")
    }
    return reader
  }()

  /// Bytes of everything kept.
  public var storedBytes: Int { get throws(MemoryError) { try memory.storedBytes } }

  public func close() { memory.close() }
}

extension FleetEffect {
  /// Whether an agent leaves service, as all do at once.
  fileprivate var endsService: Bool {
    if case .keep(.status(_, .terminated)) = self { true } else { false }
  }
}

/// Beside the fleet's state: the last of the journal that it stands for.
struct StateMark: Codable {
  var journal: Int
  var events: Int
  /// When what is shared was last read.
  var shared: EpochMilliseconds
  var configuration: String
  var progress: JournalProgress
}
