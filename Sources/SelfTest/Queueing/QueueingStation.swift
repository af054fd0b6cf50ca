// One station played by the kernel: G/G/c, with limited room, priorities and impatience where asked for.
// Not here: networks (`ValidationTests`), what should come out (`QueueingTheory.swift`).

package import Instants
package import SimulationKernel

/// Plays customers through one `ServiceStation` and keeps what happened to each.
package struct QueueingStation: EventHandler {
  package enum Fate: UInt8 { case toCome, waiting, inService, served, refused, abandoned }

  package let customers: [QueueingCustomer]
  package private(set) var fates: [Fate]
  package private(set) var starts: [Instant]
  package private(set) var ends: [Instant]
  package private(set) var station: ServiceStation
  package private(set) var fingerprint = Fingerprint()
  /// The most customers who ever waited after everything of an instant had happened.
  package private(set) var longestLine = 0
  private var lines: WaitingLines
  private var next = 0

  /// Slot 0 is the next arrival; customer *i* has slot *i* + 1, for its patience and then its service.
  package init(_ customers: [QueueingCustomer], servers: Int, room: Int = .max) {
    self.customers = customers
    fates = Array(repeating: .toCome, count: customers.count)
    starts = Array(repeating: .never, count: customers.count)
    ends = starts
    station = ServiceStation(servers: servers, room: room)
    let levels = 1 + (customers.map(\.level).max() ?? 0)
    lines = WaitingLines(stations: 1, levels: levels, customers: customers.count)
  }

  /// Of things at the same time, ends come first, then lost patience, then arrivals.
  private enum Order { static let (end, patience, arrival) = (UInt8(0), UInt8(1), UInt8(2)) }

  package func start(in list: inout EventList) {
    guard let first = customers.first else { return }
    list.schedule(0, at: first.arrival, class: Order.arrival)
  }

  package mutating func handle(_ slot: Int32, in list: inout EventList) {
    let customer = Int(slot) - 1
    switch (slot, slot == 0 ? .toCome : fates[customer]) {
    case (0, _): arrive(in: &list)
    case (_, .inService): end(customer, in: &list)
    case (_, .waiting): abandon(customer, in: &list)
    default: preconditionFailure("customer \(customer) is \(fates[customer])")
    }
  }

  private mutating func arrive(in list: inout EventList) {
    let customer = next
    next += 1
    if next < customers.count {
      list.schedule(0, at: customers[next].arrival, class: Order.arrival)
    }
    let arrival = station.arrive(
      Int32(customer), priority: customers[customer].level, at: list.now, in: &lines)
    switch arrival {
    case .starts: serve(customer, in: &list)
    case .refused: settle(customer, .refused, in: list)
    case .waits:
      fates[customer] = .waiting
      longestLine = max(longestLine, station.waiting)
      guard let patience = customers[customer].patience else { break }
      list.schedule(Int32(customer) + 1, at: list.now + patience, class: Order.patience)
    }
  }

  private mutating func serve(_ customer: Int, in list: inout EventList) {
    (fates[customer], starts[customer]) = (.inService, list.now)
    list.move(Int32(customer) + 1, to: list.now + customers[customer].work, class: Order.end)
  }

  private mutating func end(_ customer: Int, in list: inout EventList) {
    settle(customer, .served, in: list)
    if let next = station.serverFreed(at: list.now, from: &lines) { serve(Int(next), in: &list) }
  }

  private mutating func abandon(_ customer: Int, in list: inout EventList) {
    let left = station.removeWaiting(Int32(customer), at: list.now, from: &lines)
    precondition(left, "customer \(customer) loses patience and doesn't wait")
    settle(customer, .abandoned, in: list)
  }

  private mutating func settle(_ customer: Int, _ fate: Fate, in list: borrowing EventList) {
    (fates[customer], ends[customer]) = (fate, list.now)
    fingerprint.add(time: list.now, slot: Int32(customer), kind: fate.rawValue)
  }

  /// Plays all customers to their end.
  package static func play(
    _ customers: [QueueingCustomer], servers: Int, room: Int = .max
  ) -> QueueingStation {
    var queue = QueueingStation(customers, servers: servers, room: room)
    var list = EventList(slots: customers.count + 1)
    queue.start(in: &list)
    run(&queue, list: &list, until: .never)
    return queue
  }

  /// Seconds from arrival to start, of customers served from `first` on.
  package func waits(from first: Int = 0) -> [Double] {
    customers.indices.dropFirst(first).filter { fates[$0] == .served }
      .map { (starts[$0] - customers[$0].arrival).seconds }
  }

  /// Seconds from arrival to the end of service, of customers served from `first` on.
  package func responses(from first: Int = 0) -> [Double] {
    customers.indices.dropFirst(first).filter { fates[$0] == .served }
      .map { (ends[$0] - customers[$0].arrival).seconds }
  }

  /// The share of customers from `first` on who met this fate.
  package func share(of fate: Fate, from first: Int = 0) -> Double {
    Double(fates.dropFirst(first).count { $0 == fate }) / Double(fates.count - first)
  }
}
