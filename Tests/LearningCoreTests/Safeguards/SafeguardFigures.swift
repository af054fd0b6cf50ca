// How often a safeguard is right, by simulation. Not here: the scores (`ScoreSource.swift`), what
// is promised and published (`SafeguardCalibrationTests.swift`).

import Foundation
import LearningCore

/// A rule by the name it has in the published table.
struct WatchingRule: Hashable {
  let name: String
  let settings: SafeguardSettings

  static let sequential = WatchingRule(name: "sequential", settings: SafeguardSettings())
  static let documented = WatchingRule(name: "documented, window 10", settings: documented(10))
  static let documentedLong = WatchingRule(name: "documented, window 50", settings: documented(50))
  static let all = [sequential, documented, documentedLong]

  private static func documented(_ window: Int) -> SafeguardSettings {
    var settings = SafeguardSettings()
    (settings.rule, settings.window) = (.documented, window)
    return settings
  }

  var againstFleet: WatchingRule {
    var settings = settings
    settings.comparesWithFleet = true
    return WatchingRule(name: name, settings: settings)
  }
}

/// Alarms in runs in which nothing falls.
struct AlarmTally: Equatable {
  var (runs, runsWithAlarm, alarms) = (0, 0, 0)

  mutating func add(alarms count: Int) {
    runs += 1
    alarms += count
    if count > 0 { runsWithAlarm += 1 }
  }

  var alarmsPer100: Double { 100 * Double(alarms) / Double(runs) }
}

/// Tasks from a fall to the first alarm after it.
struct DelayTally: Equatable {
  static let marks = [50, 100, 200, 500, 1_000]

  private(set) var delays: [Int?] = []

  mutating func add(_ delay: Int?) { delays.append(delay) }

  func caught(within tasks: Int) -> Int { delays.count { $0.map { $0 <= tasks } ?? false } }

  func share(within tasks: Int) -> Double { Double(caught(within: tasks)) / Double(delays.count) }

  /// Of all, those never caught being the longest; `nil` when that is the middle one.
  var median: Int? {
    let sorted = delays.map { $0 ?? .max }.sorted()
    let middle = sorted[sorted.count / 2]
    return middle == .max ? nil : middle
  }
}

/// Agents whose tasks are independent.
enum IndependentRuns {
  /// Runs of 7,200 tasks, the 30 days of an agent, in which nothing falls.
  static func alarms(
    success: Double, rules: [WatchingRule], runs: Int, seed: UInt64, tasks: Int = 7_200
  ) -> [AlarmTally] {
    var tallies = rules.map { _ in AlarmTally() }
    for run in 0..<runs {
      var source = ScoreSource(seed: seed, entity: run)
      var guards = rules.map { Safeguard(settings: $0.settings) }
      for task in 0..<tasks {
        let score = source.score(success: success)
        for place in guards.indices {
          _ = guards[place].record(score: score, at: moment(ofTask: task))
        }
      }
      for place in guards.indices { tallies[place].add(alarms: guards[place].alarmCount) }
    }
    return tallies
  }

  /// The mean score falls by 20 %, at once or over so many tasks, from task `start` on, a little
  /// later in each run so that the fall meets every place between two checks.
  static func delays(
    success: Double, rules: [WatchingRule], runs: Int, seed: UInt64, start: Int = 500,
    over ramp: Int = 0, watched: Int = 1_000
  ) -> [DelayTally] {
    var tallies = rules.map { _ in DelayTally() }
    for run in 0..<runs {
      var source = ScoreSource(seed: seed, entity: run)
      var guards = rules.map { Safeguard(settings: $0.settings) }
      var delays = [Int?](repeating: nil, count: rules.count)
      let begin = start + run % 10
      for task in 0..<begin + watched {
        let since = task - begin + 1
        let share = since <= 0 ? 0 : (since >= ramp ? 0.2 : 0.2 * Double(since) / Double(ramp))
        let score = source.score(success: ScoreSource.success(fallen: share, from: success))
        for place in guards.indices {
          let finding = guards[place].record(score: score, at: moment(ofTask: task))
          if finding?.fires == true, since > 0, delays[place] == nil { delays[place] = since }
        }
        if since > 0, !delays.contains(nil) { break }
      }
      for place in guards.indices { tallies[place].add(delays[place]) }
    }
    return tallies
  }
}
