// How much an engine holds, counted by hand. Not here: what it holds (`LearningEngineTests.swift`).

import FleetModel
import LearningCore
import Testing

struct StateBytesTests {
  private func engine(_ algorithm: LearningAlgorithm, experiences: Int) -> LearningEngine {
    var engine = LearningEngine(
      parameters: LearningPreset.balanced.parameters, mode: EngineMode(algorithm: algorithm),
      catalogue: .documented)
    for number in 0..<experiences {
      engine.learn(
        from: TaskState(capabilities: number % 3, attempts: 0), action: ActionID(number % 18),
        reward: 1, next: nil)
    }
    return engine
  }

  /// A state is a key of 8 bytes, the time of its last update of 8, and in the index a key and a row of 8 each; an action of it a value of 8
  /// and a count of 4, with beliefs 8 more. A transition is a row, an action, a reward and perhaps a key of
  /// 9: 33 bytes, 40 in a row of them; of these the preset keeps 32.
  @Test("bytes are those of tables, replay and beliefs", arguments: [0, 1, 20, 1_000])
  func bytes(experiences: Int) {
    let states = min(3, experiences)
    let table = states * (8 + 8 + 16 + 18 * 12)
    let itself = MemoryLayout<LearningEngine>.size
    #expect(
      engine(.qLearning, experiences: experiences).stateBytes
        == itself + table + min(32, experiences) * 40)
    #expect(
      engine(.thompson, experiences: experiences).stateBytes == itself + table + states * 18 * 8)
    #expect(itself < 1_000)
  }
}
