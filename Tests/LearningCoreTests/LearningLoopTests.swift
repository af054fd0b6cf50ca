// Whether what was learned changes what is done: outcome → next choice, through a whole
// coordinator. Not here: engines alone (`LearningEngineTests.swift`), policies alone
// (`SelectionTests.swift`).

import FleetModel
import Instants
import LearningCore
import Stochastics
import Testing

struct LearningLoopTests {
  /// Two ways of working without retries; an engine that knows nothing takes the first.
  private static let twoWays = ActionCatalogue(
    actions: ["slapdash", "careful"].map {
      Action(strategy: $0, parallelization: 0.5, retryPolicy: .none)
    }, defaultAction: ActionID(0))

  /// Gives one agent so many subtasks; the first action succeeds in a tenth of them, the second in
  /// nine tenths. Says which action each took, and hands back the coordinator.
  private static func run(
    _ mode: EngineMode, seed: UInt64, count: Int,
    parameters: LearningParameters = LearningPreset.balanced.parameters
  ) -> (choices: [ActionChoice], coordinator: FleetCoordinator) {
    let root = StreamRoot(seed: seed, replication: 0)
    let luck = root.key(Purpose("luck"))
    var coordinator = FleetCoordinator(
      FleetConfiguration(
        fleet: .trial(agents: 1, kinds: [[0]]), catalogue: twoWays,
        rules: AttemptRules(mostAttempts: 1), parameters: [parameters], mode: mode,
        selection: Uniform(), chance: root))
    var choices: [ActionChoice] = []
    for number in 0..<count {
      var effects: [FleetEffect] = []
      let task = FleetTask(
        id: TaskID(number), firstSubtask: SubtaskID(number), shape: .parallel,
        parts: [Subtask(kind: KindID(0), capabilities: 2)])
      let now = Instant.start + .minutes(Int64(number))
      coordinator.handle(.taskArrived(task), at: now, into: &effects)
      let chance = effects.starts[0].action == ActionID(0) ? 0.1 : 0.9
      let outcome = Outcome(
        succeeded: luck.uniform(entity: UInt64(number)) < chance, service: .seconds(5), errors: 0)
      let attempt = effects.starts[0].attempt
      effects.removeAll()
      coordinator.handle(.attemptEnded(attempt, outcome), at: now + .seconds(5), into: &effects)
      choices += effects.records.map(\.choice)
    }
    return (choices, coordinator)
  }

  /// How often the second action was taken in the first, third and sixth hundred, over 20 fleets.
  private static func shares(_ mode: EngineMode) -> [Double] {
    let runs = (0..<20).map { run(mode, seed: $0, count: 600).choices }
    return [0, 2, 5].map { hundred in
      let taken = runs.flatMap { $0[100 * hundred..<100 * hundred + 100] }
      return Double(taken.count { $0.action == ActionID(1) }) / Double(taken.count)
    }
  }

  /// Greedy on what is better leaves ε / 2 for the other: about .12, .05 and .01 here. 2,000
  /// choices a share have standard errors below .008, .005 and .003, so the steps up exceed six of
  /// them.
  @Test("B2: an engine that learns takes the better action more and more often")
  func learning() {
    let shares = Self.shares(EngineMode())
    #expect(shares[0] > 0.5)
    #expect(shares[1] > shares[0] && shares[2] > shares[1])
    #expect(shares[2] > 0.97)
  }

  /// Beliefs of rewards about −.6 and 1 part soon: fewer than a tenth are lost in the first hundred,
  /// one in a hundred in the last.
  @Test("an engine that draws from beliefs does too, and sooner")
  func beliefs() {
    let shares = Self.shares(EngineMode(algorithm: .thompson))
    #expect(shares[0] > 0.9)
    #expect(shares[2] > shares[0] && shares[2] > 0.98)
    let run = Self.run(EngineMode(algorithm: .thompson), seed: 1, count: 600)
    #expect(run.coordinator.counts.explorations == run.choices.count { $0.isExploratory })
    #expect(run.coordinator.counts.explorations > 3)
  }

  @Test("an engine that doesn't learn takes it by chance alone, and ever less")
  func frozen() {
    let shares = Self.shares(EngineMode(learns: false))
    // Half of Σ ε over a hundred experiences of the balanced preset; four standard errors at most.
    for (share, rate) in zip(shares, [0.118, 0.0434, 0.0097]) {
      #expect(abs(share - rate) < 4 * (rate / 2_000).squareRoot())
    }
    let run = Self.run(EngineMode(learns: false), seed: 1, count: 600)
    #expect(run.coordinator.engines[0].table.knownPairs == 0)
    #expect(
      run.coordinator.engines[0].explorationRate
        == Self.run(EngineMode(), seed: 1, count: 600).coordinator.engines[0].explorationRate)
  }

  /// N coins with chance ε: four standard deviations, left once in 16,000 seeds by a right
  /// coordinator.
  @Test(
    "a coordinator explores as often as ε says, uniformly, and counts it", arguments: [0.1, 0.5])
  func frequency(rate: Double) {
    var parameters = LearningPreset.balanced.parameters
    (parameters.explorationRate, parameters.explorationDecay) = (rate, 1)
    let count = 10_000
    let run = Self.run(EngineMode(), seed: 4, count: count, parameters: parameters)
    let explored = run.choices.filter(\.isExploratory)
    let error = 4 * (Double(count) * rate * (1 - rate)).squareRoot()
    #expect(abs(Double(explored.count) - Double(count) * rate) < error)
    let second = Double(explored.count { $0.action == ActionID(1) })
    #expect(abs(second - Double(explored.count) / 2) < 2 * Double(explored.count).squareRoot())
    #expect(run.coordinator.counts.explorations == explored.count)
    let propensities = run.choices.compactMap(\.propensity)
    #expect(propensities.count == count)
    #expect(propensities.allSatisfy { $0 >= rate / 2 && $0 <= 1 })
  }
}
