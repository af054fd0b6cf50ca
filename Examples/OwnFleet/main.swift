// A live fleet of one's own: three agents, two kinds of work, and a coordinator that learns who is
// good at what. The world here is a toy; yours carries out `.start` by calling real agents.

import FleetModel
import Instants
import LearningCore

let fleet = try Fleet(
  agents: ["ada", "ben", "cho"].map { Agent(name: $0) },
  kinds: ["write tests", "review code"].map { name in
    Kind(name: name, eligible: [AgentID(0), AgentID(1), AgentID(2)])
  })
var coordinator = FleetCoordinator(
  FleetConfiguration(fleet: fleet, selection: ThompsonSampling(fleet: fleet), seed: 2026))

/// The truth, which the coordinator never sees: ben writes good tests, cho reviews well.
func attempt(_ kind: KindID, by agent: AgentID, on day: Int) -> Outcome {
  let isGood = agent == AgentID(kind.rawValue + 1)
  let succeeded = isGood ? day % 10 != 0 : day % 4 == 0
  return Outcome(succeeded: succeeded, service: .seconds(isGood ? 4 : 9), errors: 0)
}

var choices = fleet.kinds.map { _ in fleet.agents.map { _ in 0 } }
for day in 0..<300 {
  var now = Instant.start + .days(Int64(day))
  let work = FleetTask(
    id: TaskID(day), firstSubtask: SubtaskID(2 * day), shape: .chain,
    parts: [0, 1].map { Subtask(kind: KindID($0), capabilities: 2) })
  var effects: [FleetEffect] = []
  coordinator.handle(.taskArrived(work), at: now, into: &effects)

  // Carry out whatever the coordinator wants done, and tell it what came of it.
  while coordinator.tasksInFlight > 0 {
    let wanted = effects
    effects.removeAll()
    for case .start(let assignment) in wanted {
      let kind = work.parts[assignment.subtask.rawValue - 2 * day].kind
      choices[kind.rawValue][assignment.agent.rawValue] += 1
      let outcome = attempt(kind, by: assignment.agent, on: day)
      now = now + outcome.service
      coordinator.handle(.attemptEnded(assignment.attempt, outcome), at: now, into: &effects)
    }
    // Nothing to start: sleep until the coordinator wants to be woken, here for a retry.
    if effects.isEmpty, let wake = coordinator.nextWake {
      now = wake
      coordinator.handle(.wake, at: now, into: &effects)
    }
  }

  if day == 9 || day == 299 {
    for (kind, counts) in zip(fleet.kinds, choices) {
      let shares = zip(fleet.agents, counts).map { "\($0.name) \($1)" }
      print("after \(day + 1) days, \(kind.name): \(shares.joined(separator: ", "))")
    }
  }
}
print("\(coordinator.counts.tasksSucceeded) of 300 tasks succeeded")
