// The kernel's queues against theory, on fixed seeds: what passes once passes always.
// Not here: the theory and the stations (`Queueing`), every other queue (`ValidationTests`).

import LabReports
import LabStatistics
import Stochastics

extension SelfCheck {
  static let queues = [
    SelfCheck("M/M/1", "mean time in system 1 / (μ − λ) = 2 s, 99.9 % interval") {
      let source = QueueingCustomer.Source(
        gap: try .exponential(mean: 2), work: try .exponential(mean: 1))
      return try mean(of: source, servers: 1, seed: 21, theory: 2) { $0.responses(from: $1) }
    },
    SelfCheck("M/M/4", "mean wait by Erlang's C formula, 99.9 % interval") {
      let source = QueueingCustomer.Source(
        gap: try .exponential(mean: 0.3125), work: try .exponential(mean: 1))
      let theory = QueueingTheory.meanWaitMMc(servers: 4, arrivalRate: 3.2, serviceRate: 1)
      return try mean(of: source, servers: 4, seed: 80, theory: theory) { $0.waits(from: $1) }
    },
  ]

  /// 40 replications of 20,000 customers, the first eighth of whom warms up. The theory must lie in the interval, which
  /// a right kernel's seeds miss once in a thousand, and the interval be narrower than ± 10 %.
  private static func mean(
    of source: QueueingCustomer.Source, servers: Int, seed: UInt64, theory: Double,
    _ measure: (QueueingStation, Int) -> [Double]
  ) throws -> Finding {
    let count = 20_000
    let means = (0..<40).map { replication in
      let customers = QueueingCustomer.draw(
        count, from: source, StreamRoot(seed: seed, replication: replication))
      let values = measure(QueueingStation.play(customers, servers: servers), count / 8)
      return values.reduce(0, +) / Double(values.count)
    }
    let estimate = try PairedDifference(
      treatment: means, control: means.map { _ in 0 }, confidence: 0.999)
    let (mean, half) = (estimate.mean, estimate.halfWidth)
    return Finding(
      abs(mean - theory) <= half && half < 0.1 * theory,
      "\(NumberText.decimals(mean, 4)) ± \(NumberText.decimals(half, 4)) s, theory "
        + NumberText.decimals(theory, 4))
  }
}
