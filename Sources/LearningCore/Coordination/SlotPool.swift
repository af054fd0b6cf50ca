// Places that are reused, so that what is in work stays in a small flat array.
// Not here: what is kept in them (`FleetCoordinator.swift`).

/// Values by small numbers; a number that was given back is given out again, the last one first.
struct SlotPool<Value: Hashable & Sendable>: Hashable, Sendable {
  private var values: [Value?] = []
  private var free: [Int32] = []

  var slots: Range<Int32> { 0..<Int32(values.count) }
  var count: Int { values.count - free.count }

  mutating func insert(_ value: Value) -> Int32 {
    if let slot = free.popLast() {
      values[Int(slot)] = value
      return slot
    }
    values.append(value)
    return Int32(values.count - 1)
  }

  mutating func remove(_ slot: Int32) {
    precondition(values[Int(slot)] != nil, "slot \(slot) is empty")
    values[Int(slot)] = nil
    free.append(slot)
  }

  func isTaken(_ slot: Int32) -> Bool { slots.contains(slot) && values[Int(slot)] != nil }

  /// The value in a slot that is taken.
  subscript(slot: Int32) -> Value {
    get { values[Int(slot)]! }
    _modify { yield &values[Int(slot)]! }
  }
}
