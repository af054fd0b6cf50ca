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
