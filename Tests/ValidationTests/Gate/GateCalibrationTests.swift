// How often the gate is wrong, and how often it sees what is there: thousands of gates drawn from stored worlds,
// and the table of it, `results/gate.md`. Not here: the worlds (`GatePool.swift`).

import Experiments
import FleetModel
import FleetSimulation
import Foundation
import GroundTruth
import LabReports
import LabStatistics
import Testing

/// Of 1,000 gates at a level of 5 % more than 62 are wrong in one of 25 seeds (binomial: 50 on average, 6.9 the
/// deviation); seeds are fixed, so a gate that is right stays so.
@Suite(.enabled(if: Thoroughness.isAffordable))
struct GateCalibrationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let isSlow = environment["FLEETLAB_SLOW_TESTS"] == "1"
  private static let isRecorded = environment["FLEETLAB_RECORD"] == "1"
  private static let pool = Result { try GatePool.kept() }
  private static let gates = 1_000
  private static let mostWrong = 62

  /// Answers to a target, and how many call it worse than a baseline.
  struct Tally: Equatable {
    var (met, missed, open, worse) = (0, 0, 0, 0)
  }

  /// What the targets of a plan say to given numbers.
  private struct Stage {
    let plan: ExperimentPlan
    let template: ReplicationResult
    let yardsticks: Yardsticks

    init(atLeast: Double, replications: Int) throws {
      var plan = try ShippedScenario.plan(
        "ci", replications: replications, arms: ["control", "thompson-balanced"])
      plan.targets = [
        Target(
          arm: "thompson-balanced", reference: "control", measure: .successRate, atLeast: atLeast,
          window: GatePool.window)
      ]
      self.plan = plan
      let world = World(plan.world, chance: plan.chance(replication: 0))
      template = try Simulation.play(plan.arms[0], in: world, chance: plan.chance(replication: 0))
      // No gate here comes near what is possible at all.
      yardsticks = Yardsticks(of: world)
    }

    func word(_ scores: (control: [Double], learner: [Double])) throws -> Verdict.Word {
      let runs = [scores.control, scores.learner].map { values in
        values.map { value in
          var run = template
          run.daily = DailyMeasures(days: GatePool.window.upperBound)
          let day = GatePool.window.lowerBound
          run.daily.days[day].planned = 1
          run.daily.days[day].started = 1
          run.daily.days[day].tasks = 1
          run.daily.days[day].succeeded = value
          return run
        }
      }
      let result = ExperimentResult(
        plan: plan, runs: runs,
        yardsticks: Array(repeating: yardsticks, count: plan.replications))
      return try #require(result.verdicts().first).word
    }
  }

  /// The learner's scores against the control's, as if they were its own of before.
  private static func shift(
    _ scores: (control: [Double], learner: [Double]), margin: Double
  ) throws -> Shift.Word {
    let gauge = Gauge(.successRate, over: GatePool.window)
    let sheets = try [scores.control, scores.learner].map { values in
      try ScoreSheet(
        seed: 1, replications: Array(values.indices),
        rows: [.init(arm: "learner", gauge: gauge, values: values)])
    }
    let comparison = try ScoreComparison(
      of: [.init(name: "before", scores: sheets[0]), .init(name: "now", scores: sheets[1])],
      margin: margin)
    return try #require(comparison.parts.first?.shifts.first).word
  }

  private static func tally(_ one: Case) throws -> Tally {
    let pool = try pool.get().rescaled(to: one.effect)
    let stage = try Stage(atLeast: one.atLeast, replications: one.replications)
    return try (0..<gates).reduce(into: Tally()) { tally, gate in
      let scores = pool.drawn(one.replications, gate: gate)
      switch try stage.word(scores) {
      case .met: tally.met += 1
      case .missed: tally.missed += 1
      default: tally.open += 1
      }
      if one.effect == 0, try shift(scores, margin: 0) == .worse { tally.worse += 1 }
    }
  }

  @Test("the pool has the worlds it should have, and a learner that is better in them")
  func pool() throws {
    let pool = try Self.pool.get()
    #expect(pool.control.count == GatePool.count && pool.learner.count == GatePool.count)
    #expect(
      pool.planHash == Manifest.planHash(of: try GatePool.plan()).hexadecimal,
      "the scenario has changed: FLEETLAB_RECORD=1 FLEETLAB_SLOW_TESTS=1 plays the pool anew")
    #expect((pool.control + pool.learner).allSatisfy { (0...1).contains($0) })
  }

  /// A true effect, what is asked for, and how many replications the gate has.
  struct Case: Hashable, Sendable {
    let effect: Double
    let atLeast: Double
    let replications: Int

    private static let counts = isSlow ? [50, 100, 200] : [50]
    static let null = counts.map { Case(effect: 0, atLeast: 0, replications: $0) }
    static let line = counts.map { Case(effect: 0.2, atLeast: 0.2, replications: $0) }
    static let above = (isSlow ? [0.205, 0.21, 0.22] : [0.205]).flatMap { effect in
      counts.map { Case(effect: effect, atLeast: 0.2, replications: $0) }
    }
  }

  @Test(
    "of a thousand gates without an effect at most 62 pass, at most 62 call it worse",
    arguments: Case.null)
  func null(_ one: Case) throws {
    let tally = try Self.tally(one)
    #expect(tally.met <= Self.mostWrong && tally.worse <= Self.mostWrong, "\(tally)")
    // Nor does it never say anything: one in 10,000 seeds has fewer than 26 of 50.
    #expect(tally.met >= 26 && tally.worse >= 26, "\(tally)")
    try Self.expectPublished(one, tally)
  }

  @Test("of a thousand gates with exactly 20 % at most 62 find at least 20 %", arguments: Case.line)
  func line(_ one: Case) throws {
    let tally = try Self.tally(one)
    #expect(tally.met <= Self.mostWrong && tally.missed <= Self.mostWrong, "\(tally)")
    #expect(tally.met >= 26, "\(tally)")
    try Self.expectPublished(one, tally)
  }

  /// Student's t has this power by its own theory, if scores were normal: mean and deviation of what lies beyond
  /// 20 % are the pool's. Within four binomial deviations, .063: a false alarm in 10,000 seeds.
  @Test("above the line it passes as often as theory says", arguments: Case.above)
  func power(_ one: Case) throws {
    let tally = try Self.tally(one)
    let share = Double(tally.met) / Double(Self.gates)
    #expect(abs(share - (try Self.theory(one))) < 0.063, "\(tally)")
    try Self.expectPublished(one, tally)
  }

  private static func theory(_ one: Case) throws -> Double {
    let pool = try pool.get().rescaled(to: one.effect)
    let beyond = zip(pool.learner, pool.control).map { $0 - (1 + one.atLeast) * $1 }
    let moments = Moments(of: beyond)
    return StudentPower(.paired, alpha: 0.05, sides: .one).power(
      effect: moments.mean / moments.deviation, count: Double(one.replications))
  }

  // MARK: The table

  private static let path = ShippedScenario.root.appending(path: "results/gate.md")

  private static func row(_ one: Case, _ tally: Tally) throws -> String {
    let cells = [
      String(format: "%.1f", 100 * one.effect), String(format: "%.0f", 100 * one.atLeast),
      "\(one.replications)", "\(tally.met)", "\(tally.missed)", "\(tally.open)",
      String(format: "%.0f", 1_000 * (try theory(one))), one.effect == 0 ? "\(tally.worse)" : "–",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func expectPublished(_ one: Case, _ tally: Tally) throws {
    guard !isRecorded else { return }
    let text = try String(contentsOf: path, encoding: .utf8)
    let row = try row(one, tally)
    #expect(text.contains(row), "\(row) isn't in results/gate.md")
  }

  @Test("the table is written anew", .enabled(if: isRecorded && isSlow))
  func record() throws {
    let rows = try (Case.null + Case.line + Case.above).map { try Self.row($0, try Self.tally($0)) }
    let text = """
      # The gate, tried out

      How often `fleetlab check` is wrong, and how often it sees what is there. Each row is 1,000 gates; each gate
      draws its replications at random from a pool of 5,000 that were really played: `Scenarios/ci.yaml`, a world
      of a twentieth of the flagship's size, rate of success in days 21–30, `thompson-balanced` against `control`.
      The learner's scores are multiplied by one number, so that the pool's true effect is exactly what the first
      column says. A gate passes (*met*) when Student's one-sided 95 % bound and 10,000 random sign flips both say
      so. Where the true effect is exactly what is asked for, 50 of 1,000 pass by chance, and up to 62 is within
      the binomial's 95 % bound. *Theory* is how often Student's t passes by its own formula, if scores were
      normal. *Worse* holds the learner's scores against the control's as a baseline with a margin of 0: another
      one-sided test of 5 %, so without an effect about 100 of 1,000 gates say something, in one direction or the
      other.

      Written by a test (`FLEETLAB_RECORD=1 FLEETLAB_SLOW_TESTS=1 swift test --filter GateCalibrationTests`). `make
      test` draws some of the rows anew, `make test-all` all of them, and plays the pool anew.

      | True effect, % | Asked for, % | Replications | Met | Missed | Inconclusive | Met, theory | Worse |
      | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      \(rows.joined(separator: "\n"))

      """
    try text.write(to: Self.path, atomically: true, encoding: .utf8)
  }

  /// Two minutes: 10,000 replications of 30 days.
  @Test("the pool is what the scenario plays", .enabled(if: isSlow))
  func played() throws {
    let played = try GatePool.played()
    if Self.isRecorded {
      try played.text.write(to: GatePool.path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: GatePool.path, encoding: .utf8) == played.text)
  }
}
