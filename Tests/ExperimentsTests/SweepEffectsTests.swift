// Effects of a sweep: by hand, where they must be nothing, and which plans have them. Not here: which arms a
// sweep stands for (`ScenarioFilesTests`).

import Experiments
import GroundTruth
import Testing

struct SweepEffectsTests {
  /// Two factors of two and three levels, in four replications, the last factor fastest.
  private static let cells = [
    [0.50, 0.52, 0.49, 0.51], [0.55, 0.58, 0.53, 0.57], [0.60, 0.61, 0.60, 0.63],
    [0.62, 0.60, 0.61, 0.65], [0.70, 0.69, 0.68, 0.74], [0.52, 0.50, 0.55, 0.53],
  ]
  private static let sweep = Sweep(
    "tuned",
    Crossing([.init("alpha", levels: ["1", "2"]), .init("epsilon", levels: ["a", "b", "c"])]))

  private func result(
    _ cells: [[Double]], _ sweep: Sweep = sweep, isBackwards: Bool = false
  ) throws -> ExperimentResult {
    var small = SmallExperiment()
    let names = isBackwards ? sweep.arms.reversed() : sweep.arms
    small.arms =
      [SmallExperiment.arm("control", learns: false)]
      + names.map {
        SmallExperiment.arm($0)
      }
    let control = cells[0].map { _ in 0.4 }
    let made = try small.madeUp([control] + (isBackwards ? cells.reversed() : cells))
    var plan = made.plan
    plan.sweeps = [sweep]
    return ExperimentResult(plan: plan, runs: made.runs, yardsticks: made.yardsticks)
  }

  private func agree(_ estimate: Comparison.Estimate, _ contrasts: [Double]) -> Bool {
    let expected = moments(contrasts)
    // Student's quantile at 97.5 % with 3 degrees of freedom.
    let half = 3.182_446_305 * expected.error
    return abs(estimate.value - expected.mean) < 1e-12
      && abs(estimate.low - expected.mean + half) < 1e-8
      && abs(estimate.high - expected.mean - half) < 1e-8
  }

  @Test("they are the textbook's contrasts, replication by replication")
  func effects() throws {
    let found = try result(Self.cells).sweepEffects(.score)
    try #require(found.count == 1)
    let (effects, y) = (found[0], Self.cells)
    #expect(effects.sweep == Self.sweep && effects.measure == .score)
    #expect(abs(effects.mean - y.joined().reduce(0, +) / 24) < 1e-12)
    #expect(effects.main.map(\.count) == [2, 3])
    /// Means of some cells, a replication each.
    func means(_ cells: [Int]) -> [Double] {
      (0..<4).map { r -> Double in cells.map { y[$0][r] }.reduce(0, +) / Double(cells.count) }
    }
    let all = means(Array(0..<6))
    let alpha = [means([0, 1, 2]), means([3, 4, 5])]
    let epsilon = [means([0, 3]), means([1, 4]), means([2, 5])]
    func minus(_ one: [Double], _ other: [Double]) -> [Double] { zip(one, other).map { $0 - $1 } }
    for level in 0..<2 {
      let found = effects.main[0][level]
      #expect(abs(found.effect.mean - moments(alpha[level]).mean) < 1e-12)
      #expect(agree(found.effect.contrast, minus(alpha[level], all)))
    }
    for level in 0..<3 {
      let found = effects.main[1][level]
      #expect(agree(found.effect.contrast, minus(epsilon[level], all)))
      if level > 0 {
        #expect(agree(try #require(found.againstFirst), minus(epsilon[level], epsilon[0])))
      }
    }
    #expect(effects.main.allSatisfy { $0[0].againstFirst == nil })
    try #require(effects.interactions.count == 1)
    let pair = effects.interactions[0]
    #expect(pair.one == 0 && pair.other == 1)
    for i in 0..<2 {
      for j in 0..<3 {
        let (cell, found) = (y[3 * i + j], pair.cells[i][j])
        #expect(abs(found.mean - moments(cell).mean) < 1e-12)
        let contrast = minus(minus(cell, alpha[i]), minus(epsilon[j], all))
        #expect(agree(found.contrast, contrast))
      }
    }
    // Of the numbers above by hand: alpha's sums are 6.69 and 7.39 over 12, so half their difference .7 / 24.
    #expect(abs(effects.main[0][0].effect.contrast.value + 0.7 / 24) < 1e-12)
    #expect(abs(effects.main[0][1].effect.contrast.value - 0.7 / 24) < 1e-12)
  }

  @Test("what adds up has no interaction, and effects add up to nothing over a factor's levels")
  func additive() throws {
    var sums: [[Double]] = []
    for i in 0..<2 {
      for j in 0..<3 {
        let cell = 0.1 * Double(i) + 0.03 * Double(j * j)
        sums.append((0..<4).map { cell + 0.01 * Double($0) })
      }
    }
    let effects = try #require(try result(sums).sweepEffects(.score).first)
    for cell in effects.interactions[0].cells.joined() {
      #expect(abs(cell.contrast.value) < 1e-15 && abs(cell.contrast.high) < 1e-12)
    }
    #expect(abs(effects.main[0][1].againstFirst!.value - 0.1) < 1e-12)
    #expect(abs(effects.main[1][2].againstFirst!.value - 0.12) < 1e-12)
    let uneven = try #require(try result(Self.cells).sweepEffects(.score).first)
    for levels in uneven.main {
      #expect(abs(levels.reduce(0) { $0 + $1.effect.contrast.value }) < 1e-12)
    }
    for row in uneven.interactions[0].cells {
      #expect(abs(row.reduce(0) { $0 + $1.contrast.value }) < 1e-12)
    }
  }

  @Test("three factors have three pairs, each over all levels of the third")
  func three() throws {
    let sweep = Sweep(
      "s", Crossing(["x", "y", "z"].map { .init($0, levels: ["0", "1"]) }))
    // z turns x around, and y does nothing.
    let cells = sweep.crossing.combinations.map { levels in
      (0..<4).map { Double(levels[0] ^ levels[2]) + 0.01 * Double($0) }
    }
    let effects = try #require(try result(cells, sweep).sweepEffects(.score).first)
    #expect(effects.interactions.map { [$0.one, $0.other] } == [[0, 1], [0, 2], [1, 2]])
    let main = effects.main.joined().map(\.effect.contrast.value)
    #expect(main.allSatisfy { abs($0) < 1e-12 }, "no main effect tells of it")
    let corner = effects.interactions.map { $0.cells[1][1].contrast.value }
    #expect(abs(corner[0]) < 1e-12 && abs(corner[1] + 0.5) < 1e-12 && abs(corner[2]) < 1e-12)
  }

  @Test(
    "by the arms' names, wherever they stand; not without all of them, nor from one replication")
  func plans() throws {
    let straight = try #require(try result(Self.cells).sweepEffects(.score).first)
    let turned = try #require(
      try result(Self.cells, isBackwards: true).sweepEffects(.score).first)
    #expect(
      straight.main.map { $0.map(\.effect.mean) } == turned.main.map { $0.map(\.effect.mean) })
    #expect(try result(Self.cells.map { [$0[0]] }).sweepEffects(.score).isEmpty)
    let whole = try result(Self.cells)
    var plan = whole.plan
    plan.arms.removeLast()
    let part = ExperimentResult(
      plan: plan, runs: whole.runs.dropLast(), yardsticks: whole.yardsticks)
    #expect(part.sweepEffects(.score).isEmpty)
    plan.sweeps = []
    #expect(
      ExperimentResult(plan: plan, runs: part.runs, yardsticks: part.yardsticks)
        .sweepEffects(.score).isEmpty)
  }
}
