// The sizes that tests ask for, against SciPy 1.17.1 and the published formula. Not here: whether
// tests keep what the sizes promise (`ABTestErrorRateTests.swift`).

import LearningCore
import Testing

struct ABTestPlanTests {
  /// Formula and search in Python, with SciPy's normal quantiles and exact tables.
  @Test("sizes are those that formula and enumeration give elsewhere")
  func sizes() throws {
    let cases: [(Double, Double, Double, Int, Int, Double)] = [
      (0.9, 0.07, 0.8, 2, 222, 0.8284680794056855),
      (0.85, 0.07, 0.8, 2, 353, 0.807272866560237),
      (0.95, 0.04, 0.8, 2, 333, 0.8477311436928037),
      (0.5, 0.1, 0.9, 2, 538, 0.9008103175423856),
      (0.9, 0.07, 0.8, 3, 263, 0.8323632551206561),
    ]
    for (base, effect, power, arms, count, exact) in cases {
      let plan = try ABTestPlan(
        baseRate: base, smallestEffect: effect, power: power, armCount: arms)
      #expect(plan.resultsPerArm == count, "\(base) + \(effect)")
      #expect(abs(plan.exactPower - exact) < 1e-11 && plan.exactPower >= power)
    }
    #expect(abs(ABTestPlan.formula(0.9, 0.97, 0.05, 0.8) - 221.16581104387586) < 1e-9)
    #expect(abs(ABTestPlan.formula(0.5, 0.6, 0.05, 0.9) - 537.8512442860375) < 1e-9)
  }

  @Test("the promised power is kept for all rates and effects that loops may ask for")
  func promise() throws {
    for base in [0, 0.05, 0.3, 0.5, 0.7, 0.93] {
      let plan = try ABTestPlan(baseRate: base, smallestEffect: 0.07)
      #expect(plan.exactPower >= 0.8, "\(base)")
      let alarms = FisherPower(
        firstRate: base, secondRate: base, count: plan.resultsPerArm, level: plan.level)
      #expect(alarms.firstWins + alarms.secondWins <= 0.05, "\(base)")
    }
  }

  @Test("what can't be planned is refused with what would be right")
  func refusals() {
    #expect(throws: ABTestError.noRoom(baseRate: 0.95, smallestEffect: 0.07)) {
      try ABTestPlan(baseRate: 0.95, smallestEffect: 0.07)
    }
    #expect(throws: ABTestError.notARate("power", 1)) {
      try ABTestPlan(baseRate: 0.5, smallestEffect: 0.1, power: 1)
    }
    #expect(throws: ABTestError.notARate("base rate", -0.1)) {
      try ABTestPlan(baseRate: -0.1, smallestEffect: 0.1)
    }
    #expect(throws: ABTestError.tooFewStrategies(1)) {
      try ABTestPlan(baseRate: 0.5, smallestEffect: 0.1, armCount: 1)
    }
    #expect(throws: ABTestError.tooLarge(atLeast: 39_440, most: 20_000)) {
      try ABTestPlan(baseRate: 0.5, smallestEffect: 0.01)
    }
  }
}
