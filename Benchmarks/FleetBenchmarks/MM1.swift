// A queue with one server, the smallest whole simulation. Not here: the same in SimPy
// (`Benchmarks/peers/mm1_simpy.py`), whether its numbers are right (`ValidationTests`).

import Instants
import SimulationKernel
import Stochastics

/// Where a customer's gap before it, of mean 1.25 s, and its work, of mean 1 s, come from.
protocol CustomerDraws {
  mutating func draws(for customer: Int) -> (gap: Span, work: Span)
}

/// As fleets draw: a key, the customer's number, GSL's quantile function.
struct KeyedDraws: CustomerDraws {
  private let key = StreamRoot(seed: 1, replication: 0).key(Purpose("benchmark/mm1"))
  private let gap: Distribution
  private let work: Distribution

  init() throws { (gap, work) = (try .exponential(mean: 1.25), try .exponential(mean: 1)) }

  @inline(__always)
  mutating func draws(for customer: Int) -> (gap: Span, work: Span) {
    let (first, second) = key.uniforms(entity: UInt64(customer))
    guard let gap = gap.quantile(first), let work = work.quantile(second) else {
      preconditionFailure("an exponential distribution has a quantile function")
    }
    return (Span(seconds: gap), Span(seconds: work))
  }
}

/// As fast as numbers come, to measure the kernel itself.
struct NativeDraws: CustomerDraws {
  private var generator = FastGenerator(seed: 1)

  @inline(__always)
  mutating func draws(for customer: Int) -> (gap: Span, work: Span) {
    let gap = Span(nanoseconds: Int64(1.25e9 * generator.quickExponential()))
    return (gap, Span(nanoseconds: Int64(1e9 * generator.quickExponential())))
  }
}

/// M/M/1 with load 0.8 and a mean work of one second.
struct MM1<Draws: CustomerDraws>: EventHandler {
  private static var arrival: Int32 { 0 }
  private static var departure: Int32 { 1 }
  private struct Customer {
    var arrived = Instant.start
    var work = Span.zero
  }

  private var draws: Draws
  private var toCome: Int
  /// Customers' numbers go round, far beyond how many are ever here at once.
  private var customers = Array(repeating: Customer(), count: 1 << 12)
  private var next = 0
  private var served: Int32 = 0
  private var station = ServiceStation(servers: 1)
  private var lines = WaitingLines(stations: 1, customers: 1 << 12)
  /// The sum of the times in system.
  private(set) var total = Span.zero

  init(draws: Draws, customers: Int) { (self.draws, toCome) = (draws, customers) }

  mutating func start(in list: inout EventList) {
    let (gap, work) = draws.draws(for: next)
    customers[next & 0xFFF].work = work
    list.schedule(Self.arrival, at: list.now + gap)
  }

  mutating func handle(_ slot: Int32, in list: inout EventList) {
    slot == Self.arrival ? arrive(in: &list) : depart(in: &list)
  }

  @inline(__always)
  private mutating func arrive(in list: inout EventList) {
    let customer = Int32(next & 0xFFF)
    next += 1
    customers[Int(customer)].arrived = list.now
    if next < toCome { start(in: &list) }
    if case .starts = station.arrive(customer, at: list.now, in: &lines) {
      serve(customer, in: &list)
    }
  }

  @inline(__always)
  private mutating func depart(in list: inout EventList) {
    total += list.now - customers[Int(served)].arrived
    if let customer = station.serverFreed(at: list.now, from: &lines) { serve(customer, in: &list) }
  }

  @inline(__always)
  private mutating func serve(_ customer: Int32, in list: inout EventList) {
    served = customer
    list.schedule(Self.departure, at: list.now + customers[Int(customer)].work)
  }

  /// Customers a second, and the mean time in system, which theory puts at 1 / (1 − 0.8) s.
  static func measure(draws: Draws, customers: Int) -> (customersPerSecond: Double, mean: String) {
    var queue = MM1(draws: draws, customers: customers)
    var list = EventList(slots: 2)
    queue.start(in: &list)
    let time = ContinuousClock().measure { run(&queue, list: &list, until: .never) }
    return (Double(customers) / (time / .seconds(1)), "\(queue.total.seconds / Double(customers))")
  }
}
