// Policies and engines played against exact regrets and a published testbed.
// Not here: tables alone (`QLearningRows.swift`).

import FleetModel
import Instants
import LabStatistics
import LearningCore
import Stochastics

enum BanditRows {
  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: "bandit_exact.json")
    return [try regrets(numbers), try batched(numbers), try bayes(numbers), try testbed()]
  }

  /// Our names for the reference's policies.
  private static let policies = [
    ("uniform", "uniform"), ("thompson", "thompson_beta11"), ("ucb1", "ucb1_c2_sqrt(2lnt/n)"),
  ]
  private static let repetitions = 2_000
  private static let root = StreamRoot(seed: 41, replication: 0)
  private static let fleet = try? Fleet(
    agents: [Agent(name: "first"), Agent(name: "second")],
    kinds: [Kind(name: "pull", eligible: [AgentID(0), AgentID(1)])])

  /// For each repetition and pull, whether the better arm was taken.
  private static func play(
    _ name: String, arms: [Double], pulls: Int, batch: Int
  ) -> [[Bool]] {
    let better = arms[0] > arms[1] ? 0 : 1
    return choices(name, pulls: pulls, batch: batch) { _ in arms }.map { $0.map { $0 == better } }
  }

  /// For each repetition and pull, which arm was taken.
  private static func choices(
    _ name: String, pulls: Int, batch: Int, arms: (Int) -> [Double]
  ) -> [[Int]] {
    guard let fleet, let entry = SelectionCatalogue.entry(named: name) else { return [] }
    func play(_ fresh: some SelectionPolicy) -> [[Int]] {
      (0..<repetitions).map { repetition in
        var policy = fresh
        let arms = arms(repetition)
        let part = Subtask(kind: KindID(0), capabilities: 1)
        let candidates = [0, 1].map { Candidate(agent: AgentID($0), load: 0) }
        var untold: [(Outcome, AgentID)] = []
        return (0..<pulls).map { pull in
          let (entity, index) = (UInt64(repetition), UInt32(pull))
          var stream = root.key(Purpose("choice")).stream(entity: entity, index: index)
          let agent = policy.choose(for: part, among: candidates, using: &stream)
          let luck = root.key(Purpose("luck")).uniform(entity: entity, index: index)
          let succeeds = luck < arms[agent.rawValue]
          untold.append((Outcome(succeeded: succeeds, service: .seconds(1), errors: 0), agent))
          if untold.count == batch {
            for (outcome, agent) in untold { policy.observe(outcome, of: agent, on: part) }
            untold.removeAll()
          }
          return agent.rawValue
        }
      }
    }
    return play(entry.make(fleet))
  }

  private static func arms(_ name: String) -> [Double] {
    name.dropFirst(3).dropLast().split(separator: ",").map { Double($0) ?? .nan }
  }

  private static func regret(_ taken: [[Bool]], _ pulls: Int, _ arms: [Double]) -> Moments {
    Moments(of: taken.map { abs(arms[0] - arms[1]) * Double($0.prefix(pulls).count { !$0 }) })
  }

  private static func regrets(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      "bandit_exact.json", "exact_two_arm: regret and best arm of uniform, Thompson, UCB1",
      by: "`SelectionCatalogue`, 2,000 runs", .standardErrors(4)
    ) { row in
      for problem in numbers["exact_two_arm"]["values"].keys {
        for (ours, theirs) in policies {
          let arms = arms(problem)
          let taken = play(ours, arms: arms, pulls: 40, batch: 1)
          let expected = numbers["exact_two_arm"]["values"][problem][theirs]
          for pulls in expected["expected_pseudo_regret"].keys {
            let moments = regret(taken, Int(pulls) ?? 0, arms)
            row.compare(
              moments.mean, expected["expected_pseudo_regret"][pulls],
              error: moments.standardError)
          }
          for pull in expected["prob_best_arm_at_step"].keys {
            let chance = expected["prob_best_arm_at_step"][pull]
            let share = Double(taken.count { $0[(Int(pull) ?? 0) - 1] }) / Double(repetitions)
            let variance = chance.number * (1 - chance.number)
            row.compare(share, chance, error: (variance / Double(repetitions)).squareRoot())
          }
        }
      }
    }
  }

  private static func batched(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let values = numbers["exact_two_arm_batched_feedback"]["values"]
    return try ReferenceRow(
      "bandit_exact.json", "exact_two_arm_batched_feedback: Thompson",
      by: "`ThompsonSampling`, 2,000 runs", .standardErrors(4)
    ) { row in
      for problem in values.keys {
        let (arms, expected) = (arms(problem), values[problem]["thompson_beta11"])
        for batch in expected.keys {
          let taken = play("thompson", arms: arms, pulls: 20, batch: Int(batch) ?? 0)
          let moments = regret(taken, 20, arms)
          row.compare(moments.mean, expected[batch], error: moments.standardError)
        }
      }
    }
  }

  /// Expected reward when both arms' chances are drawn from 0 to 1 anew for each run.
  private static func bayes(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let values = numbers["bayes_two_arm_uniform_prior"]["values"]
    return try ReferenceRow(
      "bandit_exact.json", "bayes_two_arm_uniform_prior: Thompson, UCB1, uniform",
      by: "`SelectionCatalogue`, 2,000 runs", .standardErrors(4)
    ) { row in
      func arms(_ run: Int) -> [Double] {
        (0..<2).map {
          root.key(Purpose("arms")).uniform(entity: UInt64(run), index: UInt32($0))
        }
      }
      for (ours, theirs) in [
        ("thompson", "thompson_beta11"), ("ucb1", "ucb1"), ("uniform", "uniform_random"),
      ] {
        let taken = choices(ours, pulls: 30, batch: 1, arms: arms)
        for pulls in values.keys {
          let rewards = taken.enumerated().map { run, choices in
            choices.prefix(Int(pulls) ?? 0).reduce(0) { $0 + arms(run)[$1] }
          }
          let moments = Moments(of: rewards)
          row.compare(moments.mean, values[pulls][theirs], error: moments.standardError)
        }
      }
    }
  }

  /// Ten actions with values normal(0, 1) and rewards normal about them; start values of 5.
  private static func testbed() throws -> ReferenceRow {
    let file = "rl_reference_mc.json"
    let expected = try ReferenceNumbers(file: file)["testbed_10arm"]["policies"]["optimistic:0"]
    return try ReferenceRow(
      file, "testbed_10arm: optimistic start", by: "`LearningEngine`, 500 problems",
      .standardErrors(4)
    ) { row in
      let steps = expected.keys.compactMap { Int($0) }.sorted()
      var (values, best) = ([Int: Moments](), [Int: Moments]())
      for problem in 0..<500 {
        let (actions, last) = engineRun(problem, steps: steps.last ?? 0)
        for step in steps {
          values[step, default: Moments()].add(last[actions[step - 1]])
          best[step, default: Moments()].add(last[actions[step - 1]] == last.max() ? 1 : 0)
        }
      }
      for step in steps {
        let it = expected["\(step)"]
        for (moments, mean, error) in [
          (values[step], it["mean_true_value_of_chosen"], it["se"]),
          (best[step], it["optimal_action_fraction"], it["se_opt"]),
        ] {
          guard let moments else { continue }
          let own = moments.standardError
          row.compare(
            moments.mean, mean,
            error: (own * own + error.number * error.number).squareRoot())
        }
      }
    }
  }

  /// The actions taken, by step, and the actions' true values.
  private static func engineRun(_ problem: Int, steps: Int) -> (actions: [Int], values: [Double]) {
    func normal(_ purpose: StaticString, _ index: Int) -> Double {
      StandardNormal.quantile(
        root.key(Purpose(purpose)).uniform(entity: UInt64(problem), index: UInt32(index)))
    }
    let values = (0..<10).map { normal("values", $0) }
    var parameters = LearningPreset.balanced.parameters
    (parameters.learningRate, parameters.initialValue, parameters.batchSize) = (0.1, 5, 0)
    var engine = LearningEngine(
      parameters: parameters, mode: EngineMode(explores: false, bootstrap: .acrossRetries),
      catalogue: ActionCatalogue(
        actions: (0..<10).map {
          Action(strategy: "way \($0)", parallelization: 0, retryPolicy: .none)
        }, defaultAction: ActionID(3)))
    let state = TaskState(capabilities: 1, attempts: 0)
    let actions = (0..<steps).map { step -> Int in
      let action = engine.greedyAction(in: state.key)
      engine.learn(
        from: state, action: action,
        reward: values[action.rawValue] + normal("rewards", step), next: nil)
      return action.rawValue
    }
    return (actions, values)
  }
}
