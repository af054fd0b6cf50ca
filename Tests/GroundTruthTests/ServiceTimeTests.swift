// How long attempts take: the median, every component of the deviation, failures, the time limit.
// Not here: how often they succeed (`SuccessTests.swift`).

import FleetModel
import GroundTruth
import LabStatistics
import Stochastics
import Testing

struct ServiceTimeTests {
  /// Everything deviates at once and every attempt succeeds.
  private static let world: World = {
    var small = SmallWorld(agents: 1_601, retries: Array(repeating: .none, count: 1_601))
    small.subtasks = 4_000
    small.rules.timeout = .days(900)
    small.parameters.success.base = 40
    small.parameters.service.medianSeconds = 7
    small.parameters.service.task = 0.8
    small.parameters.service.agent = 0.5
    small.parameters.service.cell = 0.4
    small.parameters.service.action = 0.6
    small.parameters.service.attempt = 0.7
    small.parameters.service.failureRatio = 3
    return small.world
  }()

  /// The mean square of differences or contrasts whose mean is 0, and how many there are.
  private func meanSquare(_ count: Int, _ contrast: (Int) -> Double) -> Double {
    (0..<count).reduce(0) { $0 + contrast($1) * contrast($1) } / Double(count)
  }

  /// A mean square of n normal contrasts has a relative error of √(2/n); each is allowed four of them, so a
  /// right program is refused once in 3,000 over all five. A deviation a fifth off is found.
  @Test("each component's variance is the one given")
  func components() {
    func y(_ subtask: Int, _ agent: Int, _ action: Int, _ attempt: Int) -> Double {
      Self.world.fate(subtask, agent: agent, action: action, attempt: attempt).logSeconds
    }
    func agrees(_ square: Double, _ variance: Double, _ count: Int) -> Bool {
      abs(square / variance - 1) < 4 * (2 / Double(count)).squareRoot()
    }
    let (task, agent, cell, action, attempt) = (0.64, 0.25, 0.16, 0.36, 0.49)
    // Two attempts at one cell with one action differ by the attempts' own noise.
    let repeats = meanSquare(4_000) { y($0, 1, 1, 0) - y($0, 1, 1, 1) }
    #expect(agrees(repeats, 2 * attempt, 4_000))
    // What is left of two subtasks and two agents when their main effects are taken away; what isn't asked
    // for is averaged away over attempts or subtasks.
    let crossed = meanSquare(1_000) {
      let (s, t) = (4 * $0, 4 * $0 + 1)
      return (0..<5).reduce(0) { sum, k in
        sum + (y(s, 1, 1, k) - y(s, 2, 1, k) - y(t, 1, 1, k) + y(t, 2, 1, k)) / 5
      }
    }
    #expect(agrees(crossed, 4 * (cell + attempt / 5), 1_000))
    // Two subtasks of one agent.
    let subtasks = meanSquare(2_000) { y(2 * $0, 1, 1, 0) - y(2 * $0 + 1, 1, 1, 0) }
    #expect(agrees(subtasks, 2 * (task + cell + attempt), 2_000))
    // Two agents at twenty subtasks, each pair of agents once.
    let agents = meanSquare(800) { pair in
      (0..<20).reduce(0) { $0 + (y($1, 2 * pair, 1, 0) - y($1, 2 * pair + 1, 1, 0)) / 20 }
    }
    #expect(agrees(agents, 2 * (agent + (cell + attempt) / 20), 800))
    // Two actions of one agent at twenty subtasks, each pair of actions once.
    let actions = meanSquare(800) { pair in
      (0..<20).reduce(0) { $0 + (y($1, 1, 2 * pair, 0) - y($1, 1, 2 * pair + 1, 0)) / 20 }
    }
    #expect(agrees(actions, 2 * (action + attempt / 20), 800))
  }

  /// Of logarithms from 800 subtasks, each with an agent and an action of its own: they are normal around
  /// ln 7 with the sum of all variances. At p < 10⁻⁴ it is refused.
  @Test("times are lognormal with the median given")
  func law() throws {
    let logs = (0..<800).map { Self.world.fate($0, agent: $0, action: $0).logSeconds }
    let deviation = (0.64 + 0.25 + 0.16 + 0.36 + 0.49).squareRoot()
    let test = try KolmogorovSmirnov(logs) {
      StandardNormal.cumulative(($0 - logarithm(7)) / deviation)
    }
    #expect(test.pValue > 1e-4)
    let shorter = try KolmogorovSmirnov(logs) {
      StandardNormal.cumulative(($0 - logarithm(6)) / deviation)
    }
    #expect(shorter.pValue < 0.05, "so weak a test would accept anything")
  }

  /// The same world with no luck but the attempts' own is asked twice: once nothing fails, once all does.
  @Test("a failure takes so much longer than the same attempt that succeeds")
  func failureRatio() {
    var small = SmallWorld()
    small.parameters.service.attempt = 0.5
    small.parameters.service.failureRatio = 2.5
    small.parameters.success.base = 40
    let successes = small.world
    small.parameters.success.base = -40
    let failures = small.world
    for subtask in 0..<500 {
      let (success, failure) = (successes.fate(subtask), failures.fate(subtask))
      #expect(success.succeeded && !failure.succeeded)
      #expect(abs(failure.service.seconds / success.service.seconds - 2.5) < 1e-6)
    }
  }

  /// The median is 30 s and so is the limit: half of the successes are lost to it, within four errors.
  @Test("what takes longer than the limit is a failure with one error")
  func limit() {
    var small = SmallWorld(subtasks: 10_000)
    small.parameters.service.medianSeconds = 30
    small.parameters.service.attempt = 0.5
    small.parameters.errorGivenFailure = 0
    small.parameters.success.base = 40
    let world = small.world
    let fates = (0..<10_000).map { world.fate($0) }
    #expect(fates.allSatisfy { $0.timesOut == ($0.service.seconds > 30) })
    #expect(fates.allSatisfy { $0.succeeded == !$0.timesOut })
    #expect(fates.allSatisfy { $0.errors == ($0.timesOut ? 1 : 0) })
    #expect(isLikely(fates.count(where: \.timesOut), of: 10_000, probability: 0.5))
  }

  @Test("failures raise errors as often as given, successes never", arguments: [0, 0.3, 1])
  func errors(share: Double) {
    var small = SmallWorld(subtasks: 20_000)
    small.parameters.errorGivenFailure = share
    let world = small.world
    let fates = (0..<20_000).map { world.fate($0) }
    let failures = fates.filter { !$0.succeeded }
    let erring = failures.count { $0.errors == 1 }
    #expect(share > 0 || erring == 0)
    #expect(share < 1 || erring == failures.count)
    #expect(
      share == 0 || share == 1 || isLikely(erring, of: failures.count, probability: share))
    #expect(fates.allSatisfy { !$0.succeeded || $0.errors == 0 })
  }
}
