// Subtasks of one kind that different agents may do. Not here: who may do what (`FleetModelTests`).

import FleetModel
import LearningCore
import Testing

struct VariantTests {
  /// Four agents are eligible for the one kind; its variants leave two, one and all to choose from.
  private static let variants = [0: [[1, 3], [2], [0, 1, 2, 3]]]

  @Test("only those are asked who may do it", arguments: SelectionCatalogue.entries.map(\.name))
  func candidates(name: String) throws {
    let entry = try #require(SelectionCatalogue.entry(named: name))
    var desk = Desk(agents: 4, variants: Self.variants, selection: entry.make)
    var chosen: [Set<AgentID>] = [[], [], []]
    for number in 0..<300 {
      let variant = number % 3
      for assignment in desk.arrive(number, variant: variant) {
        chosen[variant].insert(assignment.agent)
        desk.end(assignment, number % 2 == 0 ? .success : .failure)
      }
    }
    #expect(chosen[0].isSubset(of: [AgentID(1), AgentID(3)]))
    #expect(chosen[1] == [AgentID(2)])
  }

  @Test("when one gives up, another of those who may is asked, and the same where there is none")
  func second() {
    var desk = Desk(agents: 4, variants: Self.variants)
    for (variant, asked) in [(0, [1, 3]), (1, [2])] {
      let first = desk.arrive(variant + 1, variant: variant)[0]
      let again = desk.end(first, .failure).starts
      #expect(again.count == 1 && again[0].earlierAttempts == 1)
      #expect(Set([first.agent.rawValue, again[0].agent.rawValue]) == Set(asked))
    }
  }

  @Test("with none of them up a subtask waits, whoever else is there")
  func parked() {
    var desk = Desk(agents: 4, variants: Self.variants)
    desk.tell(.agentDown(AgentID(2)))
    #expect(desk.arrive(1, variant: 1) == [])
    desk.tell(.agentDown(AgentID(0)))
    #expect(desk.tell(.agentUp(AgentID(0))).starts == [])
    #expect(desk.tell(.agentUp(AgentID(2))).starts.map(\.agent) == [AgentID(2)])
  }
}
