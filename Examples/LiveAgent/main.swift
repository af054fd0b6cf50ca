// An agent that does tasks one by one, wrapped in the hooks: ask before, tell after.

import FleetModel
import Instants
import LearningCore
import SQLiteMemory

let writer = Agent(name: "writer"), reviewer = Agent(name: "reviewer")
let kind = Kind(name: "report", eligible: [AgentID(0), AgentID(1)])
let agents = try Fleet(agents: [writer, reviewer], kinds: [kind])
let configuration = FleetConfiguration(
  fleet: agents, selection: ThompsonSampling(fleet: agents), lifecycle: Lifecycle(), seed: 7)
let store = try SQLiteStore(path: CommandLine.arguments.dropFirst().first ?? "agents.sqlite")
let fleet = try LiveFleet(configuration, store: store)

// Time counts from when the store began: a program that goes on adds to where it was.
let (begun, before) = (ContinuousClock.now, fleet.now)
func now() -> Instant {
  before + Span(seconds: (ContinuousClock.now - begun) / .seconds(1))
}

try fleet.start(at: now())
for _ in 0..<20 {
  var advice = try fleet.beginTask(kind: "report", capabilities: 2, at: now())
  attempts: while true {
    // Here your agent does its work, in the way that was advised.
    let isGood = advice.agent.name == "writer" || advice.strategy == "adaptive-retry"
    let outcome = Outcome(succeeded: isGood, service: .milliseconds(3), errors: isGood ? 0 : 1)
    var step = try fleet.endTask(advice, outcome, at: now())
    while case .pause = step { step = try fleet.continueTask(advice, at: now()) }
    guard case .attempt(let next) = step else { break attempts }
    advice = next
  }
}
try fleet.stop(at: now())
try fleet.close()
