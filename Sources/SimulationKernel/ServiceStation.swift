// Servers that customers share: who starts at once, who waits, who comes next, and for how long on the
// whole. Not here: the lines themselves (`WaitingLines.swift`), when a service ends (`EventList`).

package import Instants

/// One station of `servers` equal servers with a line for each priority level; no service is broken off.
///
/// It holds counts alone, so that thousands lie in an array and are changed in place: who waits stands
/// in the ``WaitingLines`` that all stations share. The caller says when something happens, and makes
/// the events.
package struct ServiceStation: Sendable {
  /// What becomes of a customer who arrives.
  package enum Arrival: Sendable { case starts, waits, refused }

  /// Which of the lines are this station's; unlike every other station's that shares them.
  package let number: Int
  /// How many may be served at once. After raising it, let customers start with ``startNext(at:from:)``;
  /// after lowering it, those in service stay until their end.
  package var servers: Int
  /// How many may be here, waiting or in service; who comes when it is full is refused.
  package let room: Int
  /// How many are being served.
  package private(set) var busy = 0
  /// How many wait.
  package private(set) var waiting = 0
  /// Which levels have somebody waiting: bit *l* for level *l*.
  private var waitingLevels: UInt64 = 0
  private var accounted = Instant.start
  private var busyNanoseconds: Int128 = 0
  private var waitingNanoseconds: Int128 = 0

  package init(number: Int = 0, servers: Int, room: Int = .max) {
    precondition(servers >= 0 && room >= servers, "\(servers) servers don't fit a room for \(room)")
    (self.number, self.servers, self.room) = (number, servers, room)
  }

  /// Lets a customer in: it starts when a server is free and nobody waits, else it waits, and when the
  /// room is full it is refused.
  ///
  /// - Parameter priority: From 0, which is served first, to `lines.levels - 1`; equals are served in
  ///   the order of their arrival.
  package mutating func arrive(
    _ customer: Int32, priority: Int = 0, at now: Instant, in lines: inout WaitingLines
  ) -> Arrival {
    account(until: now)
    if busy < servers && waiting == 0 {
      guard busy < room else { return .refused }
      busy += 1
      return .starts
    }
    guard busy + waiting < room else { return .refused }
    precondition(priority >= 0 && priority < lines.levels, "there is no priority level \(priority)")
    lines.append(customer, station: number, level: priority)
    waitingLevels |= 1 << UInt64(truncatingIfNeeded: priority)
    waiting += 1
    return .waits
  }

  /// Ends one service and returns who starts next, if anybody does.
  package mutating func serverFreed(at now: Instant, from lines: inout WaitingLines) -> Int32? {
    account(until: now)
    precondition(busy > 0, "station \(number) has no service that could end")
    busy -= 1
    return startNext(at: now, from: &lines)
  }

  /// Starts the first of those who wait, when a server is free.
  package mutating func startNext(at now: Instant, from lines: inout WaitingLines) -> Int32? {
    guard waiting > 0 && busy < servers else { return nil }
    account(until: now)
    let level = waitingLevels.trailingZeroBitCount
    let customer = lines.removeFirst(station: number, level: level)
    leftLine(level, in: lines)
    busy += 1
    return customer
  }

  /// Lets a customer go who waits here; false when it doesn't.
  package mutating func removeWaiting(
    _ customer: Int32, at now: Instant, from lines: inout WaitingLines
  ) -> Bool {
    guard lines.station(of: customer) == number else { return false }
    account(until: now)
    leftLine(lines.remove(customer), in: lines)
    return true
  }

  /// The time that servers have been busy, added over servers, in nanoseconds: the integral of
  /// ``busy``, exact.
  package func busyTime(until now: Instant) -> Int128 {
    busyNanoseconds + area(of: busy, until: now)
  }

  /// The time that customers have waited, added over customers, in nanoseconds: the integral of
  /// ``waiting``, exact.
  package func waitingTime(until now: Instant) -> Int128 {
    waitingNanoseconds + area(of: waiting, until: now)
  }

  private mutating func leftLine(_ level: Int, in lines: borrowing WaitingLines) {
    waiting -= 1
    if waiting == 0 || lines.isEmpty(number, level: level) {
      waitingLevels &= ~(1 << UInt64(truncatingIfNeeded: level))
    }
  }

  private mutating func account(until now: Instant) {
    guard now != accounted else { return }
    precondition(now > accounted, "station \(number) was at \(accounted) already, now at \(now)")
    busyNanoseconds &+= area(of: busy, until: now)
    waitingNanoseconds &+= area(of: waiting, until: now)
    accounted = now
  }

  /// One multiplication of words, since a checked one of 128 bits takes longer than all the rest.
  @inline(__always)
  private func area(of count: Int, until now: Instant) -> Int128 {
    let product = Int64(count).multipliedFullWidth(by: (now - accounted).nanoseconds)
    return Int128(_low: product.low, _high: product.high)
  }
}
