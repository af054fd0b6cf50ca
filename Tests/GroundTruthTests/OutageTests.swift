// Agents that go down and come back. Not here: what a fleet does about it (`FleetSimulationTests`).

import FleetModel
import GroundTruth
import LabStatistics
import Testing

struct OutageTests {
  private func small(days: Int) -> SmallWorld {
    var small = SmallWorld(agents: 40, subtasks: 86_400 * days)
    small.work.gaps = constant(86_400)
    small.parameters.outages = .init(
      upSeconds: checked { try .exponential(mean: 20_000) },
      downSeconds: checked { try .lognormal(mean: 5_000, cv: 0.5) })
    return small
  }

  @Test("times up and down take turns, and whoever is down at the end comes back")
  func turns() {
    let world = small(days: 5).world
    let changes = (0..<40).map { world.outages(of: AgentID($0)) }
    for agent in changes {
      #expect(agent.map(\.isUp) == agent.indices.map { $0 % 2 == 1 })
      #expect(zip(agent.dropFirst(), agent).allSatisfy { $0.at > $1.at })
      #expect(agent.count % 2 == 0, "somebody stays down")
      #expect(agent.allSatisfy { $0.isUp || $0.at.seconds < world.plan.horizon.seconds })
    }
    #expect(changes.contains { ($0.last?.at.seconds ?? 0) > world.plan.horizon.seconds })
    #expect(Set(changes).count == 40, "agents go down together")
    #expect(changes[3] == small(days: 5).world.outages(of: AgentID(3)))
    var other = small(days: 5)
    other.replication = 1
    #expect(changes[3] != other.world.outages(of: AgentID(3)))
  }

  /// Means within four standard errors of about 1,000 turns each.
  @Test("they last as long as given")
  func lengths() {
    let world = small(days: 15).world
    var (up, down) = (Moments(), Moments())
    for agent in 0..<40 {
      var before = 0.0
      // The last turn's length depends on the horizon.
      for change in world.outages(of: AgentID(agent)).prefix(60) {
        if change.isUp {
          down.add(change.at.seconds - before)
        } else {
          up.add(change.at.seconds - before)
        }
        before = change.at.seconds
      }
    }
    #expect(abs(down.mean - 5_000) < 4 * down.standardError && down.count > 900)
    // Long times up reach over the horizon and are left out, so the mean is a little less.
    #expect(abs(up.mean - 20_000) < 4 * up.standardError + 400)
  }

  @Test("a world without them has none")
  func none() {
    #expect(SmallWorld().world.outages(of: AgentID(0)).isEmpty)
  }
}
