// The yardsticks by name, and what each is. Not here: computing them (`GroundTruth/Yardsticks`).

import GroundTruth

enum Yardstick: String, CaseIterable, Sendable {
  case reference
  case bestSingleAgent = "best_single_agent"
  case bestStatic = "best_static"
  case clairvoyant

  func daily(of yardsticks: Yardsticks) -> DailyMeasures? {
    switch self {
    case .reference: yardsticks.reference
    case .bestSingleAgent: yardsticks.bestSingleAgent
    case .bestStatic: yardsticks.bestStatic
    case .clairvoyant: yardsticks.clairvoyant
    }
  }

  var words: String {
    switch self {
    case .reference: "reference"
    case .bestSingleAgent: "best single agent"
    case .bestStatic: "best static"
    case .clairvoyant: "clairvoyant"
    }
  }

  var meaning: String {
    switch self {
    case .reference: "any eligible agent, the default action"
    case .bestSingleAgent: "one agent for everything, the default action"
    case .bestStatic: "the best agent for each kind and the best action, fixed beforehand"
    case .clairvoyant: "the best fate of every subtask: a bound, not a goal"
    }
  }
}
