// States, their keys and their text against the documents. Not here: values by state
// (`QTableTests.swift`).

import FleetModel
import Instants
import LearningCore
import Testing

struct TaskStateTests {
  /// The first two are the documents' worked example, corrected: attempts / 5 is .2, not .1.
  @Test("one capability, no attempt yet, no time constraint")
  func workedExample() {
    let state = TaskState(of: Subtask(kind: KindID(0), capabilities: 1), attempts: 0)
    #expect(state.complexity == 6)
    #expect(state.key.description == "0.6,0.1,0,0.8,1")
    #expect(state.documentedNext.key.description == "0.6,0.1,0.2,0.7,1")
  }

  /// Halves are rounded up, as the documents' code does.
  @Test(
    "what a subtask says of itself stands for the formula and the constant",
    arguments: [
      (0.349, 0.649, "0.3,0.2,0,0.6,1"), (0.35, 0.65, "0.4,0.2,0,0.7,1"),
      (0.4499, 0.7499, "0.4,0.2,0,0.7,1"), (0.45, 0.75, "0.5,0.2,0,0.8,1"),
      (0.65, 0.85, "0.7,0.2,0,0.9,1"), (0.749, 0.9, "0.7,0.2,0,0.9,1"),
      (0.75, 0.94, "0.8,0.2,0,0.9,1"), (0, 0, "0,0.2,0,0,1"), (1, 1, "1,0.2,0,1,1"),
    ])
  func told(complexity: Double, resources: Double, text: String) {
    let request = Subtask(
      kind: KindID(0), capabilities: 2, complexity: complexity, resources: resources)
    #expect(TaskState(of: request, attempts: 0).key.description == text)
    // What is said holds for a retry too.
    let again = TaskState(of: request, attempts: 1).key.description
    #expect(again == text.replacing(",0.2,0,", with: ",0.2,0.2,"))
  }

  @Test("the kind is a further feature where it is asked for")
  func kind() {
    let request = Subtask(kind: KindID(11), capabilities: 1)
    #expect(TaskState(of: request, attempts: 0).kind == nil)
    let state = TaskState(of: request, attempts: 0, features: .withKind)
    #expect(state.key.description == "0.6,0.1,0,0.8,1,k11")
    #expect(state.documentedNext.key.description == "0.6,0.1,0.2,0.7,1,k11")
    let first = TaskState(capabilities: 1, attempts: 0, kind: KindID(0))
    #expect(first.key.description == "0.6,0.1,0,0.8,1,k0")
    #expect(first.key != TaskState(capabilities: 1, attempts: 0).key)
  }

  @Test(
    "features are clamped at 1 and rounded to tenths",
    arguments: [
      (0, 0, 0.8, nil, "0.5,0,0,0.8,1"), (3, 1, 0.8, .seconds(30), "0.9,0.3,0.2,0.8,0.1"),
      (9, 9, 1, .minutes(5), "1,0.9,1,1,1"), (40, 40, 0, .hours(2), "1,1,1,0,1"),
      (1, 0, 0.84, .seconds(44), "0.6,0.1,0,0.8,0.1"), (1, 0, 0.86, .zero, "0.6,0.1,0,0.9,0"),
      (5, 5, 0.8, .seconds(135), "1,0.5,1,0.8,0.5"),
    ] as [(Int, Int, Double, Span?, String)])
  func features(
    capabilities: Int, attempts: Int, resources: Double, constraint: Span?, text: String
  ) {
    let state = TaskState(
      capabilities: capabilities, attempts: attempts, resources: resources,
      timeConstraint: constraint)
    #expect(state.key.description == text)
  }

  @Test("two keys are one exactly when their texts are")
  func texts() {
    var keys: [String: StateKey] = [:]
    var packed: Set<UInt64> = []
    for capabilities in 0...11 {
      for attempts in 0...6 {
        for seconds in stride(from: 0, through: 330, by: 15) {
          let key = TaskState(
            capabilities: capabilities, attempts: attempts, timeConstraint: .seconds(Int64(seconds))
          ).key
          let kind = KindID(seconds * seconds * attempts)
          let withKind = TaskState(
            capabilities: capabilities, attempts: attempts,
            timeConstraint: .seconds(Int64(seconds)), kind: kind
          ).key
          for key in [key, withKind] {
            #expect(keys[key.description, default: key] == key)
            keys[key.description] = key
            packed.insert(key.packed)
            #expect(StateKey(packed: key.packed) == key)
          }
        }
      }
    }
    #expect(packed.count == keys.count)
  }

  /// Nothing measures resources yet, so no real state has the documents' .72 of them: their target
  /// looks ahead to a row that nobody ever fills.
  @Test("the documents' next state is none that a subtask is ever in")
  func pseudo() {
    for capabilities in 0...11 {
      for attempts in 0...6 {
        let request = Subtask(kind: KindID(0), capabilities: capabilities)
        let next = TaskState(of: request, attempts: attempts).documentedNext
        #expect(next.key.description.split(separator: ",")[3] == "0.7")
        let real = TaskState(of: request, attempts: attempts + 1)
        #expect(real.key.description.split(separator: ",")[3] == "0.8")
      }
    }
  }
}
