// The published figures of the safeguard, computed and rendered. Not here: how they are simulated
// (`SafeguardFigures.swift`, `FleetFigures.swift`), what must hold of them
// (`SafeguardCalibrationTests.swift`).

import Foundation
import LearningCore

/// Everything that `results/safeguard.md` says, from fixed seeds.
struct SafeguardTable {
  static let successes = [0.85, 0.90, 0.95, 0.99]
  static let runs = 2_000
  static let slowRuns = 200
  static let fleets = 60
  static let watchedFleets = 300

  /// Computed once, when first asked for.
  static let published = SafeguardTable()

  /// By success, then by rule.
  let alarms: [[AlarmTally]]
  let delays: [[DelayTally]]
  let early: [[DelayTally]]
  let slow: [[DelayTally]]
  static let wavyRules = [
    WatchingRule.sequential, .sequential.againstFleet, .documented, .documented.againstFleet,
  ]
  let wavyAlarms: [AlarmTally]
  /// By who falls, then by rule.
  let wavyDelays: [[DelayTally]]

  private init() {
    let rules = WatchingRule.all
    alarms = Self.successes.map {
      IndependentRuns.alarms(success: $0, rules: rules, runs: Self.runs, seed: 1)
    }
    delays = Self.successes.map {
      IndependentRuns.delays(success: $0, rules: rules, runs: Self.runs, seed: 2)
    }
    early = Self.successes.map {
      IndependentRuns.delays(success: $0, rules: rules, runs: Self.runs, seed: 3, start: 250)
    }
    slow = Self.successes.map {
      IndependentRuns.delays(
        success: $0, rules: rules, runs: Self.slowRuns, seed: 4, over: 2_000, watched: 3_000)
    }
    wavyAlarms = FleetRuns.alarms(rules: Self.wavyRules, fleets: Self.fleets, seed: 5)
    wavyDelays = WavyFleet.Falling.allCases.map {
      FleetRuns.delays($0, rules: Self.wavyRules, fleets: Self.watchedFleets, seed: 6)
    }
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }

  /// The share of runs with an alarm, at most, with 95 % confidence; in percent: Clopper and
  /// Pearson's bound, the share under which so few runs or fewer have a probability of 5 %, halved
  /// for from the binomial distribution itself, since GSL's beta quantile knows no answer for some
  /// counts.
  static func bound(_ tally: AlarmTally) -> Double {
    if tally.runsWithAlarm == tally.runs { return 100 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let share = (low + high) / 2
      let isTooSmall = atMost(tally.runsWithAlarm, of: tally.runs, share: share) > 0.05
      (low, high) = isTooSmall ? (share, high) : (low, share)
    }
    return 100 * high
  }

  /// The binomial probability of so many or fewer.
  private static func atMost(_ count: Int, of trials: Int, share: Double) -> Double {
    (0...count).reduce(0) { sum, k in
      let ways = lgamma(Double(trials + 1)) - lgamma(Double(k + 1)) - lgamma(Double(trials - k + 1))
      return sum + exp(ways + Double(k) * log(share) + Double(trials - k) * log1p(-share))
    }
  }

  private static func cells(_ tally: AlarmTally) -> [String] {
    [
      String(format: "%.2f", tally.alarmsPer100),
      percent(Double(tally.runsWithAlarm) / Double(tally.runs)),
      String(format: "%.2f", bound(tally)),
    ]
  }

  private static func cells(_ tally: DelayTally) -> [String] {
    DelayTally.marks.map { percent(tally.share(within: $0)) }
  }

  private var independentRows: String {
    rows { place, rule in
      Self.cells(alarms[place][rule]) + Self.cells(delays[place][rule])
        + [Self.percent(early[place][rule].share(within: 100))]
    }
  }

  private var slowRows: String {
    rows { place, rule in
      let tally = slow[place][rule]
      return [tally.median.map { "\($0)" } ?? "never", Self.percent(tally.share(within: 2_000))]
    }
  }

  private func rows(_ cells: (_ success: Int, _ rule: Int) -> [String]) -> String {
    WatchingRule.all.indices.flatMap { rule in
      Self.successes.indices.map { place in
        Self.line(
          [WatchingRule.all[rule].name, String(format: "%.2f", Self.successes[place])]
            + cells(place, rule))
      }
    }.joined(separator: "\n")
  }

  private static func comparison(_ rule: WatchingRule) -> String {
    rule.settings.comparesWithFleet ? "fleet's same hour" : "itself"
  }

  private var wavyAlarmRows: String {
    Self.wavyRules.indices.map { rule in
      Self.line(
        [Self.wavyRules[rule].name, Self.comparison(Self.wavyRules[rule])]
          + Self.cells(wavyAlarms[rule]))
    }.joined(separator: "\n")
  }

  private var wavyDelayRows: String {
    WavyFleet.Falling.allCases.indices.flatMap { falling in
      Self.wavyRules.indices.map { rule in
        Self.line(
          [
            WavyFleet.Falling.allCases[falling].rawValue, Self.wavyRules[rule].name,
            Self.comparison(Self.wavyRules[rule]),
          ] + Self.cells(wavyDelays[falling][rule]))
      }
    }.joined(separator: "\n")
  }

  var rendered: String {
    """
    # Safeguard

    How soon a fall of the score by 20 % is caught, and how often nothing fell. Written by a test
    (`FLEETLAB_RECORD=1 FLEETLAB_SLOW_TESTS=1 swift test --filter SafeguardCalibration`). Sequential: odds of
    1,000 to 1 against the last good moving baseline (200 to 1,000 tasks, 100 behind) or the day-0
    baseline (500 tasks), each less 3 %. Documented: three checks in a row more than 5 % below, a check
    every 10 tasks over the last 10 or 50, against the same baselines.

    ## Independent tasks

    \(Self.runs) runs a row. False alarms: 7,200 tasks in which nothing falls; the bound holds the share
    of runs with one, with 95 % confidence (Clopper and Pearson). Caught: percent of runs with an alarm
    within so many tasks of a fall after about 500 tasks, and within 100 of one after about 250. The
    fall comes from more failures. One standard error of a share is 0.5 at 95 %.

    | Rule | Success before | False alarms per 100 runs | Runs with one, % | At most, % | 50 | 100 | 200 | 500 | 1,000 | 100, early |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    \(independentRows)

    ## A slow fall

    By 20 % in a straight line over 2,000 tasks, \(Self.slowRuns) runs: the median number of tasks from
    its beginning, and the percentage caught before its end. Where false alarms are common, early ones
    count here too.

    | Rule | Success before | Median tasks | Caught, % |
    | --- | ---: | ---: | ---: |
    \(slowRows)

    ## Difficulty in waves

    Seventeen agents with ten tasks an hour; success .90, its logit moved by two autoregressions with
    a memory of .9 from hour to hour: one shared by the fleet (deviation .5), one of the agent's own
    (.25). Compared with itself, or with the mean of the others' tasks of the same hour so far. False
    alarms: \(Self.fleets * WavyFleet.agents) agents over 7,200 tasks, from \(Self.fleets) fleets, so
    that the bound, which takes agents for independent, is only a guide for the rows without the fleet.

    | Rule | Compared with | False alarms per 100 runs | Runs with one, % | At most, % |
    | --- | --- | ---: | ---: | ---: |
    \(wavyAlarmRows)

    Percent of \(Self.watchedFleets) fleets with an alarm for the watched agent within so many tasks of
    the fall. Where nobody falls, that is chance. What the whole fleet loses, a comparison with the
    fleet can't see: the fleet's own score needs a safeguard of its own.

    | Who falls | Rule | Compared with | 50 | 100 | 200 | 500 | 1,000 |
    | --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
    \(wavyDelayRows)

    """
  }
}
