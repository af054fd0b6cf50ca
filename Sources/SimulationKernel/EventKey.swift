// The order of events, packed into one integer. Not here: where keys are kept (`EventList+Heap.swift`).

import Instants

/// When an event happens, before which of its equals, and whose it is, in 128 bits:
/// time 64 | class 8 | sequence 32 | slot 24.
///
/// Keys order as integers: time, then class, then first in first out. Sequence numbers don't
/// repeat, so the order is total and a run is a pure function of what it is given.
struct EventKey {
  static let slotBits = 24
  /// Later than every key in use; fills the unused end of the heap.
  static let unused = UInt128.max

  @inline(__always)
  static func pack(_ time: Instant, class order: UInt8, sequence: UInt32, slot: Int32) -> UInt128 {
    let low =
      UInt64(order) << 56 | UInt64(sequence) << 24 | UInt64(UInt32(truncatingIfNeeded: slot))
    return UInt128(_low: low, _high: UInt64(bitPattern: time.nanoseconds))
  }

  @inline(__always)
  static func slot(of key: UInt128) -> Int { Int(truncatingIfNeeded: key._low & 0xFF_FFFF) }

  @inline(__always)
  static func time(of key: UInt128) -> Instant {
    Instant(nanoseconds: Int64(bitPattern: key._high))
  }
}
