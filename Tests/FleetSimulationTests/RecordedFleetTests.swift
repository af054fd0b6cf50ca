// Recorded fleets with holes in their record, played. Not here: single cells (`GroundTruthTests`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Stochastics
import Testing

struct RecordedFleetTests {
  /// Sixty tasks of three kinds and five agents, with a third of the cells missing.
  private func world(_ missing: MissingCells, most: Int = 3) throws -> World {
    let success = (0..<300).map { cell in
      cell % 5 != 0 && cell * 7 % 10 < 4 ? Double.nan : cell * 11 % 17 < 9 ? 1 : 0
    }
    let matrix = RecordedMatrix(
      tasks: (0..<60).map { "task \($0)" }, agents: ["a", "b", "c", "d", "e"],
      kinds: ["x", "y", "z"], kindOfTask: (0..<60).map { $0 % 3 }, success: success)
    let parameters = RecordedParameters(
      matrix: matrix, passes: 20, service: .seconds(40), missing: missing)
    let plan = WorldPlan(
      fleet: try parameters.fleet(capacity: 1), catalogue: .single,
      rules: AttemptRules(mostAttempts: most, timeout: .minutes(1)), horizon: .hours(8),
      scoring: Scoring(), truth: .recorded(parameters))
    return World(plan, chance: StreamRoot(seed: 5, replication: 0))
  }

  @Test(
    "nobody is given what isn't in the record, or everybody may be",
    arguments: SelectionCatalogue.entries.map(\.name))
  func starts(policy: String) throws {
    for missing in MissingCells.allCases {
      let world = try world(missing)
      let chance = StreamRoot(seed: 5, replication: 0)
      let played = Simulation.playLogged(.of(policy, learns: false), in: world, chance: chance)
      let starts = played.log.entries.flatMap(\.effects).compactMap { effect in
        if case .start(let assignment) = effect { assignment } else { nil }
      }
      var missed = 0
      for assignment in starts {
        let subtask = world.workload.subtasks[assignment.subtask.rawValue]
        #expect(world.plan.fleet.agents(for: subtask).contains(assignment.agent))
        let fate = world.fate(
          of: assignment.subtask, agent: assignment.agent, action: assignment.action, attempt: 0,
          load: .idle)
        missed += fate.service == .zero ? 1 : 0
      }
      #expect(missing == .unavailable ? missed == 0 : missed > 0, "\(missed)")
      #expect(starts.count >= 1_200 && played.result.daily.total.planned == 1_200)
    }
  }
}
