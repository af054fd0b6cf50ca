// That the way in which worlds are held against records measures what it says, in worlds whose
// figures follow from their parameters. Not here: the records (`LikenessTests.swift`).

import Experiments
import Foundation
import GroundTruth
import LabStatistics
import Testing

struct LikenessSampleTests {
  /// Eight replications in which nothing deviates but what is set; a time limit that nobody reaches.
  private func samples(_ settings: [(key: String, value: String)]) throws -> [LikenessSample] {
    let quiet = [
      ("workload.scale", "1/40"), ("fleet.attempts.timeout", "1000d"),
      ("world.success", "{base: 1}"), ("world.service", "{median: 1s}"),
    ].map { (key: $0.0, value: $0.1) }
    let plan = try ShippedScenario.plan("qe-fleet-30d", settings: quiet + settings)
    return (0..<8).map {
      LikenessSample(plan.world, chance: plan.chance(replication: $0))
    }
  }

  /// Four standard errors of the mean of eight: a right program is refused once in 200 (Student's t
  /// with 7 degrees of freedom); seeds are fixed.
  private func expect(_ values: [Double], _ theory: Double, within least: Double = 0.05) {
    let moments = Moments(of: values)
    #expect(abs(moments.mean - theory) < 4 * moments.standardError, "\(moments.mean), \(theory)")
    #expect(4 * moments.standardError < least, "so wide an interval would accept anything")
  }

  /// The mean of a function of a standard normal variable, by the rectangle rule, which is exact
  /// here to 10⁻⁹.
  private func mean(_ function: (Double) -> Double) -> Double {
    stride(from: -8.0, to: 8, by: 0.01).reduce(0) {
      $0 + 0.01 * function($1) * exp(-$1 * $1 / 2) / (2 * Double.pi).squareRoot()
    }
  }

  @Test("pairs that never and always succeed, of as many repeats", arguments: [5, 8])
  func steady(repeats: Int) throws {
    let samples = try samples([("world.success", "{base: 1, cell: 2}")])
    func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    func power(_ sign: Double) -> Double {
      mean { pow(logistic(sign * (1 + 2 * $0)), Double(repeats)) }
    }
    expect(samples.map { $0.steady(of: repeats).always }, power(1))
    expect(samples.map { $0.steady(of: repeats).never }, power(-1))
    expect(samples.map(\.successRate), mean { logistic(1 + 2 * $0) })
  }

  /// Expected sums of squares of a layout with T tasks, A agents and n repeats:
  /// (T − 1)(A n t² + n c² + e²) between tasks, and so on; over the kinds' five to eight agents.
  @Test("shares of the variance of log time")
  func variance() throws {
    let samples = try samples([
      ("world.service", "{median: 1s, task: 0.6, cell: 0.3, attempt: 0.4}")
    ])
    let (task, cell, attempt) = (0.36, 0.09, 0.16)
    let (tasks, repeats) = (16.0, 8.0)
    var sums = (task: 0.0, agent: 0.0, cell: 0.0, total: 0.0)
    for agents in [6, 6, 5, 5, 6, 5, 5, 6, 7, 8, 8, 7].map(Double.init) {
      let inner = repeats * cell + attempt
      let between = (tasks - 1) * (agents * repeats * task + inner)
      let ofAgents = (agents - 1) * inner
      let pairs = between + ofAgents + (tasks - 1) * (agents - 1) * inner
      sums.task += between
      sums.agent += ofAgents
      sums.cell += pairs
      sums.total += pairs + tasks * agents * (repeats - 1) * attempt
    }
    expect(samples.map(\.variance.task), sums.task / sums.total)
    expect(samples.map(\.variance.agent), sums.agent / sums.total)
    expect(samples.map(\.variance.cell), sums.cell / sums.total)
    expect(samples.map(\.variance.repeats), 0.4)
  }

  /// Of a difficulty that decides nearly alone, two in a row with correlation r have the same sign with
  /// probability 1/2 + asin r / π; the attempts' own logistic luck takes π²/3 of variance from r.
  @Test("failures that follow failures and successes")
  func failures() throws {
    let samples = try samples([
      ("world.success", "{base: 0, task: 20}"), ("workload.persistence", "0.9"),
    ])
    let correlation = 0.9 * 400 / (400 + Double.pi * Double.pi / 3)
    let same = 0.5 + asin(correlation) / .pi
    expect(samples.map(\.failures.afterFail), same)
    expect(samples.map(\.failures.afterPass), 1 - same)
  }

  @Test("failures' longer times, and the slope for each doubling of the size")
  func slope() throws {
    let samples = try samples([
      ("world.success", "{base: 1, per_doubling: -0.4}"),
      ("world.service", "{median: 1s, task: 0.8}"),
    ])
    expect(samples.map(\.logitPerDoubling), -0.4, within: 0.1)
    let longer = try self.samples([
      ("world.service", "{median: 1s, attempt: 0.3, failure_ratio: 2.5}")
    ])
    expect(longer.map(\.failureRatio), 2.5, within: 0.1)
  }
}
