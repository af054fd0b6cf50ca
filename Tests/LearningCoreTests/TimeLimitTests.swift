// Attempts that take too long, and news that comes too late. Not here: agents that vanish
// (`OutageTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct TimeLimitTests {
  @Test("the limit runs from the start of service, not from the assignment")
  func limit() {
    var desk = Desk()
    let attempt = desk.arrive(1, at: 3)[0]
    #expect(desk.nextWakeSeconds == nil)
    desk.tell(.attemptStarted(attempt.attempt), at: 5)
    #expect(desk.nextWakeSeconds == 35)
    desk.tell(.attemptStarted(attempt.attempt), at: 6)
    #expect(desk.nextWakeSeconds == 35, "an attempt starts once")
    desk.end(attempt, .success, at: 34)
    #expect(desk.nextWakeSeconds == nil)
  }

  @Test("an attempt over its limit is cancelled, counted as an error and learned from")
  func overdue() {
    var desk = Desk(
      rules: AttemptRules(mostAttempts: 1, timeout: .seconds(30)),
      selection: { _ in FirstCandidate() })
    let attempt = desk.arrive(1)[0]
    desk.tell(.attemptStarted(attempt.attempt), at: 5)
    #expect(desk.tell(.wake, at: 34.999) == [], "too early")
    let effects = desk.tell(.wake, at: 35)
    #expect(effects.cancels == [attempt.attempt])
    #expect(effects.reports.map(\.errors) == [1])
    #expect(effects.reports.map(\.elapsed) == [.seconds(35)])
    #expect(effects.tasksEnded == [false])
    #expect(effects.records.map(\.reward) == [-1.1], "no time bonus at 30 s, one error")
    #expect(
      desk.first.observed == [
        Outcome(succeeded: false, service: .seconds(30), errors: 1, cause: .timeout)
      ])
    #expect(desk.coordinator.counts.timeouts == 1)
    #expect(desk.coordinator.load == [0, 0, 0])
  }

  @Test("an overdue attempt is retried like any that failed")
  func retried() {
    var desk = Desk(retry: .fixed)
    let attempt = desk.arrive(1)[0]
    desk.tell(.attemptStarted(attempt.attempt))
    #expect(desk.tell(.wake, at: 30).starts == [])
    #expect(desk.nextWakeSeconds == 31)
    let again = desk.tell(.wake, at: 31).starts
    #expect(again.map(\.agent) == [attempt.agent])
    #expect(again.map(\.earlierAttempts) == [1])
  }

  @Test("everything due is done in one wake, in the order of its time")
  func several() {
    var desk = Desk(rules: AttemptRules(mostAttempts: 1))
    let attempts = desk.arrive(1, parts: 3)
    for (attempt, start) in zip(attempts, [2.0, 1, 3]) {
      desk.tell(.attemptStarted(attempt.attempt), at: start)
    }
    let effects = desk.tell(.wake, at: 32.5)
    #expect(effects.cancels == [attempts[1].attempt, attempts[0].attempt])
    #expect(desk.nextWakeSeconds == 33)
  }

  @Test("an outcome that comes after its attempt was given up changes nothing")
  func late() {
    var desk = Desk()
    let attempt = desk.arrive(1)[0]
    desk.tell(.attemptStarted(attempt.attempt))
    #expect(desk.tell(.wake, at: 30).starts.count == 1)
    let before = desk
    #expect(desk.end(attempt, .success, at: 31) == [])
    #expect(desk.tell(.attemptStarted(attempt.attempt), at: 31) == [])
    #expect(desk == before)
  }

  @Test("news of an attempt whose place another has taken changes nothing")
  func stale() {
    var desk = Desk()
    let old = desk.arrive(1)[0]
    desk.end(old, .success)
    let new = desk.arrive(2)[0]
    #expect(new.attempt.slot == old.attempt.slot && new.attempt != old.attempt)
    let before = desk
    #expect(desk.end(old, .success) == [])
    #expect(desk.tell(.attemptStarted(old.attempt)) == [])
    #expect(desk == before)
  }

  @Test("news of attempts that never were changes nothing", arguments: [-1, 0, 5] as [Int32])
  func unknown(slot: Int32) {
    var desk = Desk()
    let before = desk
    #expect(desk.tell(.attemptEnded(AttemptID(slot: slot, serial: 1), .success)) == [])
    #expect(desk.tell(.wake, at: 99) == [])
    #expect(desk == before)
  }
}
