// What each policy says of its choices is what it goes by. Not here: the choices themselves
// (`SelectionTests.swift`).

import FleetModel
import Instants
import LearningCore
import Stochastics
import TestSupport
import Testing

struct ReasonsTests {
  private static let fleet = Fleet.trial(agents: 4, kinds: [[0, 1, 2, 3], [1, 3]])
  private static let key = StreamRoot(seed: 31, replication: 0).key(Purpose("selection"))

  /// 400 choices with lessons between them: the last figure of whoever is chosen is the greatest, unless chance chose
  /// or untried agents come first.
  @Test(
    "the chosen one stands out", arguments: SelectionCatalogue.entries.map(\.name), [true, false])
  func chosen(name: String, explores: Bool) throws {
    let entry = try #require(SelectionCatalogue.entry(named: name))
    func play(_ policy: some SelectionPolicy) -> (compared: Int, explored: Int) {
      var (policy, chance) = (policy, TestSupport.SplitMix64(seed: 5))
      var (compared, explored) = (0, 0)
      for step in 0..<400 {
        let kind = chance.next(below: 2)
        let candidates = Self.fleet.kinds[kind].eligible.map {
          Candidate(agent: $0, load: chance.next(below: 4))
        }
        let request = Subtask(kind: KindID(kind), capabilities: 1)
        var stream = Self.key.stream(entity: UInt64(step))
        let reasons = policy.reasons(
          for: request, among: candidates, explores: explores, using: stream)
        #expect(reasons.rule?.isEmpty == false)
        #expect(reasons.columns.allSatisfy { $0.values.count == candidates.count })
        let agent =
          explores
          ? policy.choose(for: request, among: candidates, using: &stream)
          : policy.chooseGreedily(for: request, among: candidates, using: &stream)
        explored += reasons.isExploratory ? 1 : 0
        // Who was never tried has no mean and no bound: last where nothing is explored, else 1 or first.
        let untried = !explores ? -Double.infinity : name.hasPrefix("ucb1") ? .infinity : 1
        if !reasons.isExploratory, let column = reasons.columns.last,
          let place = candidates.firstIndex(where: { $0.agent == agent })
        {
          let worth = column.values.map { $0.isNaN ? untried : $0 }
          #expect(worth[place] == worth.max(), "step \(step)")
          compared += 1
        }
        policy.observe(
          Outcome(
            succeeded: chance.next(below: 4) <= agent.rawValue,
            service: .seconds(Int64(1 + chance.next(below: 9))), errors: 0),
          of: agent, on: request)
      }
      return (compared, explored)
    }
    let (compared, explored) = play(entry.make(Self.fleet))
    let isBlind = ["uniform", "round-robin"].contains(name)
    #expect(isBlind ? compared == 0 : compared > 300)
    // One in ten of 400: 40 ± 30 is more than five deviations.
    #expect(name.hasPrefix("epsilon") && explores ? (10...70).contains(explored) : explored == 0)
  }

  private struct Silent: SelectionPolicy {
    func choose(
      for subtask: Subtask, among candidates: [Candidate], using stream: inout RandomStream
    ) -> AgentID { candidates[0].agent }
    func observe(_ outcome: Outcome, of agent: AgentID, on subtask: Subtask) {}
  }

  @Test("a policy that doesn't say why is one all the same")
  func silent() {
    let reasons = Silent().reasons(
      for: Subtask(kind: KindID(0), capabilities: 1),
      among: [Candidate(agent: AgentID(0), load: 0)], explores: true,
      using: Self.key.stream(entity: 0))
    #expect(reasons == ChoiceReasons() && reasons.rule == nil && reasons.columns.isEmpty)
  }
}
