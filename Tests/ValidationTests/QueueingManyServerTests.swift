// Several servers, limited room and impatience against theory. Not here: one server
// (`QueueingSingleServerTests.swift`), what agreement means (`QueueingCheck.swift`).

import Foundation
import Instants
import SelfTest
import SimulationKernel
import Stochastics
import Testing

struct QueueingManyServerTests {
  @Test("M/M/c waits as Erlang's C formula says", arguments: [(2, 1.6), (17, 14.45)])
  func erlangC(servers: Int, arrivalRate: Double) throws {
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 1 / arrivalRate), work: try .exponential(mean: 1))
    let means = QueueingCheck.replications(80, source, customers: 60_000, servers: servers) {
      $0.waits(from: $1).mean
    }
    let theory = QueueingTheory.meanWaitMMc(
      servers: servers, arrivalRate: arrivalRate, serviceRate: 1)
    QueueingCheck.agrees(means, with: theory, margin: 0.1)
  }

  /// Source: Kleinrock, *Queueing Systems* I (1975), §3.6, as a birth–death chain.
  @Test("M/M/3 with room for 8 refuses and keeps waiting as its chain says")
  func limitedRoom() throws {
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 0.4), work: try .exponential(mean: 1))
    let measured = QueueingCheck.replications(81, source, customers: 20_000, servers: 3, room: 8) {
      (refused: $0.share(of: .refused, from: $1), wait: $0.waits(from: $1).mean)
    }
    let states = QueueingTheory.birthDeath(upTo: 8) { (2.5, Double(min($0, 3))) }
    let waiting = (4...8).reduce(0.0) { $0 + Double($1 - 3) * states[$1] }
    QueueingCheck.agrees(measured.map(\.refused), with: states[8], margin: 0.06)
    QueueingCheck.agrees(
      measured.map(\.wait), with: waiting / (2.5 * (1 - states[8])), margin: 0.04)
  }

  @Test("M/G/10/10 refuses as Erlang's B formula says, whatever the work")
  func erlangB() throws {
    let works = [
      try Distribution.exponential(mean: 1), try .constant(1), try .lognormal(mean: 1, cv: 2),
      try .gamma(shape: 0.5, scale: 2),
    ]
    for (index, work) in works.enumerated() {
      let source = QueueingCustomer.Source(gap: try .exponential(mean: 0.125), work: work)
      let refused = QueueingCheck.replications(
        82 + UInt64(index), source, customers: 30_000, servers: 10, room: 10
      ) { $0.share(of: .refused, from: $1) }
      let theory = QueueingTheory.erlangB(servers: 10, offered: 8)
      QueueingCheck.agrees(refused, with: theory, margin: 0.05)
    }
  }

  /// The theory itself is checked against a number computed elsewhere: 0.07988 with five digits.
  @Test("17 servers whose customers lose patience: Erlang A")
  func erlangA() throws {
    let theory = QueueingTheory.abandonedErlangA(
      servers: 17, arrivalRate: 17, serviceRate: 1, abandonmentRate: 0.5)
    #expect(abs(theory - 0.07988) < 0.000005)
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 1 / 17.0), work: try .exponential(mean: 1),
      patience: try .exponential(mean: 2))
    let abandoned = QueueingCheck.replications(86, source, customers: 50_000, servers: 17) {
      $0.share(of: .abandoned, from: $1)
    }
    QueueingCheck.agrees(abandoned, with: theory, margin: 0.04)
  }

  /// Source: Eick, Massey and Whitt, "M_t/G/∞ queues with sinusoidal arrival rates", *Management
  /// Science* 39 (1993), theorem 1: the number here at T is Poisson with mean ∫ λ(T − u) P(S > u) du,
  /// which for works of always 3 s is ∫ λ over the last 3 s. Arrivals come by thinning (Lewis and
  /// Shedler, *Naval Research Logistics Quarterly* 26, 1979), so this tests thinning too.
  @Test("M_t/G/∞ holds a Poisson number", arguments: [6, 18.5, 30] as [Double])
  func timeVarying(observed: Double) throws {
    func rate(_ time: Double) -> Double { 10 * (1 + 0.8 * sin(2 * Double.pi * time / 24)) }
    let gap = try Distribution.exponential(mean: 1 / 18.0)
    let numbers = QueueingCheck.roots(87, count: 2_000 * QueueingCheck.effort).map { root in
      var stream = root.key(Purpose("thinning")).stream(entity: UInt64(observed * 10))
      var (time, customers) = (0.0, [QueueingCustomer]())
      while time < observed {
        time += gap.sample(using: &stream)
        guard stream.uniform() * 18 < rate(time) else { continue }
        customers.append(
          QueueingCustomer(arrival: .start + Span(seconds: time), work: .seconds(3)))
      }
      var queue = QueueingStation(customers, servers: customers.count)
      var list = EventList()
      queue.start(in: &list)
      run(&queue, list: &list, until: .start + Span(seconds: observed))
      return Double(queue.station.busy)
    }
    let cycle = 24 / (2 * Double.pi)
    let theory = 10 * (3 + 0.8 * cycle * (cos((observed - 3) / cycle) - cos(observed / cycle)))
    QueueingCheck.agrees(numbers, with: theory, margin: 0.05)
    QueueingCheck.agrees(numbers.map { ($0 - theory) * ($0 - theory) }, with: theory, margin: 0.2)
  }
}
