// One replication of a synthetic world, looked at as the recorded fleets were: the same agent
// repeats the same task with the default action, nobody is busy.
// Not here: what was recorded (`LikenessFigure.swift`).

import FleetModel
import Foundation
import GroundTruth
import Stochastics

struct LikenessSample: Sendable {
  /// Of a kind's subtasks so many are looked at.
  private static let perKind = 16
  private static let mostRepeats = 8

  private struct Cell: Sendable {
    let task: Int
    let agent: Int
    let fates: [Fate]
    var logSeconds: [Double] { fates.map { log($0.seconds) } }
    func successes(of repeats: Int) -> Int { fates.prefix(repeats).count(where: \.succeeded) }
  }

  /// A first attempt by an agent drawn at random.
  private struct First: Sendable {
    let subject: Int
    let agent: Int
    /// The logarithm of the subtask's size.
    let logSize: Double
    let fate: Fate
  }

  /// By kind.
  private let cells: [[Cell]]
  /// In the order of arrival; empty where nobody asked for them.
  private let first: [First]

  /// - Parameters:
  ///   - chance: The replication's, from which the world draws sizes and subjects too.
  ///   - pairsOnly: Whether only pairs of agent and task are looked at.
  init(_ plan: WorldPlan, chance: StreamRoot, pairsOnly: Bool = false) {
    let world = World(plan, chance: chance)
    func fate(_ subtask: Int, _ agent: AgentID, _ attempt: Int) -> Fate {
      world.fate(
        of: SubtaskID(subtask), agent: agent, action: plan.catalogue.defaultAction,
        attempt: attempt, load: .idle
      ).cut(at: plan.rules.timeout.seconds)
    }
    cells = plan.fleet.kinds.enumerated().map { number, kind in
      let tasks = world.workload.subtasks.indices.lazy.filter {
        world.workload.subtasks[$0].kind == KindID(number)
      }
      return tasks.prefix(Self.perKind).flatMap { task in
        kind.eligible.map { agent in
          Cell(
            task: task, agent: agent.rawValue,
            fates: (0..<Self.mostRepeats).map { fate(task, agent, $0) })
        }
      }
    }
    guard !pairsOnly, case .synthetic(let truth, let work) = plan.truth else {
      first = []
      return
    }
    let sizes = chance.key(Purpose("subtask sizes"))
    let subjects = chance.key(Purpose("subtask difficulties"))
    let agents = chance.key(Purpose("agents of likeness"))
    first = world.workload.subtasks.enumerated().map { number, subtask in
      let (kind, entity) = (subtask.kind.rawValue, UInt64(number))
      let eligible = plan.fleet.kinds[kind].eligible
      let agent = eligible[Int(agents.uniform(entity: entity) * Double(eligible.count))]
      let subject = Int(subjects.uniforms(entity: entity).1 * Double(work.subjects))
      return First(
        subject: kind * work.subjects + subject, agent: agent.rawValue,
        logSize: truth.service.task * StandardNormal.quantile(sizes.uniform(entity: entity)),
        fate: fate(number, agent, 0))
    }
  }

  /// Of all attempts of all pairs.
  var successRate: Double {
    let fates = cells.joined().flatMap(\.fates)
    return Double(fates.count(where: \.succeeded)) / Double(fates.count)
  }

  /// Shares of pairs that never and always succeed.
  func steady(of repeats: Int) -> (never: Double, always: Double) {
    let counts = cells.joined().map { $0.successes(of: repeats) }
    func share(_ count: Int) -> Double {
      Double(counts.count { $0 == count }) / Double(counts.count)
    }
    return (share(0), share(repeats))
  }

  var failureRatio: Double {
    func median(_ succeeded: Bool) -> Double {
      let seconds = first.filter { $0.fate.succeeded == succeeded }.map(\.fate.seconds).sorted()
      return seconds[seconds.count / 2]
    }
    return median(false) / median(true)
  }

  /// Of the variance of log time of all attempts: shares of the means of tasks, agents and pairs,
  /// kind by kind; and the deviation within pairs.
  var variance: (task: Double, agent: Double, cell: Double, repeats: Double) {
    var (total, task, agent, cell, degrees) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for cells in cells {
      let all = cells.flatMap(\.logSeconds)
      let mean = all.reduce(0, +) / Double(all.count)
      func between(_ group: (Cell) -> Int) -> Double {
        Dictionary(grouping: cells, by: group).sorted { $0.key < $1.key }.reduce(0) { sum, cells in
          let values = cells.value.flatMap(\.logSeconds)
          let difference = values.reduce(0, +) / Double(values.count) - mean
          return sum + Double(values.count) * difference * difference
        }
      }
      total += all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      task += between(\.task)
      agent += between(\.agent)
      cell += between { $0.task << 8 | $0.agent }
      degrees += Double(all.count - cells.count)
    }
    return (task / total, agent / total, cell / total, ((total - cell) / degrees).squareRoot())
  }

  /// How often an attempt about a subject fails, by how the last one about it went.
  var failures: (afterFail: Double, afterPass: Double) {
    var last: [Int: Bool] = [:]
    var counts = [[0, 0], [0, 0]]
    for attempt in first {
      let succeeded = attempt.fate.succeeded
      if let before = last[attempt.subject] { counts[before ? 1 : 0][succeeded ? 0 : 1] += 1 }
      last[attempt.subject] = succeeded
    }
    let shares = counts.map { Double($0[1]) / Double($0[0] + $0[1]) }
    return (shares[0], shares[1])
  }

  /// The slope of a logistic regression of success on log₂ size, averaged over agents.
  var logitPerDoubling: Double {
    let byAgent = Dictionary(grouping: first, by: \.agent).sorted { $0.key < $1.key }
    let slopes = byAgent.map { _, attempts in
      LogisticFit(attempts.map { ($0.logSize / log(2), $0.fate.succeeded) }).slope
    }
    return slopes.reduce(0, +) / Double(slopes.count)
  }
}

extension Fate {
  var seconds: Double { service.seconds }

  /// As it is recorded by somebody who waits so long and no longer.
  func cut(at limit: Double) -> Fate {
    var fate = self
    if fate.seconds > limit { fate.service = .init(seconds: limit) }
    return fate
  }
}
