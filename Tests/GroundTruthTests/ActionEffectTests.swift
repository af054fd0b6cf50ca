// The default action is the median one. Not here: how far actions' effects reach (`SuccessTests.swift`).

import FleetModel
import GroundTruth
import Testing

struct ActionEffectTests {
  /// Shares of successes by action, over 6,000 subtasks with an attempt number of its own each.
  private func logits(of world: World, actions: Int, level: Int) -> [Double] {
    let numbers = world.workload.subtasks.indices.filter {
      world.workload.subtasks[$0].capabilities == level
    }
    return (0..<actions).map { action in
      let successes = numbers.count { world.fate($0, action: action, attempt: action).succeeded }
      let share = (Double(successes) + 0.5) / Double(numbers.count + 1)
      return logarithm(share / (1 - share))
    }
  }

  /// With one level of complexity the default's logit is the base exactly: four standard errors of
  /// 12,000. Of the others as many lie above as below, by rank count / 2 from below; whoever is within
  /// .1 of it (1.4 errors) may be on either side.
  @Test(
    "among the actions' means the default's is the middle one",
    arguments: 1...6 as ClosedRange<UInt64>)
  func median(seed: UInt64) {
    let count = seed % 2 == 0 ? 6 : 5
    var small = SmallWorld(retries: Array(repeating: .none, count: count))
    small.defaultAction = Int(seed) % count
    small.subtasks = 12_000
    small.seed = seed
    small.parameters.success.base = 0.4
    small.parameters.success.action = 1
    let world = small.world
    let successes = (0..<12_000).count { world.fate($0, action: small.defaultAction).succeeded }
    #expect(isLikely(successes, of: 12_000, probability: logistic(0.4)))
    let means = logits(of: world, actions: count, level: 1)
    #expect(means.count { $0 < 0.3 } <= count / 2)
    #expect(means.count { $0 > 0.5 } <= count - 1 - count / 2)
    // The default itself is one of them.
    #expect(means.count { $0 < 0.5 } >= count / 2 + 1)
  }

  /// Three levels, of which one is common: the default's mean over them, each by how often it occurs, is
  /// the base; its error is about .03.
  @Test("the mean is taken over the levels as they occur", arguments: 1...3 as ClosedRange<UInt64>)
  func levels(seed: UInt64) {
    var small = SmallWorld(retries: Array(repeating: .none, count: 5))
    small.subtasks = 20_000
    small.seed = seed
    small.work.capabilities = checked {
      try .discrete(values: [2, 3, 7], weights: [0.2, 0.7, 0.1])
    }
    small.parameters.success.action = 0.5
    small.parameters.success.actionComplexity = 1
    let world = small.world
    let byLevel = [2, 3, 7].map { logits(of: world, actions: 1, level: $0)[0] }
    let mean = 0.2 * byLevel[0] + 0.7 * byLevel[1] + 0.1 * byLevel[2]
    #expect(abs(mean) < 0.08)
    #expect(byLevel.contains { abs($0) > 0.15 }, "levels that don't differ would prove nothing")
  }

  /// `subtasks` of everything alike: the three levels of load, each with its shift and slowdown.
  @Test("load acts through its levels alone, from the numbers waiting that were given")
  func load() {
    var small = SmallWorld(subtasks: 20_000)
    small.parameters.success.base = 0.5
    small.parameters.busy = LoadResponse(waiting: 2, logit: -0.6, slowdown: 1.5)
    small.parameters.saturated = LoadResponse(waiting: 5, logit: -1.4, slowdown: 4)
    let world = small.world
    #expect(
      (0...6).map { world.loadLevel(waiting: $0) } == [
        .idle, .idle, .busy, .busy, .busy, .saturated, .saturated,
      ])
    for (level, logit, slowdown) in [
      (LoadLevel.idle, 0.5, 1.0), (.busy, -0.1, 1.5), (.saturated, -0.9, 4),
    ] {
      let fates = (0..<20_000).map { world.fate($0, load: level) }
      #expect(isLikely(fates.count(where: \.succeeded), of: 20_000, probability: logistic(logit)))
      #expect(fates.allSatisfy { abs($0.service.seconds - slowdown) < 1e-9 })
    }
    var patient = SmallWorld()
    #expect(patient.world.loadLevel(waiting: 1_000) == .idle)
    patient.parameters.saturated = LoadResponse(waiting: 3, logit: -1, slowdown: 1)
    #expect(patient.world.loadLevel(waiting: 2) == .idle)
    #expect(patient.world.loadLevel(waiting: 3) == .saturated)
  }
}
