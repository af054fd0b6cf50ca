// The loop that plays events one after another. Not here: their order (`EventList.swift`), what is
// done about them (the handler), the hash over them (`Fingerprint.swift`).

public import Instants

// Public, and with it all that its signature names: cross-module optimisation specialises public
// generics only, and an unspecialised loop plays a third as many events a second.

/// Gives events their meaning.
public protocol EventHandler: ~Copyable {
  /// Does what the slot's event means at `list.now`, and schedules what follows from it.
  mutating func handle(_ slot: Int32, in list: inout EventList)
}

/// Plays every event before `end`, so that running to T1 and then to T2 is running to T2.
///
/// - Returns: How many events were played.
@inlinable @discardableResult
public func run<Model: EventHandler & ~Copyable>(
  _ model: inout Model, list: inout EventList, until end: Instant
) -> Int {
  var played = 0
  while let slot = list.pop(before: end) {
    model.handle(slot, in: &list)
    played &+= 1
  }
  return played
}
