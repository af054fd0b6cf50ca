// Intervals, bounds and p-values against SciPy. Not here: how often intervals are right
// (`RatioOfMeansTests.swift`).

import LabStatistics
import Testing

struct StudentTests {
  private func difference(_ confidence: Double = 0.95) throws -> PairedDifference {
    try PairedDifference(
      treatment: ReferenceSamples.treatment, control: ReferenceSamples.control,
      confidence: confidence)
  }

  @Test("the paired-t interval and test agree with SciPy's")
  func paired() throws {
    let difference = try difference()
    let interval = difference.estimate.interval(confidence: 0.95)
    #expect(agree(interval.lowerBound, 0.03973813423648298))
    #expect(agree(interval.upperBound, 0.09186186576351701))
    #expect(agree(difference.mean + difference.halfWidth, interval.upperBound))
    #expect(agree(difference.estimate.statistic(), 5.711407719722472))
    #expect(agree(difference.estimate.pValue(), 0.0002900895272193875))
    #expect(agree(difference.estimate.pValueOfMore(than: 0), 0.00014504476360969375))
    #expect(agree(difference.estimate.pValueOfMore(than: 0.05), 0.10172951616955767))
    // The two one-sided tests of equivalence within 0.02…0.12.
    #expect(agree(difference.estimate.pValueOfMore(than: 0.02), 0.0016140419468017129))
    #expect(agree(difference.estimate.pValueOfLess(than: 0.12), 0.0005565213902416976))
    #expect(agree(difference.standardisedMean, 1.8061057040191597))
  }

  /// SciPy's `ttest_rel`. The percentile interval of the same five differences is [0.0236, 0.0940];
  /// such intervals of five hold the truth 84 times in a hundred (`results/coverage.md`).
  @Test("five pairs have Student's interval, not that of resampling")
  func five() throws {
    let difference = try PairedDifference(
      treatment: Array(ReferenceSamples.treatment.prefix(5)),
      control: Array(ReferenceSamples.control.prefix(5)), confidence: 0.95)
    let interval = difference.estimate.interval(confidence: 0.95)
    #expect(agree(interval.lowerBound, 0.007912308882993505))
    #expect(agree(interval.upperBound, 0.12248769111700648))
    #expect(agree(difference.mean - difference.halfWidth, 0.007912308882993505))
    #expect(agree(difference.mean + difference.halfWidth, 0.12248769111700648))
  }

  /// Student's t with 9 degrees of freedom: 1.833112932656237 at 0.95, 2.262157162798205 at 0.975.
  @Test("a one-sided bound is the two-sided one of half the error")
  func bounds() throws {
    let estimate = try difference().estimate
    let error = estimate.standardError
    #expect(agree(estimate.lowerBound(confidence: 0.95), 0.0658 - 1.833112932656237 * error))
    #expect(agree(estimate.upperBound(confidence: 0.975), 0.0658 + 2.262157162798205 * error))
    #expect(agree(estimate.halfWidth(confidence: 0.99), 3.249835541592126 * error))
  }

  @Test("identical arms differ by exactly nothing")
  func identical() throws {
    let same = try PairedDifference(
      treatment: ReferenceSamples.control, control: ReferenceSamples.control, confidence: 0.999)
    #expect(same.mean == 0 && same.halfWidth == 0 && same.estimate.pValue() == 1)
    #expect(same.estimate.pValueOfMore(than: 0) == 1 && same.estimate.pValueOfMore(than: -1) == 0)
  }

  @Test("what can't be paired is refused")
  func refused() {
    #expect(throws: SampleError.countsDiffer(2, 1)) {
      try PairedDifference(treatment: [1, 2], control: [1], confidence: 0.95)
    }
    #expect(throws: SampleError.tooFew(1, atLeast: 2)) {
      try PairedDifference(treatment: [1], control: [1], confidence: 0.95)
    }
  }

  /// statsmodels' `multipletests(method="holm")`.
  @Test("Holm's adjusted p-values agree with statsmodels'")
  func holm() throws {
    let adjusted = try Holm.adjusted([0.0008, 0.009, 0.012, 0.021, 0.041, 0.19, 0.0008, 0.62])
    let expected = [0.0064, 0.054, 0.06, 0.084, 0.123, 0.38, 0.0064, 0.62]
    #expect(zip(adjusted, expected).allSatisfy { agree($0, $1) })
    #expect(try Holm.adjusted([]) == [])
    #expect(throws: SampleError.self) { try Holm.adjusted([0.5, .nan]) }
  }

  /// statsmodels' `proportion_confint(method="wilson")`, 95 %.
  @Test(
    "Wilson's interval agrees with statsmodels'",
    arguments: [
      (0, 10, 0, 0.27753279986288926), (1, 10, 0.017876213095072924, 0.40415002679523854),
      (3, 10, 0.10779126740630104, 0.6032218525388546), (10, 10, 0.7224672001371106, 1),
      (47, 50, 0.8378290831116182, 0.979385029651026),
      (52, 68, 0.6514483202805675, 0.8496550897970422),
    ])
  func wilson(successes: Int, trials: Int, low: Double, high: Double) throws {
    let wilson = try Wilson(successes: successes, trials: trials, confidence: 0.95)
    #expect(agree(wilson.interval.lowerBound, low) && agree(wilson.interval.upperBound, high))
  }
}
