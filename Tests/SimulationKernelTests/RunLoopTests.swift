// The loop: every event before the end, once. Not here: what real models do (`ValidationTests`).

import Instants
import SimulationKernel
import Testing

struct RunLoopTests {
  /// Slot *s* happens every *s* + 1 nanoseconds.
  private struct Ticking: EventHandler {
    var hash = Fingerprint()
    mutating func handle(_ slot: Int32, in list: inout EventList) {
      hash.add(time: list.now, slot: slot, kind: 0)
      list.schedule(slot, at: list.now + Span(nanoseconds: Int64(slot) + 1))
    }
  }

  @Test("running to T1 and then to T2 is running to T2", arguments: [0, 1, 30, 59, 60] as [Int64])
  func twoLegs(first: Int64) {
    let end = Instant(nanoseconds: 60)
    var (straight, legs) = (Ticking(), Ticking())
    var straightList = EventList()
    var legsList = EventList()
    for slot in 0..<5 as Range<Int32> {
      straightList.schedule(slot, at: .start)
      legsList.schedule(slot, at: .start)
    }
    // Slot s happens at 0, s + 1, 2 (s + 1), …: ceil(60 / (s + 1)) times before 60.
    let played = run(&straight, list: &straightList, until: end)
    #expect(played == 60 + 30 + 20 + 15 + 12)
    run(&legs, list: &legsList, until: Instant(nanoseconds: first))
    run(&legs, list: &legsList, until: end)
    #expect(straight.hash == legs.hash)
    let next = straightList.earliest
    #expect(next == end)
  }
}
