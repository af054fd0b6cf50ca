// The hold model: the classic measure of a future event list. Not here: the same in C++
// (`Benchmarks/peers/hold_model.cpp`), whole queues (`MM1.swift`).

import Instants
import SimulationKernel

/// Takes the earliest of `waiting` events out and puts it back one exponential increment later, `holds`
/// times (Jones, *Communications of the ACM* 29, 1986, pages 300–311).
struct HoldModel {
  let waiting: Int
  let holds: Int
  /// Drawn beforehand, so that the list alone is measured; the C++ program draws the same.
  private let increments: [Span]

  init(waiting: Int, holds: Int) {
    (self.waiting, self.holds) = (waiting, holds)
    var generator = FastGenerator(seed: 1)
    increments = (0..<1 << 16).map { _ in
      Span(nanoseconds: Int64((1e9 * generator.exponential()).rounded()))
    }
  }

  /// Returns nanoseconds a hold, and a checksum over all times and slots.
  func measure() -> (nanosecondsPerHold: Double, checksum: String) {
    var list = EventList(slots: waiting)
    for slot in 0..<waiting {
      list.schedule(Int32(slot), at: .start + increments[slot & 0xFFFF])
    }
    var sum: UInt64 = 0
    let time = ContinuousClock().measure {
      var next = waiting
      for _ in 0..<holds {
        guard let slot = list.pop() else { return }
        sum = sum &* 3 &+ UInt64(bitPattern: list.now.nanoseconds) &+ UInt64(slot)
        list.schedule(slot, at: list.now + increments[next & 0xFFFF])
        next &+= 1
      }
    }
    return (time / .nanoseconds(1) / Double(holds), String(sum, radix: 16))
  }
}
