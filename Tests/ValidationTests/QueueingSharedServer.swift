// One server that all customers share equally at once (processor sharing), with one event that moves.
// Not here: servers for one customer each (`QueueingStation.swift`).

import Instants
import SelfTest
import SimulationKernel

/// With *n* customers here each is served at rate 1 / *n*, so all follow one virtual time of that rate:
/// a customer is done when it has moved on by its work. A second list holds them in that order.
struct QueueingSharedServer: ~Copyable, EventHandler {
  private let customers: [QueueingCustomer]
  private var times: [Double]
  /// Who is here, at the virtual time of its end.
  private var virtual: EventList
  private var virtualNow = Instant.start
  private var accounted = Instant.start
  private var next = 0

  /// Seconds from arrival to end of each customer.
  static func responses(_ customers: [QueueingCustomer]) -> [Double] {
    var model = QueueingSharedServer(customers)
    var list = EventList(slots: 2)
    if let first = customers.first { list.schedule(0, at: first.arrival) }
    run(&model, list: &list, until: .never)
    return model.times
  }

  private init(_ customers: [QueueingCustomer]) {
    self.customers = customers
    times = Array(repeating: .nan, count: customers.count)
    virtual = EventList(slots: customers.count)
  }

  /// Slot 0 is the next arrival, slot 1 the next end, which every arrival and end moves.
  mutating func handle(_ slot: Int32, in list: inout EventList) {
    if slot == 0 {
      moveVirtualTime(to: list.now)
      virtual.schedule(Int32(next), at: virtualNow + customers[next].work)
      next += 1
      if next < customers.count { list.schedule(0, at: customers[next].arrival) }
    } else if let customer = virtual.pop() {
      (virtualNow, accounted) = (virtual.now, list.now)
      times[Int(customer)] = (list.now - customers[Int(customer)].arrival).seconds
    }
    guard let end = virtual.earliest else { return }
    list.move(1, to: list.now + Int64(virtual.count) * (end - virtualNow))
  }

  /// Virtual time moves in whole nanoseconds, rounded down, so no customer is passed over.
  private mutating func moveVirtualTime(to now: Instant) {
    let elapsed = (now - accounted).nanoseconds / Int64(max(1, virtual.count))
    virtualNow = virtualNow + Span(nanoseconds: elapsed)
    accounted = now
  }
}
