// The yardsticks by name, and what each is. Not here: computing them (`GroundTruth`).

import Experiments
import GroundTruth

enum Yardstick: Hashable, Sendable {
  case reference, bestSingleAgent, bestStatic
  /// The optimal policy that learns so much, for one measure.
  case ceiling(Learned, of: Measure)
  case clairvoyant

  enum Learned: String, CaseIterable, Sendable {
    case who, how
    case documentedKey = "documented_key"
    case both
  }

  /// What a report on a measure shows, the least first.
  static func shown(for measure: Measure) -> [Yardstick] {
    let ceilings = Learned.allCases.map { Yardstick.ceiling($0, of: measure) }
    let hasCeilings = Yardsticks.ceilingMeasures.contains(measure)
    return [.reference, .bestSingleAgent, .bestStatic] + (hasCeilings ? ceilings : [])
      + [.clairvoyant]
  }

  /// All there are, for files.
  static let all: [Yardstick] =
    [.reference, .bestSingleAgent, .bestStatic]
    + Yardsticks.ceilingMeasures.flatMap { measure in
      Learned.allCases.map { .ceiling($0, of: measure) }
    } + [.clairvoyant]

  func daily(of yardsticks: Yardsticks) -> DailyMeasures? {
    switch self {
    case .reference: yardsticks.reference
    case .bestSingleAgent: yardsticks.bestSingleAgent
    case .bestStatic: yardsticks.bestStatic
    case .ceiling(let learned, let measure):
      yardsticks.ceilings(measure).flatMap { ceilings in
        switch learned {
        case .who: ceilings.who
        case .how: ceilings.how
        case .documentedKey: ceilings.documentedKey
        case .both: ceilings.joint
        }
      }
    case .clairvoyant: yardsticks.clairvoyant
    }
  }

  /// Whether it says something about a measure: the clairvoyant only about what can't be had for nothing.
  func says(_ measure: Measure) -> Bool {
    self != .clairvoyant || [.score, .successRate, .taskSuccessRate].contains(measure)
  }

  /// Its name in files.
  var key: String {
    switch self {
    case .reference: "reference"
    case .bestSingleAgent: "best_single_agent"
    case .bestStatic: "best_static"
    case .ceiling(.both, let measure): "ceiling_\(measure.rawValue)"
    case .ceiling(let learned, let measure): "\(learned.rawValue)_ceiling_\(measure.rawValue)"
    case .clairvoyant: "clairvoyant"
    }
  }

  /// - Parameter bound: What the ceiling of both is called in this world.
  func words(_ bound: Bound?) -> String {
    let ceiling = bound == .queueFreeOptimum ? "optimum" : "ceiling"
    return switch self {
    case .reference: "reference"
    case .bestSingleAgent: "best single agent"
    case .bestStatic: "best static"
    case .ceiling(.who, _): "who-only \(ceiling)"
    case .ceiling(.how, _): "how-only \(ceiling)"
    case .ceiling(.documentedKey, _): "documented-key \(ceiling)"
    case .ceiling(.both, _): bound == .queueFreeOptimum ? "queue-free optimum" : "ceiling"
    case .clairvoyant: "clairvoyant"
    }
  }

  /// - Parameter reference: What the reference does in this world.
  func meaning(_ reference: String) -> String {
    switch self {
    case .reference: "any eligible agent, \(reference)"
    case .bestSingleAgent: "one agent for everything, the default action"
    case .bestStatic: "the best agent for each kind and the best action, fixed beforehand"
    case .ceiling(.who, _): "the optimal choice of agents, \(reference)"
    case .ceiling(.how, _): "any eligible agent, the optimal choice of actions"
    case .ceiling(.documentedKey, _):
      "the best found whose actions look at the documented state alone"
    case .ceiling(.both, _): "the optimal policy: what could be learned at all"
    case .clairvoyant: "the best fate of every subtask: a bound, not a goal"
    }
  }
}
