// Sign flips by hand, exact against random, and under a hypothesis that isn't 0.
// Not here: reference numbers (`ValidationTests`).

import LabStatistics
import Stochastics
import Testing

struct SignFlipTests {
  /// Of the eight signed sums of 1, 2, 4 only 7 and −7 are as far as 7, and 7 alone as high.
  @Test("three differences by hand")
  func byHand() throws {
    let test = try SignFlip(differences: [1, 2, 4], seed: 1)
    #expect(test.isExact && test.pValue == 2.0 / 8 && test.pValueOfMore == 1.0 / 8)
    // Less 2: −1, 0 and 2 with sum 1; the sums are 3, 1, −1, −3, each twice: all as far, half as high.
    let shifted = try SignFlip(differences: [1, 2, 4], hypothesis: 2, seed: 1)
    #expect(shifted.pValue == 1 && shifted.pValueOfMore == 4.0 / 8)
    #expect(try SignFlip(differences: [0, 0, 0], seed: 1).pValue == 1)
  }

  private func normals(_ count: Int, shift: Double, _ entity: UInt64) -> [Double] {
    var stream = StreamRoot(seed: 5, replication: 0).key(Purpose("flips")).stream(entity: entity)
    return (0..<count).map { _ in shift + StandardNormal.quantile(stream.uniform()) }
  }

  /// Twenty numbers exactly, and the same with a 21st that is 0, which adds nothing to any sum.
  /// Within four binomial deviations; the seed is fixed.
  @Test("random flips come to what all flips say", arguments: [0.0, 0.3, 0.5])
  func random(shift: Double) throws {
    let sample = normals(20, shift: shift, 1)
    let exact = try SignFlip(differences: sample, seed: 1)
    let drawn = try SignFlip(differences: sample + [0], seed: 7, flips: 40_000)
    #expect(exact.isExact && !drawn.isExact)
    for (one, other) in [
      (exact.pValue, drawn.pValue), (exact.pValueOfMore, drawn.pValueOfMore),
    ] {
      let error = (one * (1 - one) / 40_000).squareRoot()
      #expect(abs(one - other) <= 4 * error + 1 / 40_000.0)
    }
    #expect(drawn == (try SignFlip(differences: sample + [0], seed: 7, flips: 40_000)))
  }

  @Test("random p-values are never 0")
  func smallest() throws {
    let test = try SignFlip(
      differences: (1...70).map { Double($0) }, seed: 3, flips: 999)
    #expect(test.pValue == 1.0 / 1_000)
  }

  /// 2 000 tests of 25 normal differences at 5 %; within four binomial deviations.
  @Test("one test in twenty rejects what is true")
  func size() throws {
    let rejected = try (0..<2_000).count { trial in
      let sample = normals(25, shift: 1, UInt64(trial))
      return try SignFlip(differences: sample, hypothesis: 1, seed: UInt64(trial), flips: 999)
        .pValue <= 0.05
    }
    #expect(abs(Double(rejected) / 2_000 - 0.05) < 4 * (0.05 * 0.95 / 2_000).squareRoot())
  }
}
