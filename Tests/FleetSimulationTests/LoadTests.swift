// What load an attempt meets, by lines kept anew from the coordinator's log. Not here: which load is which
// level, and what a level does (`GroundTruthTests/ActionEffectTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct LoadTests {
  /// One server an agent, and who waits for it, first come, first served.
  private struct Desks {
    private struct Desk {
      var served: AttemptID?
      var waiting: [AttemptID] = []
    }

    private var desks: [Desk]
    private var places: [AttemptID: Int] = [:]
    /// How many waited behind an attempt when it began to be served.
    private(set) var behind: [AttemptID: Int] = [:]

    init(agents: Int) { desks = Array(repeating: Desk(), count: agents) }

    mutating func start(_ attempt: AttemptID, at agent: Int) {
      places[attempt] = agent
      guard desks[agent].served != nil else {
        desks[agent].served = attempt
        behind[attempt] = desks[agent].waiting.count
        return
      }
      desks[agent].waiting.append(attempt)
    }

    /// Ends a service; who comes next has its server already while `meanwhile` adds to the line.
    mutating func end(_ attempt: AttemptID, meanwhile: (inout Desks) -> Void) {
      guard let agent = places[attempt] else { preconditionFailure("\(attempt) never started") }
      let next = desks[agent].waiting.isEmpty ? nil : desks[agent].waiting.removeFirst()
      desks[agent].served = next
      meanwhile(&self)
      if let next { behind[next] = desks[agent].waiting.count }
    }

    mutating func cancel(_ attempt: AttemptID) {
      guard let agent = places[attempt] else { preconditionFailure("\(attempt) never started") }
      if let place = desks[agent].waiting.firstIndex(of: attempt) {
        desks[agent].waiting.remove(at: place)
      } else {
        end(attempt) { _ in }
      }
    }

    mutating func carryOut(_ effects: [FleetEffect]) {
      for effect in effects {
        switch effect {
        case .start(let assignment): start(assignment.attempt, at: assignment.agent.rawValue)
        case .cancel(let attempt): cancel(attempt)
        default: break
        }
      }
    }
  }

  @Test(
    "an attempt meets the load of those who wait behind it when it begins",
    arguments: ["round-robin", "best-performer"])
  func levels(policy: String) {
    var fleet = BusyFleet()
    fleet.calm()
    fleet.parameters.busy = LoadResponse(waiting: 1, logit: -0.5, slowdown: 1.2)
    fleet.parameters.saturated = LoadResponse(waiting: 3, logit: -1, slowdown: 1.4)
    let (_, log, world) = fleet.play(.of(policy))
    var desks = Desks(agents: fleet.agents)
    var assignments: [AttemptID: Assignment] = [:]
    var met: [LoadLevel: Int] = [:]
    for entry in log.entries {
      for case .start(let assignment) in entry.effects {
        assignments[assignment.attempt] = assignment
      }
      guard case .attemptEnded(let attempt, let outcome, _) = entry.input else {
        desks.carryOut(entry.effects)
        continue
      }
      if let waiting = desks.behind[attempt], let work = assignments[attempt] {
        let level: LoadLevel = waiting < 1 ? .idle : waiting < 3 ? .busy : .saturated
        met[level, default: 0] += 1
        let fate = world.fate(
          of: work.subtask, agent: work.agent, action: work.action, attempt: work.earlierAttempts,
          load: level)
        #expect(outcome == fate.outcome, "\(attempt) with \(waiting) behind it")
      } else {
        Issue.record("\(attempt) ended and never began")
      }
      desks.end(attempt) { $0.carryOut(entry.effects) }
    }
    #expect(LoadLevel.allCases.allSatisfy { met[$0, default: 0] > 20 }, "\(met)")
  }
}
