// How many replications a question needs, against SciPy. Not here: the power of tests (`LabStatisticsTests`).

import Experiments
import GroundTruth
import Testing

struct PilotTests {
  /// Twenty gains of `gain` ± `spread` by turns over a control that doesn't vary: their deviation is
  /// `spread` · √(20/19).
  private func pilot(
    gain: Double, spread: Double, atLeast: [Double] = [], arms: Int = 1, control: Double = 0.5
  ) throws -> Pilot {
    var small = SmallExperiment()
    small.arms = (0...arms).map { SmallExperiment.arm($0 == 0 ? "control" : "\($0)") }
    small.targets = atLeast.map {
      Target(arm: "1", reference: "control", measure: .score, atLeast: $0, window: 0..<2)
    }
    let values = (0..<20).map { control + gain + ($0 % 2 == 0 ? spread : -spread) }
    let result = try small.madeUp(
      [Array(repeating: control, count: 20)] + Array(repeating: values, count: arms))
    return Pilot(of: result)
  }

  private func agree(_ one: Double?, _ other: Double, within: Double = 1e-8) -> Bool {
    one.map { abs($0 - other) <= within * abs(other) } ?? false
  }

  /// SciPy 1.17.1, `nct` with d_z √n: two-sided at .05, d_z .3 needs 90 for .8 and 119 for .9; at .025, 109
  /// and 141. 200 see d_z .1990641754 with .8.
  @Test("numbers are SciPy's")
  func numbers() throws {
    let deviation = 0.02
    let spread = deviation * (19.0 / 20).squareRoot()
    let pilot = try pilot(gain: 0.3 * deviation, spread: spread, arms: 2)
    let question = try #require(pilot.arms.first)
    #expect(pilot.arms.count == 2 && pilot.targets.isEmpty)
    #expect(agree(question.standardised, 0.3) && agree(question.deviation, deviation))
    #expect(agree(question.gain, 0.006) && agree(question.relative, 0.012))
    #expect(question.needs.map(\.power) == [0.8, 0.9])
    #expect(question.needs.map(\.alone) == [90, 119])
    #expect(question.needs.map(\.inFamily) == [109, 141])
    #expect(agree(question.smallestSeen, 0.1990641754067204 * deviation / 0.5))
    // √(19 / χ²) at .975 and .025 with 19 degrees of freedom.
    #expect(agree(question.deviationInterval.lowerBound, 0.7604903943298749 * deviation))
    #expect(agree(question.deviationInterval.upperBound, 1.4605716361172219 * deviation))
    #expect(question.skew < 1e-6 && question.settling == nil)
  }

  /// SciPy: one-sided at .05, .25 deviations beyond the line need 101 for .8, .1 deviations 620.
  @Test("a target's verdict stands after so many, on either side of its line")
  func settling() throws {
    let deviation = 0.02
    let spread = deviation * (19.0 / 20).squareRoot()
    // 10 % of .5 is .05.
    for (beyond, count, word) in [
      (0.25, 101, Verdict.Word.met), (-0.25, 101, .missed), (0.1, 620, .met), (3, 50, .met),
    ] {
      let pilot = try pilot(gain: 0.05 + beyond * deviation, spread: spread, atLeast: [0.1])
      let settling = try #require(pilot.targets.first?.settling)
      #expect(settling.word == word && settling.count == count)
      // To see what is asked for: 2.5 deviations.
      #expect(pilot.targets.first.map { agree($0.effect, 0.05) } == true)
    }
  }

  /// SciPy as above; a margin of 10 % is .05, and .25 deviations of .02 within it or beyond it settle.
  @Test("an equivalence is settled by the distance to its nearer margin")
  func equivalence() throws {
    let deviation = 0.02
    let spread = deviation * (19.0 / 20).squareRoot()
    for (beyond, word) in [(-0.25, Verdict.Word.met), (0.25, .missed)] {
      var small = SmallExperiment()
      small.arms = ["control", "1"].map { SmallExperiment.arm($0) }
      small.targets = [
        Target(
          arm: "1", reference: "control", measure: .score, kind: .equivalent(.relative(0.1)),
          window: 0..<2)
      ]
      let values = (0..<20).map {
        0.55 + beyond * deviation + ($0 % 2 == 0 ? spread : -spread)
      }
      let pilot = Pilot(of: try small.madeUp([Array(repeating: 0.5, count: 20), values]))
      let question = try #require(pilot.targets.first)
      #expect(question.settling?.word == word && question.settling?.count == 101)
      #expect(agree(question.effect, 0.05))
    }
  }

  @Test("what even the ceiling can't reach is infeasible, and no number of replications helps")
  func infeasible() throws {
    let pilot = try pilot(gain: 0.1, spread: 0.01, atLeast: [1.01, 0.1])
    #expect(pilot.targets.map { $0.settling?.word } == [.infeasible, .met])
    #expect(pilot.targets[0].settling?.count == nil)
  }

  @Test("without spread two are enough to see a difference, and no number to see none")
  func constant() throws {
    #expect(try pilot(gain: 0.25, spread: 0).arms[0].needs.map(\.alone) == [2, 2])
    #expect(try pilot(gain: 0, spread: 0).arms[0].needs.map(\.alone) == [nil, nil])
    #expect(try pilot(gain: 0, spread: 0.01).arms[0].needs.map(\.alone) == [nil, nil])
  }
}
