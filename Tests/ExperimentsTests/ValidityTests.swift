// Each check passes on a sound result and fails on one that was broken as it forbids. Not here: broken sources
// (`docs/validity.md` lists what catches which).

import Experiments
import FleetSimulation
import GroundTruth
import LearningCore
import Testing

struct ValidityTests {
  private static let sound = Result { try result() }

  private static func result() throws -> ExperimentResult {
    var small = SmallExperiment()
    small.replications = 12
    small.targets = [
      Target(arm: "both", reference: "control", measure: .score, atLeast: 0.1, window: 0..<2)
    ]
    return try ExperimentRunner(small.plan, jobs: 2).run(measuresOverhead: false).result
  }

  private static func checks(
    _ change: (inout [[ReplicationResult]]) -> Void
  ) throws -> [ValidityCheck] {
    let sound = try sound.get()
    var runs = sound.runs
    change(&runs)
    let broken = ExperimentResult(
      plan: sound.plan, runs: runs, yardsticks: sound.yardsticks)
    return try ValidityRunner(broken, jobs: 2).run().validity
  }

  private static func failed(_ checks: [ValidityCheck]) -> [String] {
    checks.filter { $0.word == .failed }.map(\.name)
  }

  /// All intervals are of 99.9 %, so a sound plan fails about one of them in a thousand; this one is fixed.
  @Test("a sound result passes every check, and most can be asked")
  func passes() throws {
    let checks = try Self.checks { _ in }
    #expect(Self.failed(checks) == [], "\(checks.filter { $0.word == .failed })")
    let passed = Set(checks.filter { $0.word == .passed }.map(\.name))
    #expect(
      passed.isSuperset(of: [
        "accounting", "ceiling dominance", "same arm twice", "other policy seeds", "frozen table",
        "null world", "null world, shared noise", "easier work absorbed",
      ]), "\(passed.sorted())")
  }

  @Test("pairing shuffled is found")
  func shuffled() throws {
    let failed = Self.failed(try Self.checks { $0[3] = Array($0[3].reversed()) })
    #expect(failed.contains("accounting") && failed.contains("same arm twice"))
  }

  @Test("a seed played twice is found")
  func duplicated() throws {
    let failed = Self.failed(
      try Self.checks { runs in for arm in runs.indices { runs[arm][11] = runs[arm][10] } })
    #expect(failed == ["accounting"])
  }

  @Test("a missing replication is found")
  func missing() throws {
    let sound = try Self.sound.get()
    var runs = sound.runs
    runs[1].removeLast()
    let broken = ExperimentResult(plan: sound.plan, runs: runs, yardsticks: sound.yardsticks)
    #expect(broken.accounting.word == .failed)
  }

  @Test("a replication without work on the days that count is found, and said")
  func void() throws {
    let sound = try Self.sound.get()
    var runs = sound.runs
    for arm in runs.indices { runs[arm][4].daily = DailyMeasures(days: 2) }
    let broken = ExperimentResult(plan: sound.plan, runs: runs, yardsticks: sound.yardsticks)
    #expect(broken.accounting.word == .failed)
    #expect(Self.failed(try ValidityRunner(broken, jobs: 2).run().validity).contains("accounting"))
  }

  @Test("a subtask decided or learned from twice is found")
  func twice() throws {
    #expect(
      Self.failed(try Self.checks { $0[2][3].accounting.repeatedEnds = 1 }).contains("accounting"))
    #expect(
      Self.failed(try Self.checks { $0[2][3].accounting.repeatedLessons = 1 })
        .contains("accounting"))
  }

  @Test("exploration that isn't drawn as its rate says is found")
  func exploration() throws {
    let failed = Self.failed(
      try Self.checks { runs in
        for place in runs[2].indices {
          runs[2][place].counts.explorationsDrawn += runs[2][place].counts.explorationsDrawn / 2
        }
      })
    #expect(failed.contains("accounting"))
  }

  @Test("a leaked truth is found")
  func leak() throws {
    let failed = Self.failed(
      try Self.checks { runs in
        for place in runs[3].indices {
          for day in runs[3][place].daily.days.indices {
            runs[3][place].daily.days[day].score = runs[3][place].daily.days[day].planned
          }
        }
      })
    #expect(failed.contains("ceiling dominance"))
  }
}
