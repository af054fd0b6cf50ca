// Attempts that fail and are repeated. Not here: those that take too long (`TimeLimitTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct RetryTests {
  /// Lets every attempt fail as soon as it began; says who made each and when it was to start.
  private static func failAll(_ desk: inout Desk) -> (agents: [Int], seconds: [Double]) {
    var now = 0.0
    var effects: [FleetEffect] = []
    var story: (agents: [Int], seconds: [Double]) = ([], [])
    var next = desk.arrive(1).first
    while let attempt = next, story.agents.count < 20 {
      story.agents.append(attempt.agent.rawValue)
      story.seconds.append(now)
      #expect(attempt.earlierAttempts == story.agents.count - 1)
      effects = desk.end(attempt, .failure, at: now)
      if effects.starts.isEmpty, let wake = desk.nextWakeSeconds {
        now = wake
        effects = desk.tell(.wake, at: now)
      }
      next = effects.starts.first
    }
    #expect(effects.tasksEnded == [false])
    #expect(effects.reports.map(\.attempts) == [story.agents.count])
    #expect(desk.nextWakeSeconds == nil)
    return story
  }

  /// The documents' retries on each of two agents, with the documents' pauses between them.
  @Test(
    "the retry policy repeats on the same agent, then another is asked once",
    arguments: [
      (RetryPolicy.none, [0, 1], [0.0, 0]), (.fixed, [0, 0, 1, 1], [0, 1, 1, 2]),
      (.exponential, [0, 0, 0, 1, 1, 1], [0, 1, 3, 3, 4, 6]),
    ])
  func policies(policy: RetryPolicy, agents: [Int], seconds: [Double]) {
    var desk = Desk(retry: policy, rules: AttemptRules(mostAttempts: 10))
    let story = Self.failAll(&desk)
    #expect(story.agents == agents)
    #expect(story.seconds == seconds)
  }

  @Test("nobody makes more attempts than the most", arguments: 1...6)
  func most(count: Int) {
    var desk = Desk(retry: .exponential, rules: AttemptRules(mostAttempts: count))
    #expect(Self.failAll(&desk).agents == Array([0, 0, 0, 1, 1, 1].prefix(count)))
  }

  @Test("without a pause the next attempt starts at once")
  func noPause() {
    var desk = Desk(retry: .fixed, rules: AttemptRules(backoff: .zero))
    let attempt = desk.arrive(1)[0]
    let effects = desk.end(attempt, .failure)
    #expect(effects.starts.map(\.agent) == [attempt.agent])
    #expect(desk.nextWakeSeconds == nil)
  }

  @Test("the second question leaves out the agent that gave up")
  func exhausted() {
    var desk = Desk(selection: { _ in FirstCandidate() })
    let attempt = desk.arrive(1)[0]
    desk.end(attempt, .failure)
    #expect(desk.first.questions.map { $0.map(\.agent.rawValue) } == [[0, 1, 2], [1, 2]])
  }

  @Test("an agent that gave up is asked again where nobody else is")
  func alone() {
    var desk = Desk(agents: 1)
    #expect(Self.failAll(&desk).agents == [0, 0])
  }

  @Test("an agent that gave up is asked again where the others are down")
  func othersDown() {
    var desk = Desk(agents: 2)
    desk.tell(.agentDown(AgentID(1)))
    #expect(Self.failAll(&desk).agents == [0, 0])
  }

  /// One capability: complexity .6 and then .7; a retry really has one attempt more (B1), while the
  /// documents' next state keeps the complexity and has .9 of the resources (C9).
  @Test(
    "a target looks ahead only to a real retry, in other modes always",
    arguments: [
      (
        Bootstrap.acrossRetries, ["0.7,0.1,0.2,0.8,1", nil, nil] as [String?]
      ),
      (.documented, ["0.6,0.1,0.2,0.7,1", "0.7,0.1,0.4,0.7,1", "0.8,0.1,0.6,0.7,1"]),
      (.sameState, ["0.6,0.1,0,0.8,1", "0.7,0.1,0.2,0.8,1", "0.8,0.1,0.4,0.8,1"]),
    ])
  func bootstrap(_ bootstrap: Bootstrap, expected: [String?]) {
    var desk = Desk(
      retry: .fixed, rules: AttemptRules(mostAttempts: 3, backoff: .zero),
      mode: EngineMode(explores: false, bootstrap: bootstrap))
    // Fails, is retried and fails for good; another agent succeeds.
    var records: [TaskExperience] = []
    var attempt = desk.arrive(1)[0]
    for outcome in [Outcome.failure, .failure, .success] {
      let effects = desk.end(attempt, outcome)
      records += effects.records
      attempt = effects.starts.first ?? attempt
    }
    #expect(records.map { $0.next?.description } == expected)
    #expect(
      records.map(\.state.description) == [
        "0.6,0.1,0,0.8,1", "0.7,0.1,0.2,0.8,1", "0.8,0.1,0.4,0.8,1",
      ])
    #expect(records.map(\.agent) == [AgentID(0), AgentID(0), AgentID(1)])
  }

  @Test("what was learned from is recorded whole")
  func record() {
    var desk = Desk(selection: { _ in FirstCandidate() })
    let attempt = desk.arrive(7)[0]
    let outcome = Outcome(
      succeeded: true, service: .milliseconds(2_350), errors: 2, coverage: 0.9)
    let record = desk.end(attempt, outcome, at: 2.35).records
    #expect(record.count == 1)
    #expect(record[0].subtask == SubtaskID(700))
    #expect(record[0].at.seconds == 2.35)
    #expect(abs(record[0].reward - (1.660833333333333 - 0.2)) < 1e-12)
    // Signals arrive as they were sent: what is missing stays missing (C18).
    #expect(desk.first.observed == [outcome])
  }
}
