// Two agents that do tasks one by one, wrapped in hooks: ask before a task, tell after it. What they
// learn is kept in a file, so the program may end and go on. The work here is a toy; yours calls a
// real agent.

import FleetModel
import Instants
import LearningCore
import SQLiteMemory

let agents = try Fleet(
  agents: [Agent(name: "ada"), Agent(name: "ben")],
  kinds: [Kind(name: "report", eligible: [AgentID(0), AgentID(1)])])
let fleet = try LiveFleet(
  FleetConfiguration(
    fleet: agents, selection: ThompsonSampling(fleet: agents), lifecycle: Lifecycle(), seed: 7),
  store: try SQLiteStore(path: CommandLine.arguments.dropFirst().first ?? "agents.sqlite"))

// Time counts on from where the store left it.
let (begun, before) = (ContinuousClock.now, fleet.now)
func now() -> Instant { before + Span(seconds: (ContinuousClock.now - begun) / .seconds(1)) }

try fleet.start(at: now())
for _ in 0..<40 {
  var advice = try fleet.beginTask(kind: "report", capabilities: 2, at: now())
  attempts: while true {
    // Here the agent that was chosen does the work, by the strategy that was chosen.
    let isGood = advice.agent.name == "ben"
    let outcome = Outcome(succeeded: isGood, service: .milliseconds(3), errors: isGood ? 0 : 1)
    var step = try fleet.endTask(advice, outcome, at: now())
    while case .pause = step {
      try await Task.sleep(for: .milliseconds(50))
      step = try fleet.continueTask(advice, at: now())
    }
    guard case .attempt(let next) = step else { break attempts }
    advice = next
  }
}
try fleet.stop(at: now())
let counts = fleet.coordinator.counts
print("\(counts.tasksSucceeded) of \(counts.tasksArrived) tasks, \(counts.attempts) attempts")
try fleet.close()
