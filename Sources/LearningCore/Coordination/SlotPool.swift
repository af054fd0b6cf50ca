// Places that are reused, so that what is in work stays in a small flat array.
// Not here: what is kept in them (`FleetCoordinator.swift`).

/// Values by small numbers; a number that was given back is given out again, the last one first.
///
/// What a free slot held stays there until the slot is taken again, so that a look at a slot copies nothing.
struct SlotPool<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  private var values: [Value] = []
  private var isTaken: [Bool] = []
  private var free: [Int32] = []

  var slots: Range<Int32> { 0..<Int32(values.count) }
  var count: Int { values.count - free.count }

  mutating func insert(_ value: Value) -> Int32 {
    if let slot = free.popLast() {
      values[Int(slot)] = value
      isTaken[Int(slot)] = true
      return slot
    }
    values.append(value)
    isTaken.append(true)
    return Int32(values.count - 1)
  }

  mutating func remove(_ slot: Int32) {
    precondition(isTaken[Int(slot)], "slot \(slot) is empty")
    isTaken[Int(slot)] = false
    free.append(slot)
  }

  func isTaken(_ slot: Int32) -> Bool { slots.contains(slot) && isTaken[Int(slot)] }

  /// The value in a slot that is taken.
  subscript(slot: Int32) -> Value {
    _read { yield values[Int(slot)] }
    _modify { yield &values[Int(slot)] }
  }
}
