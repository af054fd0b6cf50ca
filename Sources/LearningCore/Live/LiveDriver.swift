// The driver proper, for one thread at a time: core, store, and what is answered after a commit. Not
// here: the lock around it (`LiveFleet.swift`), simulated time (`FleetSimulation`).

import FleetModel
public import Instants
import SharedMemory

/// A coordinator with the memory that stands behind it. Every input goes to both, in this order: the
/// core handles it, the memory keeps it, a commit makes it stand, and then its effects may be told.
struct LiveDriver {
  /// Inputs lie in the first hundred years, so that no sum of times leaves its range.
  static let latest = Instant.start + .days(36_525)

  private(set) var coordinator: FleetCoordinator
  let memory: FleetMemory
  private(set) var meter = OverheadMeter()
  /// Effects of inputs that no commit stands behind yet, in order.
  private(set) var withheld: [FleetEffect] = []
  /// Subtasks that hooks have in hand, and how they ended once they did. Looked up by key alone.
  var tasksInHand: [SubtaskID: Bool?] = [:]
  /// Whether service ended since the last commit.
  private var endsService = false
  /// Whether the store held this fleet's work already.
  let isResumed: Bool

  init(
    _ configuration: FleetConfiguration, _ store: any MemoryStore, swarm: String
  ) throws(FleetMemoryError) {
    (memory, coordinator) = try FleetMemory.open(store, for: configuration, swarm: swarm)
    isResumed = memory.progress.inputs > 0
    for subtask in coordinator.openSubtasks { tasksInHand[subtask] = .some(nil) }
  }

  /// Takes an input in: it isn't in the store, and its effects aren't told, before ``commit()``.
  ///
  /// - Throws: ``LiveError/refused(_:)`` where nothing came of it; ``LiveError/store(_:)`` where it was
  ///   taken in, and what agents share couldn't be read yet.
  mutating func take(_ input: FleetInput, at now: Instant) throws(LiveError) {
    // What couldn't be read before may be read now; if not, the input is taken in all the same.
    try? settle()
    if memory.progress.awaitsPatterns, case .patternsImported = input {
      throw .refused(LineError("input", "the store can't be read; give it again when it can"))
    }
    do throws(LineError) { try check(input, at: now, after: memory.progress) } catch {
      throw .refused(error)
    }
    tell(input, at: now)
    if case .stopped = input { endsService = true }
    try settle()
  }

  private mutating func tell(_ input: FleetInput, at now: Instant) {
    let first = withheld.count
    meter.beginCall()
    coordinator.handle(input, at: now, into: &withheld, timing: &meter)
    meter.endCall()
    memory.keep(input, at: now, withheld[first...])
    for effect in withheld[first...] {
      guard case .subtaskEnded(let report) = effect, tasksInHand[report.subtask] != nil else {
        continue
      }
      tasksInHand[report.subtask] = report.succeeded
    }
  }

  /// Hands in what agents share, where that was asked for. What they have just published must be in
  /// the store for it.
  private mutating func settle() throws(LiveError) {
    guard memory.progress.awaitsPatterns else { return }
    let now = memory.progress.last
    let shared: [SharedPattern]
    do {
      try memory.commit(coordinator, timing: &meter)
      shared = try memory.sharedPatterns(at: now)
    } catch { throw .store(error) }
    tell(.patternsImported(shared), at: now)
  }

  /// Makes all that was taken in stand.
  mutating func commit() throws(LiveError) {
    try settle()
    do {
      try memory.commit(coordinator, timing: &meter)
      if endsService { try memory.keepOverhead(meter) }
    } catch { throw .store(error) }
    endsService = false
  }

  /// Effects that a commit stands behind, once.
  mutating func release() -> [FleetEffect] {
    precondition(!memory.hasUncommitted, "effects are told after the commit")
    defer { withheld.removeAll(keepingCapacity: true) }
    return withheld
  }

  /// Lets go of effects that nobody asks for.
  mutating func drop() { withheld.removeAll(keepingCapacity: true) }

  /// Whether inputs could be taken one after the other.
  func check(_ inputs: [TimedInput]) throws(LineError) {
    var progress = memory.progress
    for timed in inputs {
      try check(timed.input, at: timed.at, after: progress)
      progress.note(timed.input, at: timed.at)
    }
  }

  private func check(
    _ input: FleetInput, at now: Instant, after progress: JournalProgress
  ) throws(LineError) {
    guard now >= progress.last else {
      throw LineError(
        "at",
        "time ran back from \(progress.last.nanoseconds) to \(now.nanoseconds) ns; "
          + "give the time of the last input or a later one")
    }
    guard now <= Self.latest else {
      throw LineError(
        "at", "\(now.nanoseconds) ns lies beyond a hundred years; count from a later start")
    }
    if case .taskArrived(let task) = input {
      guard task.id.rawValue >= progress.nextTask else {
        throw LineError(
          "task.id", "\(task.id.rawValue) was given already; the next is \(progress.nextTask)")
      }
      guard task.firstSubtask.rawValue >= progress.nextSubtask else {
        throw LineError(
          "task.first",
          "\(task.firstSubtask.rawValue) was given already; the next is \(progress.nextSubtask)")
      }
    }
    try coordinator.check(input)
  }
}

/// An input and when it was.
public struct TimedInput: Hashable, Sendable {
  public var input: FleetInput
  public var at: Instant

  public init(_ input: FleetInput, at instant: Instant) { (self.input, at) = (input, instant) }
}
