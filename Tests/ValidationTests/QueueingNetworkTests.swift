// Several stations against theory. Not here: one station (`QueueingSingleServerTests.swift`,
// `QueueingManyServerTests.swift`), what agreement means (`QueueingCheck.swift`).

import Foundation
import Instants
import SelfTest
import Stochastics
import Testing

struct QueueingNetworkTests {
  /// Source: Jackson, "Networks of waiting lines", *Operations Research* 5 (1957): each station is as if
  /// it were an M/M/c alone, at the rate that the traffic equations give.
  @Test("an open network: every station is an M/M/c")
  func jackson() throws {
    let shape = QueueingNetwork.Shape(
      servers: [2, 1, 3], serviceRates: [1.2, 1.2, 0.25],
      routes: [[0, 0.5, 0.3], [0.4, 0, 0], [0.5, 0, 0]], arrivalRate: 1)
    var rates = [0.0, 0.0, 0.0]
    for _ in 0..<1_000 {
      rates = rates.indices.map { there in
        let inside = rates.indices.reduce(0.0) { $0 + rates[$1] * shape.routes[$1][there] }
        return inside + (there == 0 ? shape.arrivalRate : 0)
      }
    }
    let measured = try QueueingCheck.roots(70).map {
      let end = Int64(12_000 * QueueingCheck.effort)
      return try QueueingNetwork.play(shape, $0, from: end / 8, to: end)
    }
    for (station, rate) in rates.enumerated() {
      let offered = rate / shape.serviceRates[station]
      let wait = QueueingTheory.meanWaitMMc(
        servers: shape.servers[station], arrivalRate: rate, serviceRate: shape.serviceRates[station]
      )
      QueueingCheck.agrees(measured.map { $0[station].busy }, with: offered, margin: 0.03)
      QueueingCheck.agrees(
        measured.map { $0[station].here }, with: offered + rate * wait, margin: 0.06)
    }
  }

  /// Source: Gordon and Newell, "Closed queuing systems with exponential servers", *Operations Research*
  /// 15 (1967), by mean-value analysis.
  @Test("a closed network of eight customers")
  func gordonNewell() throws {
    let shape = QueueingNetwork.Shape(
      servers: [1, 1, 1], serviceRates: [1, 1 / 1.5, 0.5],
      routes: [[0, 0.6, 0.4], [1, 0, 0], [1, 0, 0]])
    let demands = [1, 0.6 * 1.5, 0.4 * 2]
    let theory = QueueingTheory.meanValueAnalysis(customers: 8, demands: demands)
    let measured = try QueueingCheck.roots(71).map {
      let end = Int64(12_000 * QueueingCheck.effort)
      return try QueueingNetwork.play(shape, $0, population: 8, from: end / 8, to: end)
    }
    for station in 0..<3 {
      let busy = theory.throughput * demands[station]
      QueueingCheck.agrees(measured.map { $0[station].busy }, with: busy, margin: 0.025)
      QueueingCheck.agrees(
        measured.map { $0[station].here }, with: theory.numbers[station], margin: 0.06)
    }
  }

  /// Source: Burke, "The output of a queuing system", *Operations Research* 4 (1956).
  @Test("what leaves an M/M/2 is a Poisson process")
  func burke() throws {
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 1 / 1.4), work: try .exponential(mean: 1))
    let gaps = QueueingCheck.roots(72).map { root in
      let count = 20_000 * QueueingCheck.effort
      let queue = QueueingStation.play(QueueingCustomer.draw(count, from: source, root), servers: 2)
      // The last arrivals are left out: nobody follows them any more.
      let ends = queue.ends.sorted()[count / 8..<count - count / 8]
      return zip(ends.dropFirst(), ends).map { ($0 - $1).seconds }
    }
    QueueingCheck.agrees(gaps.map(\.mean), with: 1 / 1.4, margin: 0.01)
    QueueingCheck.agrees(
      gaps.flatMap { $0.thinned(by: 20) }, withDistribution: { 1 - exp(-1.4 * $0) }, margin: 0.02)
    // Uncorrelated neighbours: the mean product of two is the square of the mean.
    let products = gaps.map { zip($0, $0.dropFirst()).map { $0 * $1 }.mean }
    QueueingCheck.agrees(products, with: 1 / (1.4 * 1.4), margin: 0.02)
  }

  /// Source: Nelson and Tantawi, "Approximate analysis of fork/join synchronization in parallel queues",
  /// *IEEE Transactions on Computers* 37 (1988): (12 − ρ) / 8 / (μ − λ) is exact for two branches.
  @Test("a job that forks into two M/M/1 stays (12 − ρ) / 8 / (μ − λ)", arguments: [0.5, 0.8])
  func forkJoin(load: Double) throws {
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 1 / load), work: try .exponential(mean: 1))
    let means = QueueingCheck.roots(73).map { root in
      let count = 30_000 * QueueingCheck.effort
      let jobs = QueueingCustomer.draw(count, from: source, root)
      let other = StreamRoot(seed: 74, replication: root.replication)
      let second = QueueingCustomer.draw(count, from: source, other).map(\.work)
      let ends = QueueingForkJoin.play(jobs, second).ends
      return (count / 8..<count).map { (ends[$0] - jobs[$0].arrival).seconds }.mean
    }
    QueueingCheck.agrees(means, with: (12 - load) / 8 / (1 - load), margin: 0.06)
  }
}
