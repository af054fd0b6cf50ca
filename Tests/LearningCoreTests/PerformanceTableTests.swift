// What is known of agents, against sums over the whole list of outcomes. Not here: choosing by it
// (`SelectionTests.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import TestSupport
import Testing

/// The same definitions, worked out from a list of everything that ever happened.
private struct PlainTable {
  typealias Entry = (agent: Int, kind: Int, outcome: Outcome)
  var entries: [Entry] = []

  /// Weights that halve with every 50 later entries of the list.
  private static func weights(_ list: [Entry]) -> [Double] {
    list.indices.map { pow(2, -Double(list.count - 1 - $0) / 50) }
  }

  /// Σ w v and Σ w over the entries that have a value.
  private static func sums(
    _ list: [Entry], _ value: (Outcome) -> Double?
  ) -> (sum: Double, weight: Double) {
    var (sum, weight) = (0.0, 0.0)
    for (entry, share) in zip(list, weights(list)) {
      guard let value = value(entry.outcome) else { continue }
      sum += share * value
      weight += share
    }
    return (sum, weight)
  }

  /// Five imagined attempts at the prior.
  private static func mean(_ sums: (sum: Double, weight: Double), prior: Double) -> Double {
    (sums.sum + 5 * prior) / (sums.weight + 5)
  }

  private func of(_ agent: Int, _ kind: Int? = nil) -> [Entry] {
    entries.filter { $0.agent == agent && (kind == nil || $0.kind == kind) }
  }

  private func shrunk(
    _ agent: Int, _ kind: Int, prior: Double?, _ value: (Outcome) -> Double?
  ) -> (pair: Double, overall: Double) {
    let own = Self.sums(of(agent), value)
    let overall = prior.map { Self.mean(own, prior: $0) } ?? own.sum / own.weight
    return (Self.mean(Self.sums(of(agent, kind), value), prior: overall), overall)
  }

  func seconds(_ agent: Int, _ kind: Int) -> Double? {
    of(agent).isEmpty ? nil : shrunk(agent, kind, prior: nil) { $0.service.seconds }.pair
  }

  func score(_ agent: Int, _ kind: Int, among agents: [Int]) -> Double {
    let success = shrunk(agent, kind, prior: 0.5) { $0.succeeded ? 1 : 0 }
    let quality = shrunk(agent, kind, prior: 0.5) { $0.satisfaction }
    let best = agents.compactMap { seconds($0, kind) }.min()
    let time = seconds(agent, kind).map { (best ?? $0) / $0 } ?? 1
    let special = min(1, max(0, 0.5 + success.pair - success.overall))
    return 0.4 * success.pair + 0.2 * time + 0.2 * quality.pair + 0.2 * special
  }
}

struct PerformanceTableTests {
  @Test("scores agree with sums over the whole history", arguments: [1, 2, 3] as [UInt64])
  func scores(seed: UInt64) {
    var chance = SplitMix64(seed: seed)
    let fleet = Fleet.trial(agents: 3, kinds: [[0, 1, 2], [0, 2]])
    var table = PerformanceTable(fleet: fleet)
    var plain = PlainTable()
    for step in 0..<300 {
      let kind = chance.next(below: 2)
      let agents = fleet.kinds[kind].eligible.map(\.rawValue)
      let agent = agents[chance.next(below: agents.count)]
      let outcome = Outcome(
        succeeded: chance.next(below: 3) > 0,
        service: .milliseconds(Int64(1 + chance.next(below: 20_000))), errors: 0,
        satisfaction: chance.next(below: 3) == 0 ? nil : Double(chance.next(below: 11)) / 10)
      table.add(outcome, of: AgentID(agent), on: KindID(kind))
      plain.entries.append((agent, kind, outcome))
      guard step % 20 < 3 else { continue }
      for kind in 0..<2 {
        let candidates = fleet.kinds[kind].eligible.map { Candidate(agent: $0, load: 0) }
        let best = table.bestSeconds(among: candidates, on: KindID(kind))
        for agent in candidates.map(\.agent) {
          let score = table.score(of: agent, on: KindID(kind), bestSeconds: best)
          let expected = plain.score(
            agent.rawValue, kind, among: candidates.map(\.agent.rawValue))
          #expect(abs(score - expected) < 1e-12)
          #expect((0...1).contains(score))
        }
      }
    }
  }

  @Test("a weight halves with every 50 later attempts")
  func halfLife() {
    var table = PerformanceTable(fleet: .trial(agents: 1, kinds: [[0]]))
    func add(_ span: Span) {
      table.add(
        Outcome(succeeded: true, service: span, errors: 0), of: AgentID(0), on: KindID(0))
    }
    add(.seconds(1))
    var weights = 1.0
    for later in 1...150 {
      add(.zero)
      weights += pow(2, -Double(later) / 50)
      let share = [50: 0.5, 100: 0.25, 150: 0.125][later]
      guard let share else { continue }
      let mean = table.meanSeconds(of: AgentID(0), on: KindID(0))
      #expect(abs(mean * weights - share) < 1e-12)
    }
  }

  @Test("nobody is punished for not having been tried")
  func untried() {
    let table = PerformanceTable(fleet: .trial(agents: 2, kinds: [[0, 1]]))
    // .4 · .5 success + .2 · 1 time + .2 · .5 quality + .2 · .5 specialisation.
    let score = table.score(of: AgentID(0), on: KindID(0), bestSeconds: 3)
    #expect(abs(score - 0.6) < 1e-15)
    let candidates = [0, 1].map { Candidate(agent: AgentID($0), load: 0) }
    #expect(table.bestSeconds(among: candidates, on: KindID(0)) == 0)
  }
}
