// What a future event list does, and the plainest list that does it.
// Not here: the list that is tested against it (`SimulationKernel`).

package import Instants

/// The operations that two lists are compared by.
package protocol EventListModel: ~Copyable {
  var now: Instant { get }
  var count: Int { get }
  var earliest: Instant? { get }
  func time(of slot: Int32) -> Instant?
  mutating func schedule(_ slot: Int32, at time: Instant, class order: UInt8)
  mutating func cancel(_ slot: Int32) -> Bool
  mutating func move(_ slot: Int32, to time: Instant, class order: UInt8)
  mutating func pop(before end: Instant) -> Int32?
}

/// Events in an array that is searched from end to end: slow, and too simple to be wrong.
package struct PlainEventList: EventListModel {
  private struct Entry {
    let slot: Int32
    let time: Instant
    let order: UInt8
  }
  /// In the order in which they were scheduled.
  private var entries: [Entry] = []
  package private(set) var now = Instant.start

  package init() {}

  package var count: Int { entries.count }
  package var earliest: Instant? { entries.map(\.time).min() }

  package func time(of slot: Int32) -> Instant? { entries.first { $0.slot == slot }?.time }

  package mutating func schedule(_ slot: Int32, at time: Instant, class order: UInt8) {
    precondition(time >= now && self.time(of: slot) == nil)
    entries.append(Entry(slot: slot, time: time, order: order))
  }

  package mutating func cancel(_ slot: Int32) -> Bool {
    guard let index = entries.firstIndex(where: { $0.slot == slot }) else { return false }
    entries.remove(at: index)
    return true
  }

  package mutating func move(_ slot: Int32, to time: Instant, class order: UInt8) {
    _ = cancel(slot)
    schedule(slot, at: time, class: order)
  }

  package mutating func pop(before end: Instant) -> Int32? {
    // `min` keeps the first of equals, which is the one scheduled first.
    let candidates = entries.indices.min {
      (entries[$0].time, entries[$0].order) < (entries[$1].time, entries[$1].order)
    }
    guard let index = candidates, entries[index].time < end else { return nil }
    now = entries[index].time
    return entries.remove(at: index).slot
  }
}
