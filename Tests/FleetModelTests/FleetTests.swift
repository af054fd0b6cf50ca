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
      (
        pair, [Kind(name: "lint", eligible: [AgentID(0)], variants: [])],
        "kind 'lint' has no variant; leave them out, or name one or more"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(0)], variants: [[AgentID(0)], []])],
        "no agent may do variant 1 of kind 'lint'; name one or more"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(0)], variants: [[AgentID(0), AgentID(0)]])],
        "variant 0 of kind 'lint' names an agent twice; name each once"
      ),
      (
        pair, [Kind(name: "lint", eligible: [AgentID(0)], variants: [[AgentID(1)]])],
        "variant 0 of kind 'lint' names agent 1, which isn't eligible for the kind"
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

  @Test("a subtask's variant says who may do it, and all may who are eligible where there is one")
  func variants() throws {
    let (ada, ben) = (AgentID(0), AgentID(1))
    let fleet = try Fleet(
      agents: Self.pair,
      kinds: [
        Kind(name: "lint", eligible: [ben, ada]),
        Kind(name: "test", eligible: [ada, ben], variants: [[ben], [ben, ada], [ada]]),
      ])
    func agents(_ kind: Int, _ variant: Int) -> [AgentID] {
      fleet.agents(for: Subtask(kind: KindID(kind), variant: variant, capabilities: 1))
    }
    #expect(agents(0, 0) == [ada, ben])
    #expect((0..<3).map { agents(1, $0) } == [[ben], [ada, ben], [ada]])
    #expect(fleet.agents(for: Subtask(kind: KindID(1), capabilities: 1)) == [ben])
  }

  @Test("an agent serves one subtask at once unless somebody says otherwise")
  func capacity() { #expect(Agent(name: "ada").capacity == 1) }
}
