// What the event list refuses to do. Not here: what it does (`EventListTests.swift`).

import Instants
import SimulationKernel
import Testing

struct EventListTrapTests {
  @Test("nothing happens before now")
  func past() async {
    await #expect(processExitsWith: .failure) {
      var list = EventList()
      list.schedule(0, at: Instant(nanoseconds: 5))
      _ = list.pop()
      list.schedule(0, at: Instant(nanoseconds: 4))
    }
    await #expect(processExitsWith: .failure) {
      var list = EventList()
      list.schedule(0, at: Instant(nanoseconds: 5))
      list.schedule(1, at: Instant(nanoseconds: 9))
      _ = list.pop()
      list.move(1, to: Instant(nanoseconds: 4))
    }
  }

  @Test("sequence numbers don't start again")
  func sequence() async {
    await #expect(processExitsWith: .success) {
      var list = EventList(slots: 2, firstSequence: .max - 1)
      list.schedule(0, at: .start)
    }
    await #expect(processExitsWith: .failure) {
      var list = EventList(slots: 2, firstSequence: .max - 1)
      list.schedule(0, at: .start)
      list.schedule(1, at: .start)
    }
  }

  @Test("a slot has one event")
  func occupied() async {
    await #expect(processExitsWith: .failure) {
      var list = EventList()
      list.schedule(0, at: Instant(nanoseconds: 5))
      list.schedule(0, at: Instant(nanoseconds: 6))
    }
  }

  @Test("slots are numbered from 0 to 2²⁴ − 1")
  func slots() async {
    await #expect(processExitsWith: .failure) {
      var list = EventList()
      list.schedule(-1, at: .start)
    }
    await #expect(processExitsWith: .failure) {
      var list = EventList()
      list.schedule(EventList.lastSlot + 1, at: .start)
    }
  }
}
