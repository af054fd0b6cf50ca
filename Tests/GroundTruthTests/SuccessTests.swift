// How often attempts succeed, against the logits they are made from. Not here: the default action's place
// (`ActionEffectTests.swift`), service times (`ServiceTimeTests.swift`).

import FleetModel
import GroundTruth
import Testing

struct SuccessTests {
  private func count(_ trials: Int, where holds: (Int) -> Bool) -> Int {
    (0..<trials).reduce(0) { $0 + (holds($1) ? 1 : 0) }
  }

  /// Four standard errors of 20,000 trials each.
  @Test("the share of successes is the logit's logistic", arguments: [-4, -1.5, 0, 0.7, 3])
  func frequency(base: Double) {
    var small = SmallWorld()
    small.subtasks = 20_000
    small.parameters.success.base = base
    let world = small.world
    for (agent, action, attempt) in [(0, 0, 0), (1, 0, 0), (0, 1, 2)] {
      let successes = count(20_000) {
        world.fate($0, agent: agent, action: action, attempt: attempt).succeeded
      }
      #expect(isLikely(successes, of: 20_000, probability: logistic(base)))
    }
  }

  /// At even odds both of two normals with correlation r lie below 0 with probability
  /// 1/4 + asin r / 2π (Sheppard 1899). Four standard errors of 40,000 pairs.
  @Test("luck is .81 the agent's and the rest the action's; agents and attempts share none")
  func latentCorrelation() {
    var small = SmallWorld()
    small.subtasks = 40_000
    let world = small.world
    func both(_ one: (Int, Int, Int), _ other: (Int, Int, Int)) -> Int {
      count(40_000) {
        world.fate($0, agent: one.0, action: one.1, attempt: one.2).succeeded
          && world.fate($0, agent: other.0, action: other.1, attempt: other.2).succeeded
      }
    }
    let shared = 0.25 + arcsine(0.81) / (2 * .pi)
    #expect(isLikely(both((0, 0, 0), (0, 1, 0)), of: 40_000, probability: shared))
    #expect(isLikely(both((1, 0, 2), (1, 1, 2)), of: 40_000, probability: shared))
    #expect(isLikely(both((0, 0, 0), (1, 0, 0)), of: 40_000, probability: 0.25))
    #expect(isLikely(both((0, 0, 0), (0, 0, 1)), of: 40_000, probability: 0.25))
    #expect(isLikely(both((0, 0, 1), (0, 1, 2)), of: 40_000, probability: 0.25))
  }

  enum Component: CaseIterable { case agentKind, action, actionComplexity, task, cell }

  /// Units that share an effect of deviation σ succeed with probability p, the logistic of a normal
  /// variable: p's mean and variance, from ten attempts of each unit by their unbiased estimates, lie
  /// within four standard errors of the integrals. A deviation a tenth off is found.
  @Test(
    "each deviation is the one given", arguments: Component.allCases, [0.8, 2.5])
  func deviations(component: Component, deviation: Double) {
    let trials = 10
    var small = SmallWorld(agents: 1, retries: [.none])
    small.parameters.success.base = 0.3
    switch component {
    case .agentKind:
      (small.agents, small.kinds, small.subtasks) = (100, 60, 3_000)
      small.parameters.success.agentKind = deviation
    case .action, .actionComplexity:
      (small.retries, small.subtasks) = (Array(repeating: .none, count: 2_001), trials)
      if component == .action {
        small.parameters.success.action = deviation
      } else {
        small.parameters.success.actionComplexity = deviation
      }
    case .task:
      (small.agents, small.subtasks) = (trials, 6_000)
      small.parameters.success.task = deviation
      // Four subtasks about each subject: what lasts from one to the next leaves the deviation alone.
      (small.work.subjects, small.work.persistence) = (1_500, 0.6)
    case .cell:
      small.subtasks = 6_000
      small.parameters.success.cell = deviation
    }
    let world = small.world
    /// Successes of `trials` attempts by unit.
    var successes: [Int] = []
    switch component {
    case .agentKind:
      var ofKind: [[Int]] = Array(repeating: [], count: 60)
      for (number, subtask) in world.workload.subtasks.enumerated() {
        ofKind[subtask.kind.rawValue].append(number)
      }
      for agent in 0..<100 {
        for kind in ofKind where kind.count >= trials {
          successes.append(count(trials) { world.fate(kind[$0], agent: agent).succeeded })
        }
      }
    case .action, .actionComplexity:
      // All actions meet the same subtasks, so each meets its own attempt number instead.
      successes = (1...2_000).map { action in
        count(trials) { world.fate($0, action: action, attempt: action).succeeded }
      }
    case .task:
      successes = (0..<6_000).map { subtask in
        count(trials) { world.fate(subtask, agent: $0).succeeded }
      }
    case .cell:
      successes = (0..<6_000).map { subtask in
        count(trials) { world.fate(subtask, attempt: $0).succeeded }
      }
    }
    #expect(successes.count >= 1_999)
    // The default action is the median of 2,001, so others lie about 0 up to its own error.
    let isAction = component == .action || component == .actionComplexity
    func isMean(_ values: [Double], _ expected: Double, slack: Double) -> Bool {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
      return abs(mean - expected) < 4 * error + (isAction ? slack * deviation : 0)
    }
    let mean = meanOverNormal(deviation: deviation) { logistic(0.3 + $0) }
    let variance = meanOverNormal(deviation: deviation) {
      (logistic(0.3 + $0) - mean) * (logistic(0.3 + $0) - mean)
    }
    let shares = successes.map { Double($0) / Double(trials) }
    let squares = successes.map { count in
      Double(count * (count - 1)) / Double(trials * (trials - 1))
        - 2 * mean * Double(count) / Double(trials) + mean * mean
    }
    #expect(isMean(shares, mean, slack: 0.008))
    #expect(isMean(squares, variance, slack: 0.001))
  }

  /// A subtask with twice the size has a logit lower by what was given: among subtasks whose sizes are
  /// seen in their times, shares of successes above and below the median size, within four errors.
  @Test("a doubling of the size takes away what was given")
  func perDoubling() {
    var small = SmallWorld()
    small.subtasks = 40_000
    small.parameters.service.task = 0.9
    small.parameters.success.perDoubling = -0.4
    let world = small.world
    for isLarge in [false, true] {
      let chosen = (0..<40_000).filter { (world.fate($0).service.seconds > 1) == isLarge }
      let successes = chosen.reduce(0) { $0 + (world.fate($1).succeeded ? 1 : 0) }
      // ln size = σ |z| or −σ |z|, doublings = ln size / ln 2.
      let probability = meanOverNormal(deviation: 0.9) {
        logistic((isLarge ? -0.4 : 0.4) * abs($0) / logarithm(2))
      }
      #expect(isLikely(successes, of: chosen.count, probability: probability))
    }
  }
}
