// Agents that go down and come back. Not here: attempts over their limit (`TimeLimitTests.swift`).

import FleetModel
import LearningCore
import Testing

struct OutageTests {
  @Test("what a lost agent had goes to others: nothing is learned and no attempt used up")
  func reassigned() {
    var desk = Desk(agents: 2, rules: AttemptRules(mostAttempts: 1))
    // Round robin gives the first agent the first and the third part.
    let attempts = desk.arrive(1, parts: 3)
    desk.tell(.attemptStarted(attempts[0].attempt), at: 1)
    let engines = desk.coordinator.engines
    let effects = desk.tell(.agentDown(AgentID(0)), at: 2)
    #expect(effects.cancels == [attempts[0].attempt, attempts[2].attempt])
    #expect(effects.starts.map(\.agent) == [AgentID(1), AgentID(1)])
    #expect(effects.starts.map(\.earlierAttempts) == [0, 0])
    #expect(effects.records == [])
    #expect(desk.coordinator.engines == engines)
    #expect(desk.coordinator.load == [0, 3])
    #expect(desk.coordinator.counts.attempts == 3)
    #expect(desk.coordinator.counts.reassignments == 2)
    #expect(desk.nextWakeSeconds == nil, "the limit of what was lost is forgotten")
    let end = desk.end(effects.starts[0], .failure, at: 3)
    #expect(end.reports.map(\.attempts) == [1])
  }

  @Test("with nobody up, subtasks wait and then go out in the order in which they came")
  func parked() {
    var desk = Desk(agents: 2)
    desk.tell(.agentDown(AgentID(0)))
    desk.tell(.agentDown(AgentID(1)))
    #expect((1...3).flatMap { desk.arrive($0) } == [])
    #expect(desk.coordinator.tasksInFlight == 3)
    let effects = desk.tell(.agentUp(AgentID(1)), at: 60)
    #expect(effects.starts.map(\.subtask.rawValue) == [100, 200, 300])
    #expect(effects.starts.allSatisfy { $0.agent == AgentID(1) })
  }

  @Test("those for which still nobody is up go on waiting in their order")
  func parkedAgain() {
    var desk = Desk(agents: 2, kinds: [[0], [1]])
    desk.tell(.agentDown(AgentID(0)))
    desk.tell(.agentDown(AgentID(1)))
    for (number, kind) in [(1, 0), (2, 1), (3, 0), (4, 1)] {
      #expect(desk.arrive(number, kind: kind) == [])
    }
    let one = desk.tell(.agentUp(AgentID(1)))
    #expect(one.starts.map(\.subtask.rawValue) == [200, 400])
    let other = desk.tell(.agentUp(AgentID(0)))
    #expect(other.starts.map(\.subtask.rawValue) == [100, 300])
  }

  @Test("an attempt that was lost to nobody waits too")
  func lostAndParked() {
    var desk = Desk(agents: 1)
    let attempt = desk.arrive(1)[0]
    let lost = desk.tell(.agentDown(AgentID(0)))
    #expect(lost == [.cancel(attempt.attempt)])
    #expect(desk.coordinator.counts.attempts == 0)
    #expect(desk.tell(.agentUp(AgentID(0))).starts.map(\.subtask) == [SubtaskID(100)])
    #expect(desk.coordinator.counts.attempts == 1)
  }

  @Test("to hear twice that an agent is down or up changes nothing")
  func twice() {
    var desk = Desk()
    _ = desk.arrive(1, parts: 3)
    var before = desk
    #expect(desk.tell(.agentUp(AgentID(0))) == [])
    #expect(desk == before)
    desk.tell(.agentDown(AgentID(0)))
    before = desk
    #expect(desk.tell(.agentDown(AgentID(0))) == [])
    #expect(desk == before)
  }

  @Test("a retry goes to another agent when its own went down meanwhile, else it stays")
  func duringPause() {
    for isBack in [false, true] {
      var desk = Desk(agents: 2, retry: .fixed)
      let attempt = desk.arrive(1)[0]
      desk.end(attempt, .failure)
      #expect(desk.tell(.agentDown(attempt.agent)) == [])
      if isBack { desk.tell(.agentUp(attempt.agent)) }
      let again = desk.tell(.wake, at: 1).starts
      #expect(again.map(\.agent) == [isBack ? AgentID(0) : AgentID(1)])
      #expect(again.map(\.earlierAttempts) == [1])
    }
  }
}
