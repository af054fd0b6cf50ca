// When the coordinator wants to be called again: time limits and pauses, one at most for each
// subtask in work. Not here: a simulation's events (`SimulationKernel`, which a live fleet doesn't
// have).

import Instants

/// A binary heap of slots by due time, of equals the one set first; any slot can be taken out.
struct WakeQueue: Hashable, Codable, Sendable {
  private struct Entry: Hashable, Codable, Sendable {
    let due: Instant
    let serial: UInt64
    let slot: Int32

    static func < (one: Entry, other: Entry) -> Bool {
      (one.due, one.serial) < (other.due, other.serial)
    }
  }

  private var heap: [Entry] = []
  /// Where in the heap a slot's entry stands; −1 when it has none.
  private var positions: [Int32] = []
  private var serial: UInt64 = 0

  var earliest: Instant? { heap.first?.due }

  func due(_ slot: Int32) -> Instant? {
    guard positions.indices.contains(Int(slot)), positions[Int(slot)] >= 0 else { return nil }
    return heap[Int(positions[Int(slot)])].due
  }

  /// Sets a slot's due time; it must have none. O(log *n*).
  mutating func set(_ slot: Int32, due: Instant) {
    while positions.count <= Int(slot) { positions.append(-1) }
    precondition(positions[Int(slot)] < 0, "slot \(slot) already has a due time")
    heap.append(Entry(due: due, serial: serial, slot: slot))
    serial += 1
    positions[Int(slot)] = Int32(heap.count - 1)
    siftUp(heap.count - 1)
  }

  /// Forgets a slot's due time, if it has one. O(log *n*).
  mutating func clear(_ slot: Int32) {
    guard Int(slot) < positions.count, positions[Int(slot)] >= 0 else { return }
    let position = Int(positions[Int(slot)])
    positions[Int(slot)] = -1
    let last = heap.removeLast()
    guard position < heap.count else { return }
    heap[position] = last
    positions[Int(last.slot)] = Int32(position)
    siftUp(position)
    siftDown(Int(positions[Int(last.slot)]))
  }

  /// Takes out the earliest slot that is due by `now`.
  mutating func next(by now: Instant) -> Int32? {
    guard let first = heap.first, first.due <= now else { return nil }
    clear(first.slot)
    return first.slot
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0, case let parent = (child - 1) / 2, heap[child] < heap[parent] {
      exchange(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < heap.count && heap[child] < heap[least] { least = child }
      if least == parent { return }
      exchange(parent, least)
      parent = least
    }
  }

  private mutating func exchange(_ one: Int, _ other: Int) {
    heap.swapAt(one, other)
    positions[Int(heap[one].slot)] = Int32(one)
    positions[Int(heap[other].slot)] = Int32(other)
  }
}
