// Attempts that are learned from later than they end, or never. Not here: when feedback comes
// (`FleetSimulationTests`), long stories with late lessons in them (`WalkTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct LessonTests {
  /// Whose policy learns, and asks nobody by chance.
  private static func desk(_ retry: RetryPolicy = .none) -> Desk {
    Desk(retry: retry, selection: { BestPerformer(fleet: $0) })
  }

  private static func hasLearned(_ desk: Desk, _ other: Desk) -> Bool {
    func areEqual<Policy: SelectionPolicy>(_ one: Policy, _ other: any SelectionPolicy) -> Bool {
      (other as? Policy) == one
    }
    return desk.coordinator.engines != other.coordinator.engines
      || !areEqual(desk.coordinator.selection, other.coordinator.selection)
  }

  @Test("work goes on at once, and nothing is learned before the lesson comes")
  func later() throws {
    var desk = Self.desk()
    let fresh = desk
    let tasks = desk.arrive(1, .chain, parts: 2)
    let effects = desk.end(tasks[0], .success, lesson: .later, at: 2)
    #expect(effects.starts.count == 1 && effects.reports.map(\.succeeded) == [true])
    #expect(effects.records == [] && effects.lessons.count == 1)
    #expect(!Self.hasLearned(desk, fresh))
    let taught = desk.tell(.lesson(effects.lessons[0]), at: 90)
    let record = try #require(taught.records.first)
    #expect(taught.count == 1 && record.at == .start + .seconds(90))
    #expect(record.subtask == tasks[0].subtask && record.agent == tasks[0].agent)
    #expect(Self.hasLearned(desk, fresh))
  }

  /// Two failures and a success on one agent: the first two look ahead to a retry, the last to
  /// nothing, whenever they are learned from.
  @Test("a lesson teaches what the outcome would have taught at once, in the order of lessons")
  func same() {
    var (now, later) = (Self.desk(.exponential), Self.desk(.exponential))
    func play(_ desk: inout Desk, _ lesson: LessonTime) -> [FleetEffect] {
      var effects = desk.end(desk.arrive(1)[0], .failure, lesson: lesson)
      effects += desk.tell(.wake, at: 1)
      effects += desk.end(effects.starts.last ?? effects.starts[0], .failure, lesson: lesson, at: 1)
      effects += desk.tell(.wake, at: 3)
      return effects
        + desk.end(effects.starts.last ?? effects.starts[0], .success, lesson: lesson, at: 4)
    }
    let effects = play(&now, .now)
    let lessons = play(&later, .later).lessons
    #expect(lessons.map(\.isRetried) == [true, true, false])
    #expect(lessons.map(\.earlierAttempts) == [0, 1, 2])
    #expect(lessons.map(\.outcome) == [.failure, .failure, .success])
    #expect(now != later)
    let records = lessons.flatMap { later.tell(.lesson($0), at: 5).records }
    #expect(records.map(\.state) == effects.records.map(\.state))
    #expect(records.map(\.next) == effects.records.map(\.next))
    #expect(records.map(\.reward) == effects.records.map(\.reward))
    #expect(now == later)
  }

  @Test("nothing is kept of a lesson that never comes")
  func never() {
    var desk = Self.desk()
    for number in 0..<100 { desk.end(desk.arrive(number)[0], .success, lesson: .later) }
    var other = Self.desk()
    other.tell(.learningSwitched(on: false))
    for number in 0..<100 { other.end(other.arrive(number)[0], .success) }
    other.tell(.learningSwitched(on: true))
    #expect(desk == other)
  }

  @Test("what counts is whether learning is on when the lesson comes")
  func switched() {
    var desk = Self.desk()
    let during = desk.arrive(1)[0]
    let before = desk.end(desk.arrive(2)[0], .success, lesson: .later).lessons
    desk.tell(.learningSwitched(on: false))
    let lessons = desk.end(during, .success, lesson: .later).lessons
    #expect(lessons.count == 1 && desk.tell(.lesson(before[0])) == [])
    desk.tell(.learningSwitched(on: true))
    #expect(desk.tell(.lesson(lessons[0])).records.count == 1)
  }

  @Test("a time limit is known at once, whatever the agent would have said")
  func timeLimit() {
    var desk = Self.desk()
    let attempt = desk.arrive(1)[0]
    desk.tell(.attemptStarted(attempt.attempt))
    let effects = desk.tell(.wake, at: 30)
    #expect(effects.records.count == 1 && effects.lessons == [])
    #expect(desk.end(attempt, .success, lesson: .later, at: 31) == [])
  }
}
