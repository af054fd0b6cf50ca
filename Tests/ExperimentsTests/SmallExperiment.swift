// Small plans to play, and results made up by hand. Not here: what is expected of them (the suites).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import LearningCore
import Stochastics

struct SmallExperiment {
  var replications = 4
  var subtasks = 400
  var seed: UInt64 = 5
  /// Deviations of skills, of actions and of tasks; 0 is a world in which nothing can be learned.
  var skill = 1.5
  var action = 1.0
  var task = 1.0
  var targets: [Target] = []
  var control = "control"
  var measure = Measure.score
  var arms: [Arm] = [
    arm("control", learns: false), arm("who", "thompson", learns: false), arm("how"),
    arm("both", "thompson"),
  ]

  static func arm(
    _ name: String, _ selection: String = "uniform", learns: Bool = true, explores: Bool = true,
    preset: LearningPreset = .balanced, overrides: Bool = false
  ) -> Arm {
    Arm(
      name: name, selection: selection, parameters: preset.parameters, overridesAgents: overrides,
      mode: EngineMode(learns: learns, explores: explores))
  }

  var plan: ExperimentPlan {
    ExperimentPlan(
      name: "small", summary: "", seed: seed, replications: replications, world: world,
      arms: arms, control: control, measure: measure, window: 0..<2, targets: targets)
  }

  private var world: WorldPlan {
    do {
      let everyone = (0..<4).map { AgentID($0) }
      let fleet = try Fleet(
        agents: everyone.map { Agent(name: "agent \($0)", capacity: nil) },
        kinds: [Kind(name: "one", eligible: everyone), Kind(name: "two", eligible: everyone)])
      let catalogue = ActionCatalogue(
        actions: (0..<3).map {
          Action(strategy: "way \($0)", parallelization: 0, retryPolicy: .none)
        }, defaultAction: ActionID(1))
      // Two days; as many gaps as subtasks on average.
      let work = WorkloadParameters(
        gaps: try .exponential(mean: 172_800 / Double(subtasks)), parts: try .constant(1),
        shapes: [1, 0, 0, 0], kinds: [1, 1], capabilities: try .constant(2))
      let signal = SyntheticParameters.Signal(
        afterSuccess: try .uniform(low: 0.5, high: 1), afterFailure: try .uniform(low: 0, high: 0.5)
      )
      var parameters = SyntheticParameters(satisfaction: signal, efficiency: signal)
      parameters.success.agentKind = skill
      parameters.success.action = action
      parameters.success.task = task
      parameters.service.medianSeconds = 3
      parameters.service.attempt = 0.5
      return WorldPlan(
        fleet: fleet, catalogue: catalogue, rules: AttemptRules(), horizon: .days(2),
        scoring: Scoring(), truth: .synthetic(parameters, work))
    } catch { preconditionFailure("\(error)") }
  }

  /// The plan with results in which an arm's score, success rate, mean seconds and error rate of each
  /// replication are the numbers given, and with a clairvoyant of the worlds.
  func madeUp(_ values: [[Double]]) throws -> ExperimentResult {
    var small = self
    small.replications = values[0].count
    let plan = small.plan
    // One arm is played for whatever isn't compared.
    let world = World(plan.world, chance: plan.chance(replication: 0))
    let played = try Simulation.play(
      plan.arms[0], in: world, chance: plan.chance(replication: 0))
    let runs = values.map { arm in
      arm.map { value in
        var run = played
        run.daily = DailyMeasures(days: 2)
        run.daily.days[1].planned = 1
        run.daily.days[1].started = 1
        run.daily.days[1].tasks = 1
        run.daily.days[1].score = value
        run.daily.days[1].succeeded = value
        run.daily.days[1].seconds = value
        run.daily.days[1].error = value
        run.daily.days[1].tasksSucceeded = value
        return run
      }
    }
    let yardsticks = Yardsticks(of: world)
    return ExperimentResult(
      plan: plan, runs: runs,
      yardsticks: Array(repeating: yardsticks, count: small.replications))
  }
}

/// The mean, the standard error of the mean, and how many there are.
func moments(_ values: [Double]) -> (mean: Double, error: Double, count: Double) {
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / (count - 1) / count).squareRoot(), count)
}
