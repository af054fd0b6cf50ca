// One engine against an independent one that keeps lists and dictionaries. Not here: the table's
// rule (`QTableTests.swift`), exploration's decay (`LearningParametersTests.swift`).

import FleetModel
import LearningCore
import TestSupport
import Testing

/// Q-learning with batch replay as the documents word it: every experience is kept, and every
/// `updateFrequency` of them the last `batchSize` are applied once more, in order.
private struct PlainEngine {
  let parameters: LearningParameters
  var values: [String: [Int: Double]] = [:]
  var experiences: [(state: String, action: Int, reward: Double, next: String?)] = []

  mutating func apply(_ it: (state: String, action: Int, reward: Double, next: String?)) {
    let ahead = it.next.flatMap { values[$0]?.values.max() } ?? 0
    let old = values[it.state]?[it.action] ?? 0
    let target = it.reward + parameters.discountFactor * ahead
    values[it.state, default: [:]][it.action] = old + parameters.learningRate * (target - old)
  }

  mutating func learn(_ state: String, _ action: Int, _ reward: Double, _ next: String?) {
    experiences.append((state, action, reward, next))
    apply((state, action, reward, next))
    if experiences.count % parameters.updateFrequency == 0,
      experiences.count >= parameters.batchSize
    {
      for experience in experiences.suffix(parameters.batchSize) { apply(experience) }
    }
  }
}

struct LearningEngineTests {
  @Test(
    "1,000 experiences give the values that the documents' words give",
    arguments: LearningPreset.catalogue.map(\.parameters), Bootstrap.allCases)
  func values(parameters: LearningParameters, bootstrap: Bootstrap) {
    var chance = SplitMix64(seed: 5)
    var plain = PlainEngine(parameters: parameters)
    var engine = LearningEngine(
      parameters: parameters, mode: EngineMode(bootstrap: bootstrap), catalogue: .documented)
    for _ in 0..<1_000 {
      let attempts = chance.next(below: 2)
      let state = TaskState(capabilities: chance.next(below: 3), attempts: attempts)
      let action = chance.next(below: 18)
      let reward = Double(chance.next(below: 401)) / 100 - 2
      let again = TaskState(capabilities: state.capabilities, attempts: attempts + 1)
      let next = chance.next(below: 3) == 0 ? again : nil
      let ahead = engine.learn(from: state, action: ActionID(action), reward: reward, next: next)
      let expected =
        switch bootstrap {
        case .acrossRetries: next
        case .documented: state.documentedNext
        case .sameState: state
        }
      #expect(ahead == expected)
      plain.learn(state.key.description, action, reward, ahead?.key.description)
    }
    #expect(engine.experienceCount == 1_000)
    #expect(engine.table.knownPairs == plain.values.values.map(\.count).reduce(0, +))
    for state in engine.table.states {
      guard let row = engine.table.knownRow(of: state) else { continue }
      for (action, value) in plain.values[state.description] ?? [:] {
        #expect(abs(engine.table.value(row: row, action: ActionID(action)) - value) < 1e-12)
      }
      let best = plain.values[state.description]?.max {
        ($0.value, -$0.key) < ($1.value, -$1.key)
      }
      #expect(engine.greedyAction(in: state).rawValue == best?.key)
    }
  }

  @Test("L15: nothing is replayed before a whole batch was seen")
  func firstBatch() {
    var parameters = LearningPreset.balanced.parameters
    (parameters.batchSize, parameters.updateFrequency) = (4, 3)
    var engine = LearningEngine(
      parameters: parameters, mode: EngineMode(), catalogue: .documented)
    let state = TaskState(capabilities: 1, attempts: 0)
    let updates = (1...6).map { _ in
      engine.learn(from: state, action: ActionID(7), reward: 1, next: nil)
      return engine.table.updateCount(row: 0, action: ActionID(7))
    }
    #expect(updates == [1, 2, 3, 4, 5, 10], "after three there is no batch, after six of four")
  }

  @Test("where nothing is known the default is taken, and choosing teaches nothing")
  func ignorance() {
    var parameters = LearningPreset.balanced.parameters
    parameters.explorationRate = 0
    let engine = LearningEngine(
      parameters: parameters, mode: EngineMode(), catalogue: .documented)
    let choice = engine.choose(
      in: TaskState(capabilities: 1, attempts: 0).key, chance: .trial(subtask: 1))
    #expect(choice.action == ActionCatalogue.documented.defaultAction)
    #expect(!choice.isExploratory)
    #expect(engine.experienceCount == 0 && engine.table.states.isEmpty)
  }

  @Test("below ε chance chooses, uniformly over all actions, with the propensities that has")
  func choices() {
    var counts = Array(repeating: 0, count: 18)
    for step in 0..<1_800 {
      let uniforms = (0.29, (Double(step) + 0.5) / 1_800)
      let choice = ActionChoice(
        greedy: ActionID(2), rate: 0.3, actionCount: 18, uniforms: uniforms)
      #expect(choice.isExploratory)
      counts[choice.action.rawValue] += 1
      let expected = choice.action == ActionID(2) ? 0.7 + 0.3 / 18 : 0.3 / 18
      #expect(abs((choice.propensity ?? 0) - expected) < 1e-15)
    }
    #expect(counts == Array(repeating: 100, count: 18))
    let greedy = ActionChoice(
      greedy: ActionID(2), rate: 0.3, actionCount: 18, uniforms: (0.3, 0.99))
    #expect(greedy.action == ActionID(2) && !greedy.isExploratory)
  }

  @Test("an engine that doesn't learn keeps an empty table while ε decays as if it did")
  func frozen() {
    let parameters = LearningPreset.balanced.parameters
    func engine(_ mode: EngineMode) -> LearningEngine {
      var engine = LearningEngine(parameters: parameters, mode: mode, catalogue: .documented)
      for _ in 0..<100 {
        engine.learn(
          from: TaskState(capabilities: 1, attempts: 0), action: ActionID(3), reward: 1, next: nil)
      }
      return engine
    }
    let (frozen, learning) = (engine(EngineMode(learns: false)), engine(EngineMode()))
    #expect(frozen.table.states.isEmpty && frozen.table.knownPairs == 0)
    #expect(frozen.explorationRate == learning.explorationRate)
    #expect(learning.table.knownPairs == 1)
    #expect(engine(EngineMode(explores: false)).explorationRate == 0)
  }
}
