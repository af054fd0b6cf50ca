// Resamples against a plain computation from the same indices, and what pairing does.
// Not here: coverage (`ValidationTests/CoverageTests.swift`), reference numbers.

import LabStatistics
import Testing

struct BootstrapTests {
  private static let table = [
    [0.4, 1.5, -0.2], [0.1, 1.1, 0.3], [0.9, 1.3, 0.3], [0.5, 1.9, 0.8], [0.2, 1.2, 0.1],
    [0.2, 1.0, 0.4], [0.7, 1.4, 0.3],
  ]

  @Test("resamples are what a plain program draws")
  func plain() throws {
    let drawn = Resamples(
      of: try ScoreTable(Self.table), .interquartileMean, seed: 9, count: 200)
    var sequence = SplitMix64Sequence(seed: 9)
    for value in drawn.values {
      var cells: [Double] = []
      for _ in 0..<7 {
        for stratum in 0..<3 { cells.append(Self.table[sequence.below(7)][stratum]) }
      }
      // 21 cells: five off each end.
      let middle = cells.sorted()[5..<16]
      #expect(agree(value, middle.reduce(0, +) / 11, within: 1e-12))
    }
  }

  @Test("what both arms have in common cancels, stratum by stratum")
  func pairing() throws {
    let control = try ScoreTable(Self.table)
    let better = try ScoreTable(Self.table.map { $0.map { $0 + 0.25 } })
    let paired = try PairedBootstrap(treatment: better, control: control, seed: 1, resamples: 500)
    #expect(paired.differences.allSatisfy { agree($0, 0.25, within: 1e-12) })
    #expect(paired.shareBelowZero == 0)
    let same = try PairedBootstrap(treatment: control, control: control, seed: 1, resamples: 500)
    #expect(same.interval(confidence: 0.999) == 0...0)
  }

  @Test("tables that can't be paired, or aren't tables, are refused")
  func refused() throws {
    let three = try ScoreTable([1, 2, 3])
    #expect(throws: SampleError.countsDiffer(2, 3)) {
      try PairedBootstrap(treatment: ScoreTable([1, 2]), control: three, seed: 1)
    }
    #expect(throws: SampleError.ragged(1, expected: 2, run: 1)) { try ScoreTable([[1, 2], [3]]) }
    #expect(throws: SampleError.tooFew(0, atLeast: 1)) { try ScoreTable([[Double]]()) }
  }

  /// A sample's bootstrap-t interval moves and stretches with the sample.
  @Test("the bootstrap-t interval goes with place and scale")
  func studentised() throws {
    let sample = [0.1, 0.4, 0.2, 1.9, 0.3, 0.6]
    let plain = try BootstrapT(of: sample, seed: 2).interval(confidence: 0.95)
    let moved = try BootstrapT(of: sample.map { 3 * $0 + 10 }, seed: 2).interval(confidence: 0.95)
    #expect(agree(moved.lowerBound, 3 * plain.lowerBound + 10))
    #expect(agree(moved.upperBound, 3 * plain.upperBound + 10))
    // Skewed to the right, so it reaches further up than Student's, which is symmetric.
    let mean = Moments(of: sample).mean
    #expect(plain.upperBound - mean > mean - plain.lowerBound)
    #expect(try BootstrapT(of: [2, 2, 2], seed: 1).interval(confidence: 0.95) == 2...2)
    #expect(
      try BootstrapT(of: [1, 2], seed: 1).interval(confidence: 0.95) == -.infinity ... .infinity)
  }
}
