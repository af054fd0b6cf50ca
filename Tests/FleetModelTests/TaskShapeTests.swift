// Which part of a task waits for which. Not here: keeping to it (`LearningCoreTests`).

import FleetModel
import Testing

struct TaskShapeTests {
  /// The arrows of a shape as its name says them, one by one.
  private static func arrows(of shape: TaskShape, among count: Int) -> [(Int, Int)] {
    switch shape {
    case .parallel: []
    case .chain: (0..<count).dropFirst().map { ($0 - 1, $0) }
    case .fanOut: (0..<count).dropFirst().map { (0, $0) }
    case .fanIn: (0..<count).dropLast().map { ($0, count - 1) }
    }
  }

  @Test("predecessors are the arrows' tails, up to 64 parts", arguments: TaskShape.allCases)
  func predecessors(of shape: TaskShape) {
    for count in 1...FleetTask.mostParts {
      let arrows = Self.arrows(of: shape, among: count)
      for position in 0..<count {
        let set = shape.predecessors(of: position, among: count)
        let members = (0..<64).filter { set >> UInt64($0) & 1 == 1 }
        #expect(members == arrows.filter { $0.1 == position }.map(\.0))
      }
    }
  }

  @Test("parts are numbered from the first")
  func numbers() {
    let part = Subtask(kind: KindID(0), capabilities: 1)
    let task = FleetTask(
      id: TaskID(3), firstSubtask: SubtaskID(40), shape: .chain, parts: [part, part])
    #expect([0, 1].map(task.subtask) == [SubtaskID(40), SubtaskID(41)])
  }
}
