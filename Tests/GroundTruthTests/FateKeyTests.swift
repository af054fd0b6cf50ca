// A fate is a function of its key: no order of asking changes it, and keys don't share their chance.
// Not here: how likely which fate is (`SuccessTests.swift`, `ServiceTimeTests.swift`).

import FleetModel
import GroundTruth
import TestSupport
import Testing

struct FateKeyTests {
  private struct Key: Hashable {
    let subtask, agent, action, attempt: Int
    let load: LoadLevel
  }

  /// Everything deviates, so that whatever leaks would show.
  private static var varied: SmallWorld {
    var small = SmallWorld(agents: 3, kinds: 2, retries: [.none, .fixed, .none, .exponential])
    small.subtasks = 200
    small.work.subjects = 3
    small.work.persistence = 0.5
    let signal = SyntheticParameters.Signal(
      afterSuccess: uniform(0, 1), afterFailure: uniform(0, 1), actionSpread: 0.1, missing: 0.3,
      costOfRetry: 0.1)
    small.parameters = SyntheticParameters(satisfaction: signal, efficiency: signal)
    small.parameters.success.base = 0.5
    small.parameters.success.agentKind = 1
    small.parameters.success.action = 1
    small.parameters.success.actionComplexity = 1
    small.parameters.success.task = 1
    small.parameters.success.cell = 1
    small.parameters.success.perDoubling = -0.4
    small.parameters.success.easingPerDay = 0.1
    small.parameters.service.medianSeconds = 2
    small.parameters.service.task = 0.5
    small.parameters.service.agent = 0.3
    small.parameters.service.cell = 0.3
    small.parameters.service.action = 0.2
    small.parameters.service.attempt = 0.5
    small.parameters.service.failureRatio = 1.5
    small.parameters.busy = LoadResponse(waiting: 1, logit: -1, slowdown: 1.5)
    small.parameters.saturated = LoadResponse(waiting: 3, logit: -2, slowdown: 2)
    return small
  }

  private func ask(_ world: World, _ key: Key) -> Fate {
    world.fate(
      key.subtask, agent: key.agent, action: key.action, attempt: key.attempt, load: key.load)
  }

  @Test("any order of asking, asking again and asking for others give the same fates")
  func order() {
    var keys: [Key] = []
    for subtask in 0..<30 {
      for agent in 0..<3 {
        for action in 0..<4 {
          for attempt in 0..<3 {
            for load in LoadLevel.allCases {
              keys.append(
                Key(subtask: subtask, agent: agent, action: action, attempt: attempt, load: load))
            }
          }
        }
      }
    }
    let world = Self.varied.world
    let fates = Dictionary(uniqueKeysWithValues: keys.map { ($0, ask(world, $0)) })
    #expect(Set(fates.values).count == keys.count, "fates that differ in their key are alike")
    var generator = SplitMix64(seed: 7)
    let other = Self.varied.world
    var differences = 0
    for key in keys.shuffled(using: &generator) {
      let stranger = keys[generator.next(below: keys.count)]
      differences += ask(other, stranger) == fates[stranger] ? 0 : 1
      differences += ask(other, key) == fates[key] ? 0 : 1
      differences += ask(other, key) == fates[key] ? 0 : 1
    }
    #expect(differences == 0)
  }

  /// The same subtasks, arriving twice as fast on the same day.
  @Test("of the arrival nothing counts but its day")
  func arrival() {
    var fast = Self.varied
    fast.work.gaps = constant(0.5)
    let (world, other) = (Self.varied.world, fast.world)
    #expect(other.workload.subtasks.count > world.workload.subtasks.count)
    for subtask in 0..<200 {
      #expect(world.fate(subtask, agent: 1, action: 2) == other.fate(subtask, agent: 1, action: 2))
    }
    // One a day from day 1 on; what is out of reach on day 100 is certain on day 101.
    var slow = Self.varied
    slow.work.gaps = constant(86_400)
    slow.subtasks = 200 * 86_400
    slow.parameters.success.easingPerDay = 60
    slow.parameters.success.base = -60 * 100.5
    let later = slow.world
    #expect(later.workload.subtasks.count == 200)
    #expect((0..<200).allSatisfy { later.fate($0).succeeded == ($0 + 1 > 100) })
  }

  enum Part: CaseIterable { case seed, replication, subtask, agent, action, attempt }

  /// What one attempt has of its own, of 10,000 keys and of their neighbours in one part: |r| √n < 4,
  /// which refuses a right program once in 16,000 for each of 6 × 2.
  @Test("neighbouring keys' numbers are others, and uncorrelated", arguments: Part.allCases)
  func neighbours(part: Part) {
    var small = SmallWorld(agents: 5_001, retries: Array(repeating: .none, count: 51))
    small.subtasks = 10_001
    small.parameters.service.attempt = 1
    small.parameters.success.base = 40
    var second = small
    if part == .seed { second.seed += 1 }
    if part == .replication { second.replication += 1 }
    let (world, neighbour) = (small.world, second.world)
    var (times, otherTimes, signals, otherSignals): ([Double], [Double], [Double], [Double]) =
      ([], [], [], [])
    for number in 0..<10_000 {
      // Only the part in question moves along with the number, so all neighbours are met.
      let subtask = part == .agent || part == .action ? number / 50 : number
      let agent = part == .agent ? number % 5_000 : 3
      let action = part == .action ? number % 50 : 4
      let attempt = part == .attempt ? number % 3 : 1
      let fate = world.fate(subtask, agent: agent, action: action, attempt: attempt)
      let other = neighbour.fate(
        part == .subtask ? subtask + 1 : subtask, agent: part == .agent ? agent + 1 : agent,
        action: part == .action ? action + 1 : action,
        attempt: part == .attempt ? attempt + 1 : attempt)
      times.append(fate.logSeconds)
      otherTimes.append(other.logSeconds)
      signals.append(fate.satisfaction ?? .nan)
      otherSignals.append(other.satisfaction ?? .nan)
    }
    #expect(zip(times, otherTimes).allSatisfy { $0 != $1 })
    #expect(abs(correlationStatistic(times, otherTimes)) < 4)
    #expect(abs(correlationStatistic(signals, otherSignals)) < 4)
    #expect(abs(correlationStatistic(times, signals)) < 4)
  }
}
