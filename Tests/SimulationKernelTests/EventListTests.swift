// The event list against a list too simple to be wrong, and by its own promises.
// Not here: traps (`EventListTrapTests.swift`), whole simulations (`ValidationTests`).

import Instants
import SimulationKernel
import Stochastics
import TestSupport
import Testing

extension EventList: EventListModel {}

struct EventListTests {
  /// Does random operations and hashes all that can be seen of them. A hash of 64 bits lets two
  /// different histories pass as equal once in 2⁶⁴.
  private func history<List: EventListModel & ~Copyable>(
    _ list: inout List, seed: UInt64, slots: Int, times: Int, operations: Int
  ) -> Fingerprint {
    var stream = StreamRoot(seed: seed, replication: 0).key(Purpose("lists")).stream(entity: 0)
    var hash = Fingerprint()
    for _ in 0..<operations {
      let slot = Int32(stream.index(below: slots))
      let time = list.now + Span(nanoseconds: Int64(stream.index(below: times)))
      let order = UInt8(stream.index(below: 3))
      switch (stream.index(below: 8), list.time(of: slot)) {
      case (0...2, nil): list.schedule(slot, at: time, class: order)
      case (0...2, _), (3, _): list.move(slot, to: time, class: order)
      case (4, _): hash.add(list.cancel(slot) ? 1 : 0)
      default:
        let popped = list.pop(before: stream.index(below: 4) == 0 ? time : .never)
        hash.add(time: list.now, slot: popped ?? -1, kind: 0)
      }
      hash.add(time: list.earliest ?? .never, slot: Int32(list.count), kind: 1)
      hash.add(time: list.time(of: slot) ?? .never, slot: slot, kind: 2)
    }
    return hash
  }

  @Test(
    "it does what a plain list does", arguments: [1, 2, 5, 30, 200], [1, 4, 1_000_000])
  func agreesWithModel(slots: Int, times: Int) {
    for seed in 0..<(slots < 100 ? 8 : 2) as Range<UInt64> {
      var list = EventList()
      var model = PlainEventList()
      let ours = history(&list, seed: seed, slots: slots, times: times, operations: 3_000)
      let theirs = history(&model, seed: seed, slots: slots, times: times, operations: 3_000)
      #expect(ours == theirs, "slots \(slots), times \(times), seed \(seed)")
      let consistent = list.isConsistent
      #expect(consistent)
    }
  }

  // What a list answers is kept in a constant first: `#expect` would copy the list.
  @Test("of events at one time the lowest class leaves first, and of a class the first come")
  func order() {
    var list = EventList(slots: 8)
    let time = Instant(nanoseconds: 5)
    for slot in [6, 2, 4] as [Int32] { list.schedule(slot, at: time, class: 1) }
    for slot in [7, 0] as [Int32] { list.schedule(slot, at: time, class: 0) }
    list.schedule(1, at: Instant(nanoseconds: 4), class: 255)
    list.move(6, to: time, class: 1)  // The same place, but it now comes after 2 and 4.
    let slots = drain(&list)
    #expect(slots == [1, 7, 0, 2, 4, 6])
  }

  @Test("time stands still at the end that a pop is given")
  func popBefore() {
    var list = EventList(slots: 1)
    list.schedule(0, at: Instant(nanoseconds: 7))
    let early = (list.pop(before: Instant(nanoseconds: 7)), list.now)
    let late = (list.pop(before: Instant(nanoseconds: 8)), list.now)
    let empty = (list.pop(), list.now)
    #expect(early == (nil, .start))
    #expect(late == (0, Instant(nanoseconds: 7)))
    #expect(empty == (nil, Instant(nanoseconds: 7)))
  }

  @Test("a slot can be used again, and asked about before it exists")
  func slots() {
    var list = EventList()
    let before = [list.isScheduled(-1), list.isScheduled(3), list.cancel(1_000)]
    #expect(before == [false, false, false])
    for round in 1...3 as ClosedRange<Int64> {
      list.schedule(40_000, at: Instant(nanoseconds: round))
      let (time, slot) = (list.time(of: 40_000), list.pop())
      #expect(time == Instant(nanoseconds: round))
      #expect(slot == 40_000)
    }
    list.schedule(EventList.lastSlot, at: Instant(nanoseconds: 3))
    let last = (list.count, list.cancel(EventList.lastSlot), list.count)
    #expect(last == (1, true, 0))
  }

  @Test("what goes on from a copy is what would have gone on", arguments: 0..<5 as Range<UInt64>)
  func copies(seed: UInt64) {
    var list = EventList()
    _ = history(&list, seed: seed, slots: 60, times: 50, operations: 1_000)
    var copy = list.copy()
    let straight = history(&list, seed: 99, slots: 80, times: 50, operations: 1_000)
    let resumed = history(&copy, seed: 99, slots: 80, times: 50, operations: 1_000)
    #expect(straight == resumed)
  }

  private func drain(_ list: inout EventList) -> [Int32] {
    var slots: [Int32] = []
    while let slot = list.pop() { slots.append(slot) }
    return slots
  }
}
