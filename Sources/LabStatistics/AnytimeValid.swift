// Looking at results at any time, as often as one likes. Not here: looks fixed in advance
// (`GroupSequential.swift`), which find more.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Evidence against "the mean is 0 or less", for numbers from −1 to 1, that may be read at any time:
/// where it ever reaches 1/α the hypothesis is rejected at level α (Ville's inequality).
///
/// The mean over equally spaced bets λ of Π (1 + λ x). Source: Waudby-Smith and Ramdas, *Journal of
/// the Royal Statistical Society B* 86 (2024), pages 1–27.
package struct EProcess: Equatable, Sendable {
  private let bets: [Double]
  private var wealth: [Double]

  /// - Parameter bets: Shares of the wealth, each from 0 to below 1.
  package init(bets: [Double] = (1...9).map { Double($0) / 10 }) {
    precondition(!bets.isEmpty && bets.allSatisfy { $0 >= 0 && $0 < 1 }, "\(bets): no bets")
    self.bets = bets
    wealth = bets.map { _ in 1 }
  }

  /// - Parameter number: From −1 to 1.
  package mutating func add(_ number: Double) {
    precondition(abs(number) <= 1, "\(number) isn't from -1 to 1")
    for index in bets.indices { wealth[index] *= 1 + bets[index] * number }
  }

  package var evidence: Double { wealth.reduce(0, +) / Double(wealth.count) }
}

/// An interval for a mean that holds at all counts at once.
package enum ConfidenceSequence {
  /// Robbins' normal mixture; with a deviation estimated from the sample it holds for large counts.
  ///
  /// Source: Robbins, *Annals of Mathematical Statistics* 41 (1970), pages 1397–1409.
  ///
  /// - Parameter mixture: ρ², the mixture's variance in variances of the numbers; the interval is
  ///   relatively shortest at counts of a few times 1/ρ².
  package static func halfWidth(
    count: Int, deviation: Double, alpha: Double = 0.05, mixture: Double = 0.1
  ) -> Double {
    precondition(count > 0 && mixture > 0 && alpha > 0 && alpha < 1)
    let n = Double(count)
    let spread = n * mixture + 1
    return deviation
      * (2 * spread / (n * n * mixture) * log(spread.squareRoot() / alpha)).squareRoot()
  }
}
