// What is hidden in a synthetic world, class by class of subtasks, by quadrature over its distributions.
// Not here: drawing single subtasks (`Synthetic`), policies (`BackwardInduction.swift`).

import FleetModel
import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How finely normal distributions are cut up.
package struct NodeCounts: Hashable, Sendable {
  package var difficulty: Int
  package var size: Int
  package var cell: Int

  package init(difficulty: Int, size: Int, cell: Int) {
    self.difficulty = difficulty
    self.size = size
    self.cell = cell
  }

  /// Enough to choose a policy by: its value is then played out.
  package static let standard = NodeCounts(difficulty: 10, size: 1, cell: 8)
}

/// Makes strata of a world that nobody's load alters. The cell's part of service time counts as new at
/// each attempt, which matters only where time limits strike.
struct SyntheticStrata {
  let world: SyntheticWorld
  let plan: WorldPlan
  let payoff: Payoff
  let attempts: Int
  private let difficulty: NormalNodes
  private let size: NormalNodes
  private let cell: NormalNodes
  /// By action and attempt: the mean of satisfaction and efficiency, each by its weight, after success and
  /// after failure.
  private let signalsOfSuccess: [[Double]]
  private let signalsOfFailure: [[Double]]

  init(_ world: SyntheticWorld, plan: WorldPlan, payoff: Payoff, counts: NodeCounts) {
    self.world = world
    self.plan = plan
    self.payoff = payoff
    attempts = min(plan.rules.mostAttempts, Strata.mostAttempts)
    let parameters = world.parameters
    difficulty = NormalNodes(count: counts.difficulty, deviation: parameters.success.task)
    size = NormalNodes(count: counts.size, deviation: parameters.service.task)
    cell = NormalNodes(count: counts.cell, deviation: parameters.success.cell)
    func signals(_ after: KeyPath<SyntheticParameters.Signal, Distribution>) -> [[Double]] {
      let satisfaction = SignalMean(parameters.satisfaction, after, weight: payoff.satisfaction)
      let efficiency = SignalMean(parameters.efficiency, after, weight: payoff.efficiency)
      return plan.catalogue.actions.indices.map { action in
        (0..<min(plan.rules.mostAttempts, Strata.mostAttempts)).map { attempt in
          satisfaction.weighted(attempt, shift: world.satisfactionShift[action])
            + efficiency.weighted(attempt, shift: world.efficiencyShift[action])
        }
      }
    }
    signalsOfSuccess = signals(\.afterSuccess)
    signalsOfFailure = signals(\.afterFailure)
  }

  /// - Parameter day: A day within the period, for work that gets easier.
  func stratum(kind: KindID, agents: [AgentID], level: Int, period: Int, day: Double) -> Stratum {
    let success = world.parameters.success
    var outer: [Double] = []
    var outerLogits: [Double] = []
    var outerLogSizes: [Double] = []
    for (z, weight) in zip(difficulty.points, difficulty.weights) {
      for (s, share) in zip(size.points, size.weights) {
        let logSize = world.parameters.service.task * s
        outer.append(weight * share)
        outerLogits.append(success.task * z + success.perDoubling / log(2) * logSize)
        outerLogSizes.append(logSize)
      }
    }
    var stratum = Stratum(
      agents: agents, actionCount: world.actionCount, outer: outer, inner: cell.weights,
      attempts: attempts)
    for (place, agent) in agents.enumerated() {
      let pair = period * world.index.count + world.index.place(of: agent, for: kind)
      let base =
        success.base + world.skill[pair] + success.easingPerDay * day + world.loadLogit[0]
      for action in 0..<world.actionCount {
        let effect =
          world.actionEffect[(period * world.actionCount + action) * SyntheticWorld.levels + level]
        let start = stratum.start(agent: place, action: action)
        // Time depends on the subtask's size alone; difficulty runs outside of it.
        let times = size.points.indices.map { time(agent, action, logSize: outerLogSizes[$0]) }
        for node in outer.indices {
          let time = times[node % size.points.count]
          for inner in cell.points.indices {
            let logit = base + effect + outerLogits[node] + success.cell * cell.points[inner]
            fill(
              &stratum, start + node * cell.points.count + inner, action,
              succeeds: 1 / (1 + exp(-logit)), time)
          }
        }
      }
    }
    return stratum
  }

  // MARK: Time

  /// Expectations over an attempt's time, capped at the time limit, if it would succeed and if not.
  private struct Time {
    /// The share within the limit.
    var onTime: (success: Double, failure: Double)
    /// E[seconds; within the limit].
    var seconds: (success: Double, failure: Double)
    /// E[max(0, 1 − seconds / scale); within the limit], for a first attempt.
    var credit: (success: Double, failure: Double)
  }

  private func time(_ agent: AgentID, _ action: Int, logSize: Double) -> Time {
    let service = world.parameters.service
    let location =
      world.loadLogSeconds[0] + logSize + world.agentTime[agent.rawValue]
      + world.actionTime[action]
    let deviation = (service.cell * service.cell + service.attempt * service.attempt).squareRoot()
    let limit = world.timeout.seconds
    func part(_ location: Double) -> (share: Double, seconds: Double, credit: Double) {
      let within = Self.partial(location, deviation, below: limit)
      let credited = Self.partial(location, deviation, below: min(limit, payoff.scale))
      return (within.share, within.seconds, credited.share - credited.seconds / payoff.scale)
    }
    let success = part(location)
    let failure = part(location + log(service.failureRatio))
    return Time(
      onTime: (success.share, failure.share), seconds: (success.seconds, failure.seconds),
      credit: (success.credit, failure.credit))
  }

  /// A lognormal's share below a bound, and its mean there times that share.
  private static func partial(
    _ location: Double, _ deviation: Double, below bound: Double
  ) -> (share: Double, seconds: Double) {
    guard deviation > 0 else {
      let seconds = exp(location)
      return seconds <= bound ? (1, seconds) : (0, 0)
    }
    let z = (log(bound) - location) / deviation
    return (
      StandardNormal.cumulative(z),
      exp(location + deviation * deviation / 2) * StandardNormal.cumulative(z - deviation)
    )
  }

  private func fill(
    _ stratum: inout Stratum, _ place: Int, _ action: Int, succeeds: Double, _ time: Time
  ) {
    let limit = world.timeout.seconds
    let fails = 1 - succeeds
    let success = succeeds * time.onTime.success
    // Whoever runs out of time fails with one error, whatever would have come of it.
    let late = succeeds * (1 - time.onTime.success) + fails * (1 - time.onTime.failure)
    let errors = late + fails * time.onTime.failure * world.parameters.errorGivenFailure
    let seconds = fails * time.seconds.failure + late * limit
    stratum.success[place] = success
    stratum.failureErrors[place] = errors
    stratum.failureSeconds[place] = seconds
    for attempt in 0..<attempts {
      let isFirst = attempt == 0
      let share = 1 / Double(attempt + 1)
      let credit =
        isFirst
        ? succeeds * time.credit.success
        : success - succeeds * time.seconds.success / payoff.scale
      stratum.payoffOfSuccess[attempt][place] =
        success * (payoff.success + payoff.error + signalsOfSuccess[action][attempt])
        + payoff.time * credit
      let consolation =
        isFirst
        ? fails * time.credit.failure + late * max(0, 1 - limit / payoff.scale)
        : (1 - success) - seconds / payoff.scale
      stratum.payoffOfFailure[attempt][place] =
        (1 - success) * signalsOfFailure[action][attempt] + payoff.time * consolation
        + payoff.error * ((1 - success) - share * errors)
    }
  }
}

/// The mean of a signal at an attempt, kept within 0 … 1 as each draw is, times a weight: over 512 equally
/// likely parts of its distribution, each at its middle.
private struct SignalMean {
  let weight: Double
  let costOfRetry: Double
  let parts: [Double]

  init(
    _ signal: SyntheticParameters.Signal,
    _ after: KeyPath<SyntheticParameters.Signal, Distribution>, weight: Double
  ) {
    self.weight = weight
    costOfRetry = signal.costOfRetry
    let count = weight == 0 ? 0 : 512
    parts = (0..<count).map {
      signal[keyPath: after].quantile((Double($0) + 0.5) / Double(count)) ?? 0
    }
  }

  func weighted(_ attempt: Int, shift: Double) -> Double {
    guard weight != 0 else { return 0 }
    let sum = parts.reduce(0.0) { sum, value in
      sum + min(1, max(0, value + shift - costOfRetry * Double(attempt)))
    }
    return weight * (sum / Double(parts.count))
  }
}
