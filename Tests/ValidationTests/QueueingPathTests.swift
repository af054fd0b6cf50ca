// Whole paths against recursions that know no events: number for number, with no tolerance.
// Not here: means against theory (`QueueingSingleServerTests.swift` and others).

import Instants
import SelfTest
import SimulationKernel
import Stochastics
import Testing

struct QueueingPathTests {
  private func customers(_ seed: UInt64, load: Double, rounded: Bool = false) throws
    -> [QueueingCustomer]
  {
    let source = QueueingCustomer.Source(
      gap: try .gamma(shape: 0.5, scale: 2 / load), work: try .lognormal(mean: 1, cv: 1.5))
    let drawn = QueueingCustomer.draw(4_000, from: source, StreamRoot(seed: seed, replication: 0))
    guard rounded else { return drawn }
    // To quarters of a second, so that arrivals and ends fall together all the time.
    func quarters(_ nanoseconds: Int64) -> Int64 { nanoseconds / 250_000_000 * 250_000_000 }
    return drawn.map {
      QueueingCustomer(
        arrival: Instant(nanoseconds: quarters($0.arrival.nanoseconds)),
        work: Span(nanoseconds: quarters($0.work.nanoseconds)))
    }
  }

  /// Source: Lindley, "The theory of queues with a single server", *Mathematical Proceedings of the
  /// Cambridge Philosophical Society* 48 (1952): W(n+1) = max(0, W(n) + S(n) − T(n)).
  @Test("G/G/1 waits as Lindley's recursion says", arguments: [false, true], [0.5, 0.95, 1.2])
  func lindley(rounded: Bool, load: Double) throws {
    let customers = try customers(1, load: load, rounded: rounded)
    let queue = QueueingStation.play(customers, servers: 1)
    var wait = Span.zero
    for index in customers.indices {
      try #require(queue.starts[index] - customers[index].arrival == wait)
      guard index + 1 < customers.count else { break }
      let gap = customers[index + 1].arrival - customers[index].arrival
      wait = max(.zero, wait + customers[index].work - gap)
    }
  }

  /// Source: Kiefer and Wolfowitz, "On the theory of queues with many servers", *Transactions of the
  /// American Mathematical Society* 78 (1955): a customer waits for the least of the servers' sorted
  /// workloads, and adds its work there.
  @Test(
    "G/G/c waits as Kiefer and Wolfowitz's recursion says", arguments: [2, 3, 17], [false, true])
  func kieferWolfowitz(servers: Int, rounded: Bool) throws {
    let customers = try customers(2, load: 0.9 * Double(servers), rounded: rounded)
    let queue = QueueingStation.play(customers, servers: servers)
    var workloads = Array(repeating: Span.zero, count: servers)
    for index in customers.indices {
      try #require(queue.starts[index] - customers[index].arrival == workloads[0])
      guard index + 1 < customers.count else { break }
      let gap = customers[index + 1].arrival - customers[index].arrival
      workloads[0] += customers[index].work
      workloads = workloads.map { max(.zero, $0 - gap) }.sorted()
    }
  }

  /// Each branch is a single server that all jobs pass in order: D(b, n) = max(A(n), D(b, n−1)) + S(b, n),
  /// and a job ends with its later branch (Baccelli, Makowski and Shwartz, *Advances in Applied
  /// Probability* 21 (1989), §2).
  @Test("a fork-join job ends as the recursion of its two branches says", arguments: [false, true])
  func forkJoin(rounded: Bool) throws {
    let first = try customers(3, load: 0.8, rounded: rounded)
    let second = try customers(4, load: 0.8, rounded: rounded).map(\.work)
    let join = QueueingForkJoin.play(first, second)
    var ends = (Instant.start, Instant.start)
    for index in first.indices {
      ends.0 = max(first[index].arrival, ends.0) + first[index].work
      ends.1 = max(first[index].arrival, ends.1) + second[index]
      try #require(join.ends[index] == max(ends.0, ends.1))
    }
  }

  /// A loop over instants of a second without any list: at each, ends first, then lost patience, then
  /// arrivals, then starts in the order of level and arrival.
  @Test("limited room, priorities and impatience, as a loop over seconds plays them")
  func everything() throws {
    let stream = StreamRoot(seed: 5, replication: 0).key(Purpose("everything"))
    var second: Int64 = 0
    let customers = (0..<3_000).map { index in
      var draw = stream.stream(entity: UInt64(index))
      second += Int64(draw.index(below: 3))
      return QueueingCustomer(
        arrival: .start + .seconds(second), work: .seconds(1 + Int64(draw.index(below: 6))),
        patience: .seconds(1 + Int64(draw.index(below: 9))), level: draw.index(below: 3))
    }
    let (servers, room) = (3, 7)
    let queue = QueueingStation.play(customers, servers: servers, room: room)
    var (serving, line, next, now) = ([Int](), [Int](), 0, Instant.start)
    var starts = Array(repeating: Instant.never, count: customers.count)
    var fates = Array(repeating: QueueingStation.Fate.toCome, count: customers.count)
    func startFirst() {
      let best = line.min { (customers[$0].level, $0) < (customers[$1].level, $1) }
      guard let best, serving.count < servers else { return }
      line.removeAll { $0 == best }
      serving.append(best)
      starts[best] = now
    }
    while next < customers.count || !serving.isEmpty || !line.isEmpty {
      for customer in serving where starts[customer] + customers[customer].work == now {
        fates[customer] = .served
        serving.removeAll { $0 == customer }
        startFirst()
      }
      for customer in line
      where customers[customer].arrival + (customers[customer].patience ?? .zero) == now {
        fates[customer] = .abandoned
        line.removeAll { $0 == customer }
      }
      while next < customers.count, customers[next].arrival == now {
        if serving.count + line.count < room { line.append(next) } else { fates[next] = .refused }
        startFirst()
        next += 1
      }
      now = now + .seconds(1)
    }
    #expect(queue.fates == fates)
    #expect(queue.starts == starts)
    for fate in [QueueingStation.Fate.served, .abandoned, .refused] {
      #expect(fates.contains(fate), "the test must meet every fate")
    }
  }
}
