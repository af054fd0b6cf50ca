// The one score function against the documents' own numbers. Not here: rewards
// (`LearningCoreTests`).

import FleetModel
import Testing

struct ScoreTests {
  /// Metrics of five days of *Learning System Diagrams*, §6, and what the documented weights make
  /// of them by hand. (The diagrams' own scores divide 3.5 s by something else than the documented
  /// 60 s.)
  @Test(
    "the documents' metrics give the documents' formula",
    arguments: [
      ([0.75, 3.5, 0.15, 0.70, 0.50], 0.76583), ([0.82, 3.1, 0.12, 0.75, 0.55], 0.81017),
      ([0.86, 2.8, 0.09, 0.78, 0.62], 0.84217), ([0.91, 2.5, 0.06, 0.82, 0.70], 0.88067),
      ([0.94, 2.3, 0.04, 0.86, 0.75], 0.90833),
    ])
  func documented(day: [Double], score: Double) {
    let value = Score.value(
      success: day[0], satisfaction: day[3], seconds: day[1], scale: 60, error: day[2],
      efficiency: day[4])
    #expect(abs(value - score) < 0.5e-5, "printed with five digits")
  }

  @Test("a missing signal leaves the others their proportions")
  func renormalised() {
    // Every subset of the four signals that may be missing, against sums made term by term.
    for present in 0..<16 {
      let has = (0..<4).map { present >> $0 & 1 == 1 }
      let all = [
        (0.30, 0.9, true), (0.25, 0.7, has[0]), (0.20, 1 - 12.0 / 60, has[1]),
        (0.15, 1 - 0.4, has[2]), (0.10, 0.55, has[3]),
      ]
      let there = all.filter { $0.2 }
      let mean = there.map { $0.0 * $0.1 }.reduce(0, +) / there.map { $0.0 }.reduce(0, +)
      let score = Score.value(
        success: 0.9, satisfaction: has[0] ? 0.7 : nil, seconds: has[1] ? 12 : nil, scale: 60,
        error: has[2] ? 0.4 : nil, efficiency: has[3] ? 0.55 : nil)
      #expect(abs(score - mean) < 1e-15)
    }
  }

  @Test("neither slowness nor errors cost more than their whole weight")
  func clamped() {
    func score(_ seconds: Double, _ error: Double) -> Double {
      Score.value(
        success: 1, satisfaction: 1, seconds: seconds, scale: 60, error: error, efficiency: 1)
    }
    #expect(abs(score(60, 1) - 0.65) < 1e-15)
    #expect(score(6_000, 7) == score(60, 1))
    #expect(abs(score(0, 0) - 1) < 1e-15)
  }
}
