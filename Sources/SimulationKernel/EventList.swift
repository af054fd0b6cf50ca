// The future event list and the simulated time it drives.
// Not here: the order of events (`EventKey.swift`), the sifting (`EventList+Heap.swift`), what events
// mean (whoever calls `run`).

public import Instants

/// At most one event for each slot, taken out in the order of time, then class, then first in first
/// out.
///
/// A slot is a timer that belongs to something: an agent's end of work, a task's timeout, the next
/// arrival. Slots are small integers from 0, so scheduling allocates nothing and nothing stale has to
/// be filtered out. The list owns raw memory, so it can't be copied by accident: ``copy()`` makes a
/// checkpoint.
public struct EventList: ~Copyable {
  /// A 4-ary heap of keys (`EventKey`). Element 1 lies on a cache line's start, so each group of
  /// four siblings fills one line. Elements from `extent` on hold `EventKey.unused`.
  var heap: UnsafeMutablePointer<UInt128>
  /// Where in the heap each slot's event is; -1 when it has none.
  var positions: UnsafeMutablePointer<Int32>
  var slotCount: Int
  var nextSequence: UInt32

  /// The greatest slot that a key has bits for.
  public static var lastSlot: Int32 { 1 << Int32(EventKey.slotBits) - 1 }

  /// How many places of the heap are in use, the top included.
  var extent: Int
  /// After a pop the top stays free: what is scheduled next, as most events schedule something, goes
  /// there in one sift instead of two. Whatever else comes first calls `settle`.
  var topIsFree: Bool

  /// The time of the event taken out last.
  public internal(set) var now: Instant

  /// An empty list at the start of time, with room for events of slots `0..<slots`; it grows on demand.
  public init(slots: Int = 0) {
    self.init(slots: slots, firstSequence: 0)
  }

  /// `firstSequence` is other than 0 only where the end of the sequence numbers is tested.
  package init(slots: Int, firstSequence: UInt32) {
    (heap, positions) = Self.allocate(slots: 0)
    (slotCount, nextSequence) = (0, firstSequence)
    (extent, topIsFree, now) = (0, false, .start)
    growSlots(to: slots)
  }

  deinit { Self.deallocate(heap, positions) }

  /// How many events wait.
  public var count: Int { topIsFree ? extent &- 1 : extent }

  /// The time of the event that leaves next.
  public var earliest: Instant? {
    guard topIsFree else { return extent > 0 ? EventKey.time(of: heap[0]) : nil }
    return leastChild(of: 0).map { EventKey.time(of: $0.key) }
  }

  public func isScheduled(_ slot: Int32) -> Bool {
    slot >= 0 && slot < slotCount && positions[Int(slot)] >= 0
  }

  /// When the slot's event happens; `nil` when it has none.
  public func time(of slot: Int32) -> Instant? {
    isScheduled(slot) ? EventKey.time(of: heap[Int(positions[Int(slot)])]) : nil
  }

  /// Schedules the slot's event, which must not be scheduled, at a time not before ``now``.
  ///
  /// - Parameters:
  ///   - slot: From 0 to ``lastSlot``.
  ///   - time: An event at `.never` waits forever.
  ///   - class: Of events at the same time, the lowest class leaves first.
  /// - Complexity: O(log *n*) with *n* events waiting, O(1) in the mean; no allocation once the slot
  ///   exists.
  public mutating func schedule(_ slot: Int32, at time: Instant, class order: UInt8 = 0) {
    if slot >= slotCount || slot < 0 { growToHold(slot) }
    precondition(positions[Int(slot)] < 0, "slot \(slot) is scheduled already; move it")
    let key = nextKey(slot, at: time, class: order)
    if topIsFree {
      topIsFree = false
      siftDownFromTop(key)
    } else {
      extent &+= 1
      siftUp(key, from: extent &- 1)
    }
  }

  /// Takes the slot's event out, so that it never happens; false when there is none.
  ///
  /// - Complexity: O(log *n*).
  @discardableResult
  public mutating func cancel(_ slot: Int32) -> Bool {
    guard isScheduled(slot) else { return false }
    settle()
    let position = Int(positions[Int(slot)])
    positions[Int(slot)] = -1
    let last = removeLast()
    if position < extent { replace(at: position, with: last) }
    return true
  }

  /// Gives the slot's event another time and class, or schedules it when there is none.
  ///
  /// A moved event counts as scheduled now: it leaves after all its equals.
  ///
  /// - Complexity: O(log *n*).
  public mutating func move(_ slot: Int32, to time: Instant, class order: UInt8 = 0) {
    guard isScheduled(slot) else { return schedule(slot, at: time, class: order) }
    settle()
    replace(at: Int(positions[Int(slot)]), with: nextKey(slot, at: time, class: order))
  }

  /// Moves time on to the earliest event, takes it out and returns its slot; `nil` when none waits.
  ///
  /// - Complexity: O(log *n*).
  public mutating func pop() -> Int32? { pop(before: .never) }

  /// Like ``pop()``, but leaves alone what happens at or after `end`; then time stands still too.
  public mutating func pop(before end: Instant) -> Int32? {
    settle()
    guard extent > 0 else { return nil }
    let first = heap[0]
    let time = EventKey.time(of: first)
    guard time < end else { return nil }
    now = time
    let slot = EventKey.slot(of: first)
    positions[slot] = -1
    topIsFree = true
    return Int32(truncatingIfNeeded: slot)
  }

  @inline(__always)
  private mutating func nextKey(_ slot: Int32, at time: Instant, class order: UInt8) -> UInt128 {
    precondition(time >= now, "slot \(slot) can't happen at \(time): it is \(now) already")
    precondition(nextSequence < .max, "one list orders at most 4294967295 events")
    defer { nextSequence &+= 1 }
    return EventKey.pack(time, class: order, sequence: nextSequence, slot: slot)
  }
}
