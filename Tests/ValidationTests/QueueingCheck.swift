// When a simulated mean agrees with theory. Not here: the theory (`QueueingTheory.swift`).

import Foundation
import SelfTest
import Stochastics
import Testing

/// Replications of a measure against one number.
///
/// The suite makes about 50 such checks. Each fails wrongly when a t variate with at least 39 degrees of
/// freedom leaves ± 5, which happens once in 80 000 times: once in 1 600 for the whole suite. Seeds are
/// fixed, so in truth it never does. Each also fails when five standard errors exceed `margin` times
/// the theory: so wide an interval would pass anything.
struct QueueingCheck {
  /// How many times longer than usual runs are. `FLEETLAB_SLOW_TESTS=1` makes it 9 and takes
  /// replications that the usual runs never see.
  static let effort = ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] == "1" ? 9 : 1

  static func roots(_ seed: UInt64, count: Int = 40) -> [StreamRoot] {
    let first = effort == 1 ? 0 : 1_000
    return (first..<first + count).map { StreamRoot(seed: seed, replication: $0) }
  }

  /// Plays 40 replications of so many customers, whose first eighth warms up and isn't measured.
  static func replications<Measure>(
    _ seed: UInt64, _ source: QueueingCustomer.Source, customers: Int, servers: Int = 1,
    room: Int = .max, _ measure: (_ queue: QueueingStation, _ first: Int) -> Measure
  ) -> [Measure] {
    roots(seed).map { root in
      let count = customers * effort
      let drawn = QueueingCustomer.draw(count, from: source, root)
      return measure(QueueingStation.play(drawn, servers: servers, room: room), count / 8)
    }
  }

  static func agrees(
    _ measured: [Double], with theory: Double, margin: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let count = Double(measured.count)
    let mean = measured.reduce(0, +) / count
    let variance = measured.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let error = (variance / count).squareRoot()
    #expect(measured.count >= 40, sourceLocation: sourceLocation)
    #expect(
      abs(mean - theory) < 5 * error, "\(mean) ± \(error) is not \(theory)",
      sourceLocation: sourceLocation)
    #expect(
      5 * error < margin * theory / Double(effort).squareRoot(),
      "\(error) is too uncertain to test \(theory)", sourceLocation: sourceLocation)
  }

  /// The test of Kolmogorov and Smirnov of independent numbers, at the level of ± 5 sigma: by
  /// Massart's bound (*Annals of Probability* 18, 1990) the distance exceeds
  /// √(ln(2 / 5.7 × 10⁻⁷) / 2 n) = 2.745 / √n less often than that. The margin bounds that distance.
  static func agrees(
    _ sample: [Double], withDistribution cumulative: (Double) -> Double, margin: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sorted = sample.sorted()
    let count = Double(sorted.count)
    let distance = sorted.indices.reduce(0.0) { distance, index in
      let probability = cumulative(sorted[index])
      return max(
        distance, probability - Double(index) / count, Double(index + 1) / count - probability)
    }
    let bound = 2.745 / count.squareRoot()
    #expect(distance < bound, sourceLocation: sourceLocation)
    #expect(bound < margin, "too few numbers to tell", sourceLocation: sourceLocation)
  }
}

extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  /// Every *n*-th, far enough apart to be as good as independent.
  func thinned(by step: Int) -> [Double] { stride(from: 0, to: count, by: step).map { self[$0] } }
}
