// The simulation against the plainest one that does the same. Not here: that one (`PlainFleet.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import Testing

struct PlainFleetTests {
  /// Agents in turn, default actions, three levels of load: every subtask ends alike, to the nanosecond.
  @Test(
    "both simulations end every subtask alike", arguments: RetryPolicy.allCases, [1, 2, 3])
  func ends(policy: RetryPolicy, capacity: Int) throws {
    for replication in 0..<3 {
      var fleet = BusyFleet()
      fleet.calm()
      fleet.agents = 3
      fleet.capacity = capacity
      (fleet.retries, fleet.defaultAction) = ([policy], 0)
      fleet.eligible = { $0 == 2 ? [1] : $0 == 1 ? [0, 2] : [0, 1, 2] }
      fleet.rules = AttemptRules(
        mostAttempts: 2 + replication, timeout: .seconds(300), backoff: .seconds(30),
        longestBackoff: .seconds(50))
      fleet.horizon = .hours(30)
      fleet.work.gaps = checked { try .lognormal(mean: 300 / Double(capacity), cv: 2) }
      fleet.parameters.busy = LoadResponse(waiting: 1, logit: -0.7, slowdown: 1.2)
      fleet.parameters.saturated = LoadResponse(waiting: 3, logit: -1.5, slowdown: 1.4)
      fleet.replication = replication
      let (_, log, world) = fleet.play(.of("round-robin", learns: false, explores: false))
      var plain = PlainFleet(world)
      let expected = plain.ends()
      let reports = ServiceRecord(log).ends
      #expect(reports.count == expected.count && expected.count > 300)
      var differences = 0
      for report in reports {
        let end = PlainFleet.End(
          succeeded: report.succeeded, elapsed: report.elapsed.nanoseconds,
          attempts: report.attempts, errors: report.errors, agent: report.agent?.rawValue)
        differences += end == expected[report.subtask.rawValue] ? 0 : 1
      }
      #expect(differences == 0)
      // What doesn't happen isn't compared.
      #expect(LoadLevel.allCases.allSatisfy { plain.levels[$0, default: 0] > 10 })
      #expect(expected.contains { $0.attempts == 0 } && expected.contains { $0.attempts > 1 })
      #expect(ServiceRecord(log).timeouts > 10)
    }
  }
}
