// Single checks, counted by hand. Not here: how often they are right
// (`SafeguardCalibrationTests.swift`), what follows (`RollbackTests.swift`).

import Foundation
import Instants
import LearningCore
import Testing

struct SafeguardTests {
  /// Checks every 10 tasks over the last 10, against the first 20 good ones.
  private static func documented() -> SafeguardSettings {
    var settings = SafeguardSettings()
    settings.rule = .documented
    (settings.minimumBaseline, settings.dayZeroTasks, settings.baselineTasks) = (20, 20, 100)
    settings.lag = 10
    return settings
  }

  /// Ten tasks with each score, and what the checks say.
  private static func play(
    _ levels: [Double], into guardian: inout Safeguard, fleet: Double? = nil
  ) -> [SafeguardFinding] {
    levels.flatMap { level in
      (0..<10).compactMap { _ in
        guardian.record(
          score: level, fleetScore: fleet, at: moment(ofTask: guardian.taskCount))
      }
    }
  }

  /// The documents' example: .85, then .72, .70 and .69, which are −15.3, −17.6 and −18.8 %.
  @Test("S1: three checks in a row below −5 % fire, with the documents' percentages")
  func threeInARow() throws {
    var guardian = Safeguard(settings: Self.documented())
    let findings = Self.play([0.85, 0.85, 0.72, 0.70, 0.69], into: &guardian)
    try #require(findings.count == 5)
    let expected = [-15.294117647058824, -17.647058823529413, -18.823529411764707]
    for (finding, percent) in zip(findings.suffix(3), expected) {
      #expect(abs(try #require(finding.degradation) - percent) < 1e-9)
      #expect(finding.isDegraded && finding.trigger == .movingBaseline)
    }
    #expect(findings.map(\.inARow) == [0, 0, 1, 2, 3])
    #expect(findings.map(\.fires) == [false, false, false, false, true])
    #expect(findings.map(\.taskCount) == [10, 20, 30, 40, 50])
    // The check before the first degraded one was the last at which all was well.
    #expect(findings[4].fallBegan == moment(ofTask: 19))
    #expect(guardian.alarmCount == 1)
  }

  @Test("S1: two checks in a row don't fire, and one that isn't degraded resets the count")
  func recovery() {
    var guardian = Safeguard(settings: Self.documented())
    let findings = Self.play(
      [0.85, 0.85, 0.70, 0.70, 0.84, 0.70, 0.70, 0.85, 0.70], into: &guardian)
    #expect(findings.map(\.inARow) == [0, 0, 1, 2, 0, 1, 2, 0, 1])
    #expect(!findings.contains { $0.fires })
  }

  /// 5 % of .80 is .04.
  @Test(
    "exactly at the threshold nothing is degraded", arguments: [(0.7601, false), (0.7599, true)])
  func threshold(level: Double, isDegraded: Bool) {
    var guardian = Safeguard(settings: Self.documented())
    #expect(Self.play([0.80, 0.80, level], into: &guardian)[2].isDegraded == isDegraded)
  }

  /// It rises to .955 and sinks by .01 a check to .705: no check is more than 5 % below what was
  /// good just before it, and day 0 was .80.
  @Test("S1: the day-0 baseline catches what sinks too slowly for the moving one")
  func dayZero() throws {
    var settings = Self.documented()
    settings.baselineTasks = 20
    var guardian = Safeguard(settings: settings)
    let falling = (0..<26).map { 0.955 - 0.01 * Double($0) }
    let findings = Self.play(
      [0.80, 0.80, 0.82, 0.84, 0.86, 0.88, 0.90, 0.92, 0.94] + falling, into: &guardian)
    let alarm = try #require(findings.first { $0.fires })
    #expect(alarm.trigger == .dayZero)
    // .755, .745 and .735 are the first below .76.
    let degradation = try #require(alarm.degradation)
    #expect(abs(degradation + 8.125) < 1e-9)
  }

  /// Nothing but the mean differs from the good tasks, so each task's wealth is a power of one
  /// number: with a stake s on a shortfall of .2 · .8 less the tolerance of .024, found by hand.
  @Test("S1: the sequential rule fires when the odds are 1,000 to 1, and not before")
  func odds() throws {
    var guardian = Safeguard()
    _ = Self.play(Array(repeating: 0.8, count: 40), into: &guardian)
    let fall = 0.2 * 0.8
    let growth = 1 + fall / (fall / 3 + fall * fall) * (fall - 0.03 * 0.8)
    let tasks = Int((log(1_000) / log(growth)).rounded(.up))
    #expect(tasks == 29)
    let findings = Self.play(Array(repeating: 0.64, count: 3), into: &guardian)
    #expect(findings.map(\.fires) == [false, false, true])
    let depth = try #require(findings[2].depth)
    #expect(abs(depth + 20) < 1e-9)
    #expect(findings[2].fallBegan == moment(ofTask: 399))
  }

  @Test("a fall by half the threshold never fires, however long it lasts")
  func smallFall() {
    var guardian = Safeguard()
    let findings = Self.play(
      Array(repeating: 0.8, count: 40) + Array(repeating: 0.78, count: 500), into: &guardian)
    #expect(!findings.contains { $0.fires })
  }

  @Test("before 200 good tasks nothing is compared")
  func tooEarly() {
    var guardian = Safeguard()
    let findings = Self.play(Array(repeating: 0.8, count: 19) + [0.1, 0.8], into: &guardian)
    #expect(findings.prefix(20).allSatisfy { $0.degradation == nil && !$0.fires })
    #expect(findings[20].degradation != nil)
  }

  @Test("what belongs to a fall never becomes the baseline, and what rose does")
  func baselineIsGood() throws {
    var guardian = Safeguard(settings: Self.documented())
    _ = Self.play([0.8, 0.8, 0.7, 0.7, 0.7, 0.7], into: &guardian)
    let fallen = try #require(guardian.baselineScore)
    #expect(abs(fallen - 0.8) < 1e-12)
    // Nine good checks beside the two first ones; the last waits, and ten is the most.
    guardian = Safeguard(settings: Self.documented())
    _ = Self.play([0.8, 0.8] + Array(repeating: 0.9, count: 10), into: &guardian)
    let (risen, dayZero) = (guardian.baselineScore ?? 0, guardian.dayZeroScore ?? 0)
    let expected: Double = (0.8 + 9 * 0.9) / 10
    #expect(abs(risen - expected) < 1e-12)
    #expect(abs(dayZero - 0.8) < 1e-12)
  }

  @Test(
    "what is hard for the whole fleet isn't a fall, and tasks without a fleet score are counted")
  func fleet() {
    var settings = SafeguardSettings()
    settings.comparesWithFleet = true
    var guardian = Safeguard(settings: settings)
    #expect(Self.play([0.8], into: &guardian).isEmpty)
    #expect(guardian.unmatchedCount == 10)
    _ = Self.play(Array(repeating: 0.8, count: 40), into: &guardian, fleet: 0.8)
    let hard = Self.play(Array(repeating: 0.5, count: 40), into: &guardian, fleet: 0.5)
    #expect(!hard.contains { $0.fires || $0.isDegraded })
    let fallen = Self.play(Array(repeating: 0.4, count: 5), into: &guardian, fleet: 0.56)
    #expect(fallen.contains { $0.fires })
  }

  @Test("a safeguard written and read again finds the same from there on, wherever it was cut")
  func restart() throws {
    var source = ScoreSource(seed: 31, entity: 0)
    let scores = (0..<1_500).map { source.score(success: $0 < 1_200 ? 0.9 : 0.5) }
    var whole = Safeguard()
    var cut = Safeguard()
    var alarms = 0
    for (task, score) in scores.enumerated() {
      if [7, 190, 613, 1_234].contains(task) {
        cut = try JSONDecoder().decode(Safeguard.self, from: JSONEncoder().encode(cut))
      }
      let finding = whole.record(score: score, at: moment(ofTask: task))
      #expect(cut.record(score: score, at: moment(ofTask: task)) == finding)
      if finding?.fires == true { alarms += 1 }
    }
    #expect(alarms > 0 && whole == cut)
  }

  @Test("the state is small and stops growing")
  func size() {
    var guardian = Safeguard()
    var source = ScoreSource(seed: 32, entity: 0)
    var sizes: [Int] = []
    for task in 0..<20_000 {
      _ = guardian.record(score: source.score(success: 0.9), at: moment(ofTask: task))
      if task % 10_000 == 9_999 { sizes.append(guardian.stateBytes) }
    }
    #expect(sizes[0] == sizes[1] && sizes[0] < 8_192)
  }

  @Test("settings out of range are named")
  func settings() {
    #expect(SafeguardSettings().problem == nil)
    var settings = SafeguardSettings()
    settings.window = 25
    #expect(settings.problem == "window is a multiple of the cadence, 10, up to 10000")
    settings = SafeguardSettings()
    settings.dayZeroTasks = 100
    #expect(settings.problem == "day_zero_tasks lies in minimum_baseline … baseline_tasks")
  }
}
