// From a task to its parts and back. Not here: attempts that fail and are repeated
// (`RetryTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct DecompositionTests {
  /// For four parts: what starts on arrival, and what after each part's success, in that order.
  @Test(
    "each part starts as soon as those before it are done",
    arguments: [
      (TaskShape.parallel, [[0, 1, 2, 3], [], [], [], []]),
      (.chain, [[0], [1], [2], [3], []]), (.fanOut, [[0], [1, 2, 3], [], [], []]),
      (.fanIn, [[0, 1, 2], [], [], [3], []]),
    ])
  func order(shape: TaskShape, expected: [[Int]]) {
    var desk = Desk()
    var waiting = desk.arrive(1, shape, parts: 4)
    var steps = [waiting.map { $0.subtask.rawValue - 100 }]
    var ends: [Bool] = []
    for _ in 0..<4 {
      let effects = desk.end(waiting.removeFirst(), .success)
      waiting += effects.starts
      steps.append(effects.starts.map { $0.subtask.rawValue - 100 })
      #expect(effects.reports.map(\.succeeded) == [true])
      ends += effects.tasksEnded
    }
    #expect(steps == expected)
    #expect(ends == [true])
    #expect(desk.coordinator.counts.tasksSucceeded == 1)
    #expect(desk.coordinator.tasksInFlight == 0)
  }

  /// One attempt each. `part` fails, the others succeed; then these were never started.
  @Test(
    "what waits for a failed part is reported as never attempted, and the task failed",
    arguments: [
      (TaskShape.parallel, 0, []), (.chain, 0, [1, 2, 3]), (.chain, 1, [2, 3]), (.chain, 3, []),
      (.fanOut, 0, [1, 2, 3]), (.fanOut, 2, []), (.fanIn, 1, [3]), (.fanIn, 3, []),
    ])
  func abandoned(shape: TaskShape, part: Int, expected: [Int]) {
    var desk = Desk(rules: AttemptRules(mostAttempts: 1))
    var waiting = desk.arrive(1, shape, parts: 4)
    var effects: [FleetEffect] = []
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      let fails = next.subtask == SubtaskID(100 + part)
      let answer = desk.end(next, fails ? .failure : .success)
      if fails {
        #expect(answer.reports.dropFirst().map { $0.subtask.rawValue - 100 } == expected)
      }
      waiting += answer.starts
      effects += answer
    }
    #expect(effects.reports.count == 4)
    for report in effects.reports where expected.contains(report.subtask.rawValue - 100) {
      #expect(
        report
          == SubtaskReport(
            subtask: report.subtask, task: TaskID(1), succeeded: false, elapsed: .zero,
            attempts: 0, errors: 0, agent: nil))
    }
    #expect(effects.reports.count { $0.attempts == 1 } == 4 - expected.count)
    #expect(effects.tasksEnded == [false])
    #expect(desk.coordinator.counts.tasksFailed == 1)
  }

  @Test("64 parts are a task like any other")
  func most() {
    var desk = Desk()
    var waiting = desk.arrive(1, .fanIn, parts: 64)
    #expect(waiting.count == 63)
    var ends: [Bool] = []
    while !waiting.isEmpty {
      let effects = desk.end(waiting.removeFirst(), .success)
      waiting += effects.starts
      ends += effects.tasksEnded
    }
    #expect(ends == [true])
    #expect(desk.coordinator.counts.attempts == 64)
  }

  @Test("a part's time runs from when it could start to its final outcome")
  func elapsed() {
    var desk = Desk()
    let first = desk.arrive(1, .chain, parts: 2, at: 10)
    let second = desk.end(first[0], .success, at: 14)
    let last = desk.end(second.starts[0], .success, at: 21)
    #expect(second.reports[0].elapsed == .seconds(4))
    #expect(last.reports[0].elapsed == .seconds(7))
  }
}
