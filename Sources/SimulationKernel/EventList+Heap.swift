// The sifting of the event list's heap. Not here: what it is for (`EventList.swift`), its memory
// (`EventList+Memory.swift`).

extension EventList {
  /// Puts a key where it belongs between `start`, which is free, and the top.
  @inline(__always)
  mutating func siftUp(_ key: UInt128, from start: Int) {
    var free = start
    while free > 0 {
      let parent = (free &- 1) >> 2
      let other = heap[parent]
      guard key < other else { break }
      place(other, at: free)
      free = parent
    }
    place(key, at: free)
  }

  /// Puts a key where it belongs between `start`, which is free, and the leaves below it.
  @inline(__always)
  mutating func siftDown(_ key: UInt128, from start: Int) {
    var free = start
    while let (child, least) = leastChild(of: free), least < key {
      place(least, at: free)
      free = child
    }
    place(key, at: free)
  }

  /// Fills the top that the last pop left free, if it is still free.
  @inline(__always)
  mutating func settle() {
    guard topIsFree else { return }
    topIsFree = false
    let last = removeLast()
    if extent > 0 { siftDownFromTop(last) }
  }

  /// Puts a key where it belongs when the top is free: it nearly always belongs near a leaf, so the
  /// free place goes all the way down first (Floyd's variant; Knuth, *The Art of Computer Programming*
  /// 3, §5.2.3, exercise 18).
  @inline(__always)
  mutating func siftDownFromTop(_ key: UInt128) {
    var free = 0
    while let (child, least) = leastChild(of: free) {
      place(least, at: free)
      free = child
    }
    siftUp(key, from: free)
  }

  /// Puts a key in the place of another, wherever that makes it go.
  mutating func replace(at position: Int, with key: UInt128) {
    if position > 0, key < heap[(position &- 1) >> 2] {
      siftUp(key, from: position)
    } else {
      siftDown(key, from: position)
    }
  }

  /// Takes the last key off; its place in the table is the caller's to set.
  @inline(__always)
  mutating func removeLast() -> UInt128 {
    extent &-= 1
    let last = heap[extent]
    heap[extent] = EventKey.unused
    return last
  }

  /// The least of four siblings without a branch: places beyond the end hold the greatest key.
  @inline(__always)
  func leastChild(of parent: Int) -> (position: Int, key: UInt128)? {
    let first = parent &* 4 &+ 1
    guard first < extent else { return nil }
    let siblings = heap + first
    let (a, b, c, d) = (siblings[0], siblings[1], siblings[2], siblings[3])
    let (left, right) = (b < a, d < c)
    let (leftKey, rightKey) = (left ? b : a, right ? d : c)
    let (leftPosition, rightPosition) = (left ? first &+ 1 : first, right ? first &+ 3 : first &+ 2)
    let isRight = rightKey < leftKey
    return (isRight ? rightPosition : leftPosition, isRight ? rightKey : leftKey)
  }

  @inline(__always)
  private func place(_ key: UInt128, at position: Int) {
    heap[position] = key
    positions[EventKey.slot(of: key)] = Int32(truncatingIfNeeded: position)
  }

  /// Whether every key comes after its parent's and the table finds each; for tests, O(*n*).
  package var isConsistent: Bool {
    let top = topIsFree ? 1 : 0
    let ordered = (top..<extent).allSatisfy { position in
      let (key, parent) = (heap[position], (position - 1) >> 2)
      return positions[EventKey.slot(of: key)] == position
        && (position == 0 || parent < top || heap[parent] < key)
    }
    return ordered && (0..<slotCount).count { positions[$0] >= 0 } == count
  }
}
