// The tests of fit against published tables and closed forms.
// Not here: fits of our own distributions (`StochasticsTests`).

import LabStatistics
import Testing

struct GoodnessOfFitTests {
  /// Evenly spread numbers moved down until the greatest distance is `distance`.
  private func sample(_ count: Int, _ distance: Double) -> [Double] {
    (1...count).map { max(0, Double($0) / Double(count) - distance) }
  }

  /// P(D < d) is 2 d − 1 for one number, and for two 8 (d − 1/4)² up to 1/2, 1 − 2 (1 − d)² above.
  /// Source for ten: Marsaglia, Tsang and Wang (2003): 0.6284796154565 at 0.274.
  @Test(
    "small samples' p-values are exact",
    arguments: [
      (1, 0.7, 0.6), (2, 0.4, 1 - 8 * 0.15 * 0.15), (2, 0.6, 2 * 0.4 * 0.4),
      (10, 0.274, 1 - 0.6284796154565),
    ])
  func exact(count: Int, distance: Double, pValue: Double) throws {
    let test = try KolmogorovSmirnov(sample(count, distance)) { $0 }
    #expect(agree(test.statistic, distance) && agree(test.pValue, pValue))
  }

  /// Source: Miller, *Journal of the American Statistical Association* 51 (1956), table 1,
  /// two-sided 5 %: five decimals of d.
  @Test("critical values of the table", arguments: [(5, 0.56328), (20, 0.29408), (100, 0.13403)])
  func table(count: Int, distance: Double) throws {
    #expect(
      abs(try KolmogorovSmirnov(sample(count, distance)) { $0 }.pValue - 0.05) < 5e-5)
  }

  /// Source: Marsaglia, Tsang and Wang (2003), section 3: P(D < d) for large samples.
  @Test(
    "large samples' p-values are near the exact ones",
    arguments: [(2_000, 0.04, 0.99676943191713676985), (16_000, 0.016, 0.99945234913828052085)])
  func limit(count: Int, distance: Double, probability: Double) throws {
    let test = try KolmogorovSmirnov(sample(count, distance)) { $0 }
    #expect(agree(test.pValue, 1 - probability, within: 0.01))
  }

  /// The last size computed exactly against the first that isn't, with the distance for which the
  /// limit's argument, λ + 1 / (6 √n) + (λ − 1) / (4 n), is the same; measured: at most 0.000 15.
  @Test("the two ways meet", arguments: [0.05, 0.08, 0.1, 0.13, 0.17])
  func handOver(distance: Double) throws {
    func argument(_ count: Double, _ distance: Double) -> Double {
      let scaled = count.squareRoot() * distance
      return scaled + 1 / (6 * count.squareRoot()) + (scaled - 1) / (4 * count)
    }
    let slope = argument(101, 1) - argument(101, 0)
    let matching = (argument(100, distance) - argument(101, 0)) / slope
    let exact = try KolmogorovSmirnov(sample(100, distance)) { $0 }.pValue
    let limit = try KolmogorovSmirnov(sample(101, matching)) { $0 }.pValue
    #expect(abs(exact - limit) < 2e-4)
  }

  /// With three cells the p-value is exp(−χ² / 2). Here χ² = (4 + 1 + 1) / 10.
  @Test("chi-square by hand")
  func chiSquare() throws {
    let test = try ChiSquare(observed: [12, 9, 9], probabilities: [1.0 / 3, 1.0 / 3, 1.0 / 3])
    #expect(agree(test.statistic, 0.6) && test.degreesOfFreedom == 2)
    #expect(agree(test.pValue, 0.7408182206817179))  // exp(−0.3)
  }

  /// Mendel's peas of 1866 against 9 : 3 : 3 : 1; χ² and p as in many textbooks, to six digits.
  @Test("Mendel's peas")
  func mendel() throws {
    let test = try ChiSquare(
      observed: [315, 108, 101, 32], probabilities: [9.0 / 16, 3.0 / 16, 3.0 / 16, 1.0 / 16])
    #expect(abs(test.statistic - 0.470024) < 5e-7 && abs(test.pValue - 0.9254) < 5e-5)
  }

  @Test("cells that expect too little are pooled")
  func pooled() throws {
    // Of 100: expected 2, 3, 45, 46, 4; the first two make one cell, the last joins the fourth.
    let test = try ChiSquare(
      observed: [1, 4, 45, 45, 5], probabilities: [0.02, 0.03, 0.45, 0.46, 0.04])
    #expect(test.degreesOfFreedom == 2 && test.statistic == 0)
    #expect(throws: SampleError.tooFewExpected(1)) {
      try ChiSquare(observed: [3, 4], probabilities: [0.5, 0.5])
    }
  }
}
