// What an independent program found in the records that ship (`Tests/Data/recorded_fleets.json`).
// Not here: what is compared with it (the suites).

import Foundation

struct RecordedFleetNumbers: Decodable {
  /// Shares of tasks that succeed.
  struct Fleet: Decodable {
    let tasks, agents, kinds: Int
    let bestSingleAgent: String
    let uniform, bestSingle, bestPerKind, clairvoyant: Double
  }
  /// Simple learners that see each task once, in random order; over so many orders.
  struct OnePass: Decodable {
    struct Rule: Decodable {
      let mean, sd: Double
    }
    let reps: Int
    let rules: [String: Rule]
  }
  let fleets: [String: Fleet]
  let onePass: [String: OnePass]

  static func read() throws -> Self {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      Self.self, from: Data(contentsOf: tests.appending(path: "Data/recorded_fleets.json")))
  }
}
