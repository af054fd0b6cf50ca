// Numbers that other programs computed, read from `Tests/Data`. Not here: what they are compared
// with.

import Foundation

struct QTraces: Decodable {
  struct Step: Decodable {
    let state: Int
    let action: Int
    let reward: Double
    let next: Int?
  }
  struct Trace: Decodable {
    let preset: String
    let learningRate: Double
    let discountFactor: Double
    /// The table after each step, by state and action.
    let after: [[[Double]]]
  }
  let transitions: [Step]
  let traces: [Trace]
}

struct LearningSchedules: Decodable {
  /// Rates and counts by the number of experiences.
  struct Preset: Decodable {
    let preset: String
    let withoutFloor: [String: Double]
    let withFloor: [String: Double]
    let floorReachedAt: Int
    let explorationsWithFloor: [String: Double]
  }
  /// Mean and variance by the number of steps.
  struct ConstantStep: Decodable {
    let learningRate: Double
    let mean: [String: Double]
    let variance: [String: Double]
  }
  let presets: [Preset]
  let constantSteps: [ConstantStep]
}

struct TwoArmBandits: Decodable {
  struct Problem: Decodable {
    let policy: String
    let arms: [Double]
    let regretAt: [String: Double]
    let bestAt: [String: Double]
    let sdOfRegretAt40: Double
    /// Regret after 20 pulls, by how many pulls' feedback comes at once.
    let batched: [String: Double]
  }
  let problems: [Problem]
}

struct BeliefNumbers: Decodable {
  struct Case: Decodable {
    let initialValue: Double
    /// By action.
    let rewards: [[Double]]
    let means: [Double]
    /// The chance that an action's draw is the highest.
    let chosen: [Double]
  }
  struct Bandit: Decodable {
    let arms: [Double]
    let deviation: Double
    /// Mean and standard error by the number of pulls.
    let regretAt: [String: [Double]]
    let bestAt: [String: [Double]]
  }
  let cases: [Case]
  let bandits: [Bandit]
}

struct OptimisticStarts: Decodable {
  struct TwoArms: Decodable {
    let arms: [Double]
    let initialValue: Double
    let learningRate: Double
    let defaultAction: Int
    let regretAt: [String: Double]
    let bestAt: [String: Double]
  }
  let twoArms: [TwoArms]
  /// Mean true value and share of the best action, each with its standard error, by the choice.
  let testbed: [String: [Double]]
}

enum ReferenceNumbers {
  /// Reads `Tests/Data/`*name*`.json`.
  static func read<Numbers: Decodable>(_ name: String) throws -> Numbers {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      Numbers.self, from: Data(contentsOf: tests.appending(path: "Data/\(name).json")))
  }
}
