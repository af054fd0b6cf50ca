// An engine that draws from beliefs, against posteriors in closed form, quadrature and another
// program's simulation. Not here: beliefs about agents (`TwoArmBanditTests.swift`).

import FleetModel
import LearningCore
import Stochastics
import Testing

struct ActionBeliefsTests {
  private static let state = TaskState(capabilities: 1, attempts: 0)

  private static func engine(
    actions: Int, initialValue: Double? = nil, mode: EngineMode = EngineMode(algorithm: .thompson)
  ) -> LearningEngine {
    var parameters = LearningPreset.balanced.parameters
    parameters.initialValue = initialValue
    let catalogue = ActionCatalogue(
      actions: (0..<actions).map {
        Action(strategy: "way \($0)", parallelization: 0, retryPolicy: .none)
      }, defaultAction: ActionID(1))
    return LearningEngine(parameters: parameters, mode: mode, catalogue: catalogue)
  }

  /// Shares of 20,000 draws, 15 of them within four binomial standard deviations and a little for
  /// the quadrature: right beliefs leave one of them once in 1,000 seeds.
  @Test("beliefs and the chance of each action are those of the textbook")
  func posteriors() throws {
    let reference: BeliefNumbers = try ReferenceNumbers.read("action_beliefs")
    #expect(reference.cases.count == 5)
    for (number, it) in reference.cases.enumerated() {
      var engine = Self.engine(actions: 3, initialValue: it.initialValue)
      // Taken in turns, since the order of rewards must not matter.
      for turn in 0..<40 {
        for action in 0..<3 where turn < it.rewards[action].count {
          let next = engine.learn(
            from: Self.state, action: ActionID(action), reward: it.rewards[action][turn],
            next: TaskState(capabilities: 1, attempts: 1))
          #expect(next == nil, "a bandit looks ahead to nothing")
        }
      }
      for (action, mean) in it.means.enumerated() {
        #expect(abs(engine.table.value(row: 0, action: ActionID(action)) - mean) < 1e-11)
      }
      let best = try #require(it.means.indices.max { it.means[$0] < it.means[$1] })
      #expect(engine.greedyAction(in: Self.state.key) == ActionID(best))
      var counts = [0.0, 0, 0]
      let draws = 20_000
      for draw in 0..<draws {
        let choice = engine.choose(
          in: Self.state.key, chance: .trial(subtask: draw, attempts: number))
        counts[choice.action.rawValue] += 1
        #expect(choice.isExploratory == (choice.action != ActionID(best)))
        #expect(choice.propensity == nil)
      }
      for (count, chance) in zip(counts, it.chosen) {
        let error = 4 * (chance * (1 - chance) / Double(draws)).squareRoot() + 1e-6
        #expect(abs(count / Double(draws) - chance) < error, "case \(number)")
      }
    }
  }

  @Test("in a state that was never met every action is as likely as another")
  func ignorance() {
    let engine = Self.engine(actions: 4)
    var counts = [0.0, 0, 0, 0]
    for draw in 0..<10_000 {
      let choice = engine.choose(in: Self.state.key, chance: .trial(subtask: draw))
      counts[choice.action.rawValue] += 1
    }
    // Four standard deviations of 43 each.
    #expect(counts.allSatisfy { abs($0 - 2_500) < 174 })
    #expect(engine.greedyAction(in: Self.state.key) == ActionID(1), "the default")
  }

  /// 21 comparisons within four standard errors of both: right beliefs fail one for one seed in
  /// 750.
  @Test("regret on two normal arms is what another program found")
  func regret() throws {
    let reference: BeliefNumbers = try ReferenceNumbers.read("action_beliefs")
    let luck = StreamRoot(seed: 41, replication: 0).key(Purpose("luck"))
    for it in reference.bandits {
      let (runs, pulls) = (1_500, 50)
      let better = it.arms[0] > it.arms[1] ? 0 : 1
      var taken: [[Bool]] = []
      for run in 0..<runs {
        var engine = Self.engine(actions: 2)
        taken.append(
          (0..<pulls).map { pull in
            let action = engine.choose(
              in: Self.state.key, chance: .trial(subtask: run, attempts: pull)
            ).action
            let normal = StandardNormal.quantile(
              luck.uniform(entity: UInt64(run), index: UInt32(pull)))
            engine.learn(
              from: Self.state, action: action,
              reward: it.arms[action.rawValue] + it.deviation * normal, next: nil)
            return action.rawValue == better
          })
      }
      for (pull, expected) in it.regretAt {
        let count = try #require(Int(pull))
        let gap = abs(it.arms[0] - it.arms[1])
        let regrets = taken.map { gap * Double($0.prefix(count).count { !$0 }) }
        let mean = regrets.reduce(0, +) / Double(runs)
        let squares = regrets.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let error = squares / Double(runs * (runs - 1)) + expected[1] * expected[1]
        #expect(abs(mean - expected[0]) < 4 * error.squareRoot(), "\(it.arms) after \(pull)")
      }
      for (pull, expected) in it.bestAt {
        let index = try #require(Int(pull)) - 1
        let share = Double(taken.count { $0[index] }) / Double(runs)
        let error = expected[0] * (1 - expected[0]) / Double(runs) + expected[1] * expected[1]
        #expect(abs(share - expected[0]) < 4 * error.squareRoot(), "\(it.arms) at \(pull)")
      }
    }
  }

  @Test("an engine that is frozen or doesn't explore goes by the means")
  func greedy() {
    for mode in [
      EngineMode(algorithm: .thompson, learns: false),
      EngineMode(algorithm: .thompson, explores: false),
    ] {
      var engine = Self.engine(actions: 3, mode: mode)
      for reward in [1.0, 0.5] {
        engine.learn(from: Self.state, action: ActionID(2), reward: reward, next: nil)
      }
      let choices = (0..<200).map {
        engine.choose(in: Self.state.key, chance: .trial(subtask: $0))
      }
      let known = mode.learns ? ActionID(2) : ActionID(1)
      #expect(choices.allSatisfy { $0.action == known && !$0.isExploratory })
      #expect(choices.allSatisfy { $0.propensity == 1 })
      #expect(engine.table.knownPairs == (mode.learns ? 1 : 0))
    }
    var engine = Self.engine(actions: 3)
    for _ in 0..<3 { engine.learn(from: Self.state, action: ActionID(0), reward: 1, next: nil) }
    let choices = (0..<200).map {
      engine.choose(in: Self.state.key, explores: false, chance: .trial(subtask: $0))
    }
    #expect(choices.allSatisfy { $0.action == ActionID(0) })
  }

  @Test("an action's draw doesn't depend on what is known of others")
  func independence() {
    var one = Self.engine(actions: 4)
    for _ in 0..<30 { one.learn(from: Self.state, action: ActionID(0), reward: -2, next: nil) }
    var other = one
    for _ in 0..<300 { other.learn(from: Self.state, action: ActionID(0), reward: -2, next: nil) }
    // The first is out of the question for both, whatever else is drawn about it.
    for draw in 0..<500 {
      let chance = DecisionChance.trial(subtask: draw)
      let first = one.choose(in: Self.state.key, chance: chance).action
      #expect(other.choose(in: Self.state.key, chance: chance).action == first)
      #expect(first != ActionID(0))
    }
  }
}
