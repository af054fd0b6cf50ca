// The rules by which selectors on recorded fleets are compared, step by step.
// Not here: what they cost in the long run (`TwoArmBanditTests.swift`), other policies
// (`SelectionTests.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Stochastics
import TestSupport
import Testing

/// UCB1 as published, on lists of outcomes, by agent and kind.
private struct PlainUCB1 {
  var outcomes: [[Int]: [Bool]] = [:]

  /// All of the candidates that the rule may choose.
  func best(kind: Int, among agents: [Int]) -> Set<Int> {
    let own = agents.map { outcomes[[$0, kind]] ?? [] }
    let untried = zip(agents, own).filter { $1.isEmpty }.map(\.0)
    guard untried.isEmpty else { return Set(untried) }
    let total = Double(own.map(\.count).reduce(0, +))
    let worth = own.map { list in
      let (count, successes) = (Double(list.count), Double(list.count { $0 }))
      let width: Double = (2 * log(total) / count).squareRoot()
      return successes / count + width
    }
    let most = worth.max() ?? 0
    return Set(zip(agents, worth).filter { most - $1 < 1e-12 }.map(\.0))
  }
}

struct ReferenceRuleTests {
  private static let fleet = Fleet.trial(agents: 4, kinds: [[0, 1, 2, 3], [1, 3]])
  private static let key = StreamRoot(seed: 22, replication: 0).key(Purpose("selection"))

  private static func part(_ kind: Int) -> Subtask {
    Subtask(kind: KindID(kind), capabilities: 1)
  }

  private static func outcome(_ succeeds: Bool) -> Outcome { succeeds ? .success : .failure }

  private static func ask(
    _ policy: inout some SelectionPolicy, _ step: Int, kind: Int = 0,
    among agents: [Int] = [0, 1, 2, 3]
  ) -> Int {
    var stream = key.stream(entity: UInt64(step))
    let candidates = agents.map { Candidate(agent: AgentID($0), load: 0) }
    return policy.choose(for: part(kind), among: candidates, using: &stream).rawValue
  }

  @Test("UCB1 makes the published choices while agents come and go", arguments: [false, true])
  func recurrence(isGlobal: Bool) {
    var policy = UCB1(fleet: Self.fleet, scope: isGlobal ? .allKinds : .eachKind)
    var plain = PlainUCB1()
    var chance = TestSupport.SplitMix64(seed: 3)
    var (ties, chosen) = (0, Set<[Int]>())
    for step in 0..<1_500 {
      let kind = chance.next(below: 3) / 2
      let eligible = Self.fleet.kinds[kind].eligible.map(\.rawValue)
      let subset = eligible.filter { _ in chance.next(below: 3) > 0 }
      let agents = subset.isEmpty ? eligible : subset
      let agent = Self.ask(&policy, step, kind: kind, among: agents)
      let key = isGlobal ? 0 : kind
      let best = plain.best(kind: key, among: agents)
      #expect(best.contains(agent), "step \(step)")
      ties += best.count > 1 ? 1 : 0
      chosen.insert([agent, kind])
      // The better the later, in both kinds.
      let succeeds = chance.next(below: 10) < 2 + 2 * agent
      plain.outcomes[[agent, key], default: []].append(succeeds)
      policy.observe(Self.outcome(succeeds), of: AgentID(agent), on: Self.part(kind))
    }
    #expect(chosen.count == 6 && ties > 3)
  }

  /// By hand: after a success of the first and failures of the others n = 4, the worths are
  /// 1 + √(2 ln 4) = 2.665 and √(2 ln 4) = 1.665. After three more successes of the first, n = 7
  /// and 1 + √(2 ln 7 / 4) = 1.986 is still more than √(2 ln 7) = 1.973; after a fourth n = 8, and
  /// 1 + √(2 ln 8 / 5) = 1.912 less than √(2 ln 8) = 2.039: now it is one of the others.
  @Test("UCB1 turns to the others when it should by hand")
  func byHand() {
    var policy = UCB1(fleet: Self.fleet)
    for agent in 0..<4 {
      policy.observe(Self.outcome(agent == 0), of: AgentID(agent), on: Self.part(0))
    }
    let story = (0..<5).map { step in
      let agent = Self.ask(&policy, step)
      policy.observe(.success, of: AgentID(agent), on: Self.part(0))
      return agent
    }
    #expect(story.prefix(4) == [0, 0, 0, 0] && story[4] != 0)
  }

  /// Shares of 20,000 choices, each within four binomial standard deviations: right ones leave that
  /// once in 1,000 seeds, all in all.
  @Test("ε-greedy counts an untried agent as 1, and takes any of equals")
  func untried() {
    func shares(_ policy: EpsilonGreedyMean) -> [Double] {
      var (policy, counts) = (policy, [0.0, 0, 0, 0])
      for step in 0..<20_000 { counts[Self.ask(&policy, step)] += 1 / 20_000 }
      return counts
    }
    func expect(_ policy: EpsilonGreedyMean, _ expected: [Double]) {
      for (share, expected) in zip(shares(policy), expected) {
        #expect(abs(share - expected) < 4 * (expected * (1 - expected) / 20_000).squareRoot())
      }
    }
    var policy = EpsilonGreedyMean(fleet: Self.fleet)
    expect(policy, [0.25, 0.25, 0.25, 0.25])
    policy.observe(.failure, of: AgentID(0), on: Self.part(0))
    expect(policy, [0.025, 0.325, 0.325, 0.325])
    // One that always succeeded equals those that were never tried; .9 / 2 + .1 / 4 each.
    policy.observe(.failure, of: AgentID(1), on: Self.part(0))
    policy.observe(.success, of: AgentID(2), on: Self.part(0))
    expect(policy, [0.025, 0.025, 0.475, 0.475])
    policy.observe(.failure, of: AgentID(3), on: Self.part(0))
    expect(policy, [0.025, 0.025, 0.925, 0.025])
    // Means decide, not counts: 1 of 2 equals 2 of 4.
    for succeeds in [true, true, false] {
      policy.observe(Self.outcome(succeeds), of: AgentID(1), on: Self.part(0))
    }
    policy.observe(.failure, of: AgentID(2), on: Self.part(0))
    expect(policy, [0.025, 0.475, 0.475, 0.025])
  }

  @Test("one table for all kinds carries over from kind to kind, a table for each doesn't")
  func scopes() {
    func check<Policy: SelectionPolicy>(_ make: (SuccessScope) -> Policy) {
      for scope in [SuccessScope.eachKind, .allKinds] {
        var policy = make(scope)
        for _ in 0..<50 {
          for agent in 0..<4 {
            policy.observe(Self.outcome(agent == 3), of: AgentID(agent), on: Self.part(0))
          }
        }
        let chosen = (0..<200).map { Self.ask(&policy, $0, kind: 1, among: [1, 3]) }
        let share = Double(chosen.count { $0 == 3 }) / 200
        // Without knowledge a fair coin: .5 ± .18 is five standard deviations.
        #expect(scope == .allKinds ? share > 0.9 : abs(share - 0.5) < 0.18)
      }
    }
    check { ThompsonSampling(fleet: Self.fleet, scope: $0) }
    check { EpsilonGreedyMean(fleet: Self.fleet, scope: $0) }
    check { UCB1(fleet: Self.fleet, scope: $0) }
  }

  @Test("where there is one kind, one table for all kinds is the same policy")
  func oneKind() throws {
    let fleet = Fleet.trial(agents: 4, kinds: [[0, 1, 2, 3]])
    func story(_ fresh: some SelectionPolicy) -> [Int] {
      var (policy, chance) = (fresh, TestSupport.SplitMix64(seed: 8))
      return (0..<500).map { step in
        let agent = Self.ask(&policy, step)
        policy.observe(
          Self.outcome(chance.next(below: 4) < agent), of: AgentID(agent), on: Self.part(0))
        return agent
      }
    }
    for name in ["thompson", "epsilon-greedy-mean", "ucb1"] {
      let each = try #require(SelectionCatalogue.entry(named: name)).make(fleet)
      let all = try #require(SelectionCatalogue.entry(named: name + "-global")).make(fleet)
      #expect(story(each) == story(all), "\(name)")
    }
  }
}
