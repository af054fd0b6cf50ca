// Each kind of question and its answers, on results made up by hand. Not here: improvements
// (`ComparisonTests.swift`), playing.

import Experiments
import GroundTruth
import LabStatistics
import TestSupport
import Testing

struct TargetTests {
  private static func verdict(
    _ kind: Target.Kind, atLeast: Double = 0, own: [Double], others: [Double],
    measure: Measure = .score
  ) throws -> Verdict {
    var small = SmallExperiment()
    small.arms = [small.arms[0], small.arms[2]]
    small.targets = [
      Target(
        arm: "how", reference: "control", measure: measure, kind: kind, atLeast: atLeast,
        window: 0..<2)
    ]
    return try #require(try small.madeUp([others, own]).verdicts().first)
  }

  /// Numbers around a mean whose deviations add up to nothing.
  private static func around(_ mean: Double, _ spread: Double, count: Int = 50) -> [Double] {
    (0..<count).map { mean + ($0 % 2 == 0 ? spread : -spread) }
  }

  private static let base = Array(repeating: 0.5, count: 50)

  /// The ceiling's score is above .8, so half of the gap from .5 is more than .15.
  @Test("a share of the gap")
  func gap() throws {
    let met = try Self.verdict(
      .gapClosed, atLeast: 0.5, own: Self.around(0.75, 0.01), others: Self.base)
    let bound = try #require(met.boundMean)
    #expect(met.word == (0.25 / (bound - 0.5) > 0.5 ? .met : .missed))
    #expect(met.decision.map { abs($0.estimate.value - 0.25 / (bound - 0.5)) < 1e-9 } == true)
    let missed = try Self.verdict(
      .gapClosed, atLeast: 0.5, own: Self.around(0.55, 0.01), others: Self.base)
    #expect(missed.word == .missed)
    let beyond = try Self.verdict(
      .gapClosed, atLeast: 1.1, own: Self.around(0.75, 0.01), others: Self.base)
    #expect(beyond.word == .infeasible)
  }

  @Test(
    "better at all",
    arguments: [(0.51, 0.01, "met"), (0.49, 0.01, "missed"), (0.5005, 0.02, "inconclusive")])
  func better(mean: Double, spread: Double, word: String) throws {
    let verdict = try Self.verdict(.better, own: Self.around(mean, spread), others: Self.base)
    #expect(verdict.word.rawValue == word)
  }

  /// A difference of .005 with an error of .02 / 7: two one-sided tests at ±.01, by Student's t with 49.
  @Test(
    "as good as another",
    arguments: [
      (0.505, 0.005, 0.02, "met"), (0.505, 0.02, 0.02, "met"), (0.52, 0.005, 0.02, "missed"),
      (0.5099, 0.02, 0.02, "inconclusive"), (0.505, 0.005, 0.005, "missed"),
    ])
  func equivalent(mean: Double, spread: Double, share: Double, word: String) throws {
    let own = Self.around(mean, spread)
    let verdict = try Self.verdict(.equivalent(.relative(share)), own: own, others: Self.base)
    let estimate = moments(own.map { $0 - 0.5 })
    let (low, high) = (
      estimate.mean - 1.676_551 * estimate.error, estimate.mean + 1.676_551 * estimate.error
    )
    let margin = share * 0.5
    let expected =
      low > -margin && high < margin
      ? "met" : low > margin || high < -margin ? "missed" : "inconclusive"
    #expect(verdict.word.rawValue == expected && expected == word)
  }

  /// One difference of fifty is huge: Student's bound and flipped signs disagree about such samples, or the
  /// t interval is wide. Whatever is not seen by both isn't called met.
  @Test("what two tests disagree on is undecided")
  func disagreement() throws {
    var small = SmallExperiment()
    small.arms = [small.arms[0], small.arms[2]]
    for seed in 0..<200 {
      var generator = SplitMix64(seed: UInt64(seed))
      let own = (0..<50).map { _ in 0.5 + 0.02 * (Double(generator.next() >> 12) * 0x1p-52 - 0.42) }
      let verdict = try Self.verdict(.better, own: own, others: Self.base)
      let decision = try #require(verdict.decision)
      if verdict.word == .met { #expect(decision.low >= 0 && decision.signFlipP <= 0.05) }
      if decision.low >= 0 && decision.signFlipP > 0.05 { #expect(verdict.word == .inconclusive) }
    }
  }

  /// n from the noncentral t at power .8; with d_z = .1 one-sided 620 (R: power.t.test, paired, one.sided).
  @Test("an undecided target says how many replications would settle it")
  func settling() throws {
    let own = Self.around(0.5, 0.01).enumerated().map {
      $0.element + 0.001 * (50.0 / 49).squareRoot()
    }
    let verdict = try Self.verdict(.better, own: own, others: Self.base)
    #expect(verdict.word == .inconclusive)
    #expect(verdict.decision?.settledBy == 620)
    #expect(verdict.sentence.contains("about 620 replications would settle it"))
  }

  @Test("an arm that wasn't played makes its target invalid")
  func missing() throws {
    var small = SmallExperiment()
    small.targets = [
      Target(arm: "both", reference: "control", measure: .score, atLeast: 0.1, window: 0..<2)
    ]
    let (plan, left) = small.plan.keeping(["who"])
    #expect(left == ["how", "both"])
    let result = try ExperimentRunner(plan, jobs: 1).run(measuresOverhead: false).result
    let verdict = try #require(result.verdicts().first)
    #expect(verdict.word == .invalid && verdict.sentence.contains("'both' wasn't played"))
  }

  @Test("a failed check makes every verdict invalid")
  func invalid() throws {
    var small = SmallExperiment()
    small.arms = [small.arms[0], small.arms[2]]
    small.targets = [
      Target(arm: "how", reference: "control", measure: .score, atLeast: 0.2, window: 0..<2)
    ]
    var result = try small.madeUp([Self.base, Self.around(0.7, 0.01)])
    #expect(result.verdicts().map(\.word) == [.met])
    result.validity = [ValidityCheck("null world", .passed, figure: "", meaning: "")]
    #expect(result.verdicts().map(\.word) == [.met])
    result.validity.append(ValidityCheck("same arm twice", .failed, figure: "no", meaning: ""))
    #expect(result.verdicts().map(\.word) == [.invalid])
    #expect(result.verdicts()[0].sentence.contains("'same arm twice' failed: no"))
  }
}
