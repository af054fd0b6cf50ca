// How often a safeguard is right where difficulty comes in waves, for a fleet that shares most of
// them. Not here: independent tasks (`SafeguardFigures.swift`).

import Foundation
import LearningCore

/// Seventeen agents with ten tasks an hour each, in turn. The logit of success wanders from hour to
/// hour, as two first-order autoregressions: one that all share and one of the agent's own.
struct WavyFleet {
  enum Falling: String, CaseIterable {
    case one = "one agent"
    case everybody = "the whole fleet"
    case nobody
  }

  static let agents = 17
  static let tasksAnHour = 10
  static let success = 0.9
  static let memory = 0.9
  static let sharedDeviation = 0.5
  static let ownDeviation = 0.25

  private var source: ScoreSource
  private var shared: Double
  private var own: [Double]

  init(seed: UInt64, entity: Int) {
    source = ScoreSource(seed: seed, entity: entity)
    shared = Self.sharedDeviation * source.normal()
    own = []
    for _ in 0..<Self.agents { own.append(Self.ownDeviation * source.normal()) }
  }

  private mutating func beginHour() {
    let renewal = (1 - Self.memory * Self.memory).squareRoot()
    shared = Self.memory * shared + renewal * Self.sharedDeviation * source.normal()
    for agent in own.indices {
      own[agent] = Self.memory * own[agent] + renewal * Self.ownDeviation * source.normal()
    }
  }

  /// Plays hours and hands out each task: agent, its number, score, and the mean of what the others
  /// got in the same hour before it, once each of them did a task.
  mutating func play(
    hours: Int, fallen: (_ agent: Int, _ task: Int) -> Bool,
    each body: (_ agent: Int, _ task: Int, _ score: Double, _ fleet: Double?) -> Void
  ) {
    let base = log(Self.success / (1 - Self.success))
    for hour in 0..<hours {
      beginHour()
      var sums = [Double](repeating: 0, count: Self.agents)
      var total = 0.0
      let rates = own.map { 1 / (1 + exp(-(base + shared + $0))) }
      for turn in 0..<Self.tasksAnHour {
        for agent in 0..<Self.agents {
          let task = hour * Self.tasksAnHour + turn
          let rate =
            fallen(agent, task)
            ? ScoreSource.success(fallen: 0.2, from: rates[agent]) : rates[agent]
          let score = source.score(success: rate)
          // Agents before this one are a turn ahead.
          let others = (Self.agents - 1) * turn + agent
          let known = others >= Self.agents - 1
          body(agent, task, score, known ? (total - sums[agent]) / Double(others) : nil)
          sums[agent] += score
          total += score
        }
      }
    }
  }
}

enum FleetRuns {
  /// Alarms of all agents over 30 days in which nothing falls.
  static func alarms(rules: [WatchingRule], fleets: Int, seed: UInt64) -> [AlarmTally] {
    var tallies = rules.map { _ in AlarmTally() }
    for fleet in 0..<fleets {
      var source = WavyFleet(seed: seed, entity: fleet)
      let fresh = rules.map { Safeguard(settings: $0.settings) }
      var guards = [[Safeguard]](repeating: fresh, count: WavyFleet.agents)
      source.play(hours: 720) { _, _ in
        false
      } each: { agent, task, score, fleetScore in
        for place in fresh.indices {
          _ = guards[agent][place].record(
            score: score, fleetScore: fleetScore, at: moment(ofTask: task))
        }
      }
      for agent in guards {
        for place in agent.indices { tallies[place].add(alarms: agent[place].alarmCount) }
      }
    }
    return tallies
  }

  /// The score falls by 20 % at once after about 1,000 tasks; one agent of each fleet is watched.
  static func delays(
    _ falling: WavyFleet.Falling, rules: [WatchingRule], fleets: Int, seed: UInt64
  ) -> [DelayTally] {
    var tallies = rules.map { _ in DelayTally() }
    for fleet in 0..<fleets {
      var source = WavyFleet(seed: seed, entity: fleet)
      var guards = rules.map { Safeguard(settings: $0.settings) }
      var delays = [Int?](repeating: nil, count: rules.count)
      let (watched, begin) = (fleet % WavyFleet.agents, 1_000 + fleet % 10)
      source.play(hours: 201) { agent, task in
        task >= begin
          && (falling == .everybody || falling == .one && agent == watched)
      } each: { agent, task, score, fleetScore in
        guard agent == watched else { return }
        for place in guards.indices {
          let finding = guards[place].record(
            score: score, fleetScore: fleetScore, at: moment(ofTask: task))
          if finding?.fires == true, task >= begin, delays[place] == nil {
            delays[place] = task - begin + 1
          }
        }
      }
      for place in guards.indices { tallies[place].add(delays[place]) }
    }
    return tallies
  }
}
