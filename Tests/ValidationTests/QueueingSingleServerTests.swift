// One server against theory. Not here: several servers (`QueueingManyServerTests.swift`), exact paths
// (`QueueingPathTests.swift`), what agreement means (`QueueingCheck.swift`).

import Foundation
import Instants
import SelfTest
import Stochastics
import Testing

struct QueueingSingleServerTests {
  /// Source: Kleinrock, *Queueing Systems* I (1975), §3.2 and §5.6: time in system is exponential with
  /// rate μ − λ. At load 0.5 it is forgotten within 1 / (1 − √0.5)² = 12 s; we take every 200th.
  @Test("M/M/1: mean and distribution of the time in system")
  func mm1() throws {
    let light = QueueingCustomer.Source(
      gap: try .exponential(mean: 2), work: try .exponential(mean: 1))
    let times = QueueingCheck.replications(21, light, customers: 60_000) { $0.responses(from: $1) }
    QueueingCheck.agrees(times.map(\.mean), with: 2, margin: 0.02)
    let thinned = times.flatMap { $0.thinned(by: 200) }
    QueueingCheck.agrees(thinned, withDistribution: { 1 - exp(-$0 / 2) }, margin: 0.03)

    let heavy = QueueingCustomer.Source(
      gap: try .exponential(mean: 1.25), work: try .exponential(mean: 1))
    let means = QueueingCheck.replications(22, heavy, customers: 60_000) {
      $0.responses(from: $1).mean
    }
    QueueingCheck.agrees(means, with: 5, margin: 0.05)
  }

  @Test("M/G/1 and M/D/1 wait as Pollaczek and Khinchine say")
  func mg1() throws {
    let works: [(Distribution, Double)] = [
      (try .constant(1), 0.04), (try .lognormal(mean: 1, cv: 1.5), 0.1),
      (try .gamma(shape: 0.5, scale: 2), 0.06), (try .uniform(low: 0, high: 2), 0.04),
    ]
    for (index, (work, margin)) in works.enumerated() {
      let source = QueueingCustomer.Source(gap: try .exponential(mean: 1 / 0.7), work: work)
      let means = QueueingCheck.replications(30 + UInt64(index), source, customers: 40_000) {
        $0.waits(from: $1).mean
      }
      let theory = QueueingTheory.meanWaitMG1(
        arrivalRate: 0.7, mean: work.mean, variance: work.variance)
      QueueingCheck.agrees(means, with: theory, margin: margin)
    }
  }

  @Test("G/M/1 waits as the root of its gaps' transform says")
  func gm1() throws {
    let gaps: [(Distribution, (Double) -> Double)] = [
      (try .constant(1.25), { exp(-1.25 * $0) }),
      (try .uniform(low: 0, high: 2.5), { (1 - exp(-2.5 * $0)) / (2.5 * $0) }),
      (try .gamma(shape: 0.5, scale: 2.5), { pow(1 + 2.5 * $0, -0.5) }),
    ]
    for (index, (gap, transform)) in gaps.enumerated() {
      let source = QueueingCustomer.Source(gap: gap, work: try .exponential(mean: 1))
      let means = QueueingCheck.replications(40 + UInt64(index), source, customers: 60_000) {
        $0.waits(from: $1).mean
      }
      let theory = QueueingTheory.meanWaitGM1(serviceRate: 1, transform: transform)
      QueueingCheck.agrees(means, with: theory, margin: 0.07)
    }
  }

  @Test("M/G/1 with three priorities waits as Cobham says")
  func priorities() throws {
    let shares = [0.2, 0.3, 0.5]
    let work = try Distribution.lognormal(mean: 1, cv: 1)
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 1.25), work: work, levels: shares)
    let means = QueueingCheck.replications(50, source, customers: 60_000) { queue, first in
      shares.indices.map { level in
        let mine = queue.customers.indices.dropFirst(first).filter {
          queue.customers[$0].level == level && queue.fates[$0] == .served
        }
        return mine.map { (queue.starts[$0] - queue.customers[$0].arrival).seconds }.mean
      }
    }
    let theory = QueueingTheory.meanWaitCobham(
      arrivalRate: 0.8, shares: shares, mean: 1, variance: work.variance)
    for (level, margin) in zip(shares.indices, [0.03, 0.03, 0.1]) {
      QueueingCheck.agrees(means.map { $0[level] }, with: theory[level], margin: margin)
    }
  }

  /// Source: Kleinrock, *Queueing Systems* II (1976), §4.4: the mean time in system is 1 / (μ − λ),
  /// whatever the distribution of work.
  @Test("one server shared by all keeps them 1 / (μ − λ) whatever the work")
  func processorSharing() throws {
    let works = [
      try Distribution.exponential(mean: 1), try .constant(1), try .lognormal(mean: 1, cv: 2),
    ]
    for (index, work) in works.enumerated() {
      let source = QueueingCustomer.Source(gap: try .exponential(mean: 1 / 0.7), work: work)
      let means = QueueingCheck.roots(60 + UInt64(index)).map { root in
        let count = 20_000 * QueueingCheck.effort
        let drawn = QueueingCustomer.draw(count, from: source, root)
        return QueueingSharedServer.responses(drawn).dropFirst(count / 8).map { $0 }.mean
      }
      QueueingCheck.agrees(means, with: 1 / (1 - 0.7), margin: 0.06)
    }
  }
}
