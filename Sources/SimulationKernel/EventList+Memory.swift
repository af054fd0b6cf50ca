// The raw memory of the event list: taken, grown by doubling, copied and given back.
// Not here: what lies in it (`EventList.swift`).

extension EventList {
  /// Makes slots `0..<count` usable without further allocation; never shrinks.
  public mutating func growSlots(to count: Int) {
    guard count > slotCount else { return }
    precondition(count <= 1 << EventKey.slotBits, "\(count) slots are too many for one list")
    let (newHeap, newPositions) = Self.allocate(slots: count)
    newHeap.update(from: heap, count: extent)
    newPositions.update(from: positions, count: slotCount)
    Self.deallocate(heap, positions)
    (heap, positions, slotCount) = (newHeap, newPositions, count)
  }

  /// A list that goes on exactly as this one does: a checkpoint.
  ///
  /// - Complexity: O(*slots*).
  public func copy() -> EventList {
    var other = EventList(slots: slotCount, firstSequence: nextSequence)
    other.heap.update(from: heap, count: extent)
    other.positions.update(from: positions, count: slotCount)
    (other.extent, other.topIsFree, other.now) = (extent, topIsFree, now)
    return other
  }

  @inline(never)
  mutating func growToHold(_ slot: Int32) {
    precondition(slot >= 0, "\(slot) is no slot; the first is 0")
    growSlots(to: max(Int(slot) + 1, min(2 * slotCount, 1 << EventKey.slotBits), 16))
  }

  /// Each slot has at most one event, so the heap needs a place for each and three after the last.
  static func allocate(
    slots: Int
  ) -> (UnsafeMutablePointer<UInt128>, UnsafeMutablePointer<Int32>) {
    let places = slots + 8
    let raw = UnsafeMutableRawPointer.allocate(byteCount: 16 * (places + 3), alignment: 64)
    let heap = (raw + 48).bindMemory(to: UInt128.self, capacity: places)
    heap.initialize(repeating: EventKey.unused, count: places)
    let positions = UnsafeMutablePointer<Int32>.allocate(capacity: slots)
    positions.initialize(repeating: -1, count: slots)
    return (heap, positions)
  }

  static func deallocate(
    _ heap: UnsafeMutablePointer<UInt128>, _ positions: UnsafeMutablePointer<Int32>
  ) {
    (UnsafeMutableRawPointer(heap) - 48).deallocate()
    positions.deallocate()
  }
}
