// Fleets, and why some are refused. Not here: the reference fleet
// (`QualityEngineeringTests.swift`).

import FleetModel
import Testing

struct FleetTests {
  private static let pair = [Agent(name: "ada"), Agent(name: "ben", capacity: nil)]
  private static let lint = Kind(name: "lint", eligible: [AgentID(0)])

  @Test(
    "what makes no fleet is refused, in words",
    arguments: [
      ([], [lint], "a fleet without agents can do nothing; name one or more"),
      (pair, [], "a fleet without kinds of subtask has nothing to do; name one or more"),
      (pair + [pair[0]], [lint], "two agents are called 'ada'; names are unique"),
      (pair, [lint, lint], "two kinds are called 'lint'; names are unique"),
      (
        [Agent(name: "ada", capacity: 0)], [lint],
        "agent 'ada' serves 0 subtasks at once; it must be one or more"
      ),
      (
        pair, [Kind(name: "lint", eligible: [])],
        "no agent is eligible for kind 'lint'; name one or more"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(1), AgentID(1)])],
        "kind 'lint' names an agent twice; name each once"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(0), AgentID(2)])],
        "kind 'lint' names agent 2, which the fleet doesn't have"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(-1)])],
        "kind 'lint' names agent -1, which the fleet doesn't have"
      ),
    ] as [([Agent], [Kind], String)])
  func refusals(agents: [Agent], kinds: [Kind], sentence: String) {
    let error = #expect(throws: FleetError.self) { try Fleet(agents: agents, kinds: kinds) }
    #expect(error?.description == sentence)
  }

  @Test("a fleet keeps what it is made of, and a kind's agents in ascending order")
  func accepted() throws {
    let kind = Kind(name: "lint", eligible: [AgentID(1), AgentID(0)])
    let fleet = try Fleet(agents: Self.pair, kinds: [kind])
    #expect(fleet.agents == Self.pair)
    #expect(fleet.kinds[0].eligible == [AgentID(0), AgentID(1)])
  }

  @Test("an agent serves one subtask at once unless somebody says otherwise")
  func capacity() { #expect(Agent(name: "ada").capacity == 1) }
}
