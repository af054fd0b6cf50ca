// Keys as the documents spell them, and how long what is under them is kept.
// Not here: storing (`MemoryContractTests`).

import SharedMemory
import Testing

struct KeySpaceTests {
  /// Source: *Architecture* §2.2 and §6.2.
  @Test("keys are spelt as documented")
  func spelling() throws {
    let agent = "test-generator"
    let documents = try LearningDocument.allCases.map { try KeySpace.key($0, of: agent) }
    #expect(
      documents == [
        "phase2/learning/test-generator/config", "phase2/learning/test-generator/state",
        "phase2/learning/test-generator/baseline", "phase2/learning/test-generator/improvement",
      ])
    let named = try [LearningFolder.abtests, .strategies, .failurePatterns, .versions].map {
      try KeySpace.key($0, named: "x", of: agent)
    }
    #expect(
      named == [
        "phase2/learning/test-generator/abtests/x", "phase2/learning/test-generator/strategies/x",
        "phase2/learning/test-generator/failure-patterns/x",
        "phase2/learning/test-generator/versions/x",
      ])
    #expect(try KeySpace.sharedPattern("p") == "phase2/learning/shared/patterns/p")
    #expect(
      try KeySpace.key(.snapshots, number: 7, of: agent)
        == "phase2/learning/test-generator/snapshots/000000000007")
  }

  @Test("B7: numbered keys are in order of their numbers and never the same")
  func numbers() throws {
    let numbers = [0, 1, 9, 10, 99, 100, 2_000, 999_999_999_999]
    let keys = try numbers.map { try KeySpace.key(.cycles, number: $0, of: "a") }
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(keys).count == numbers.count)
    for number in [-1, 1_000_000_000_000] {
      #expect(throws: MemoryError.self) { try KeySpace.key(.cycles, number: number, of: "a") }
    }
  }

  @Test(
    "names that could reach into another's keys are refused",
    arguments: ["", "a/b", "../a", "shared", "a\n", String(repeating: "a", count: 513)])
  func names(name: String) throws {
    #expect(throws: MemoryError.self) { try KeySpace.key(.state, of: name) }
    if name != "shared" {
      #expect(throws: MemoryError.self) { try KeySpace.key(.versions, named: name, of: "a") }
      #expect(throws: MemoryError.self) { try KeySpace.sharedPattern(name) }
    }
  }

  /// In days; 0 is for ever. Source: FACTS §1.10.
  @Test(
    "M3: what isn't said otherwise is kept as documented",
    arguments: [
      ("a/config", 0), ("a/state", 0), ("a/baseline", 0), ("a/improvement", 0),
      ("a/snapshots/000000000001", 90), ("a/cycles/000000000001", 30), ("a/abtests/x", 30),
      ("a/strategies/x", 0), ("a/versions/v1", 0), ("a/failure-patterns/x", 7),
      ("shared/patterns/x", 7), ("snapshots/state", 0), ("a/other/x", 0),
    ])
  func retention(key: String, days: Int64) {
    #expect(KeySpace.retention(of: "phase2/learning/" + key).seconds == days * 86_400)
    #expect(KeySpace.retention(of: "elsewhere/" + key).seconds == 0)
  }

  /// Source: FACTS §1.10, in seconds.
  @Test("M3: the policies are the documented numbers")
  func policies() throws {
    #expect(RetentionPolicy.events.seconds == 2_592_000)
    #expect(RetentionPolicy.patterns.seconds == 604_800)
    #expect(RetentionPolicy.sharedPatterns.seconds == 604_800)
    #expect(RetentionPolicy.consensus.seconds == 604_800)
    #expect(RetentionPolicy.hints.seconds == 1_800)
    #expect(RetentionPolicy.artifacts.seconds == 0 && RetentionPolicy.workflows.seconds == 0)
    #expect(RetentionPolicy.forever.expiry(from: 5) == nil)
    #expect(RetentionPolicy.hints.expiry(from: 5) == 1_800_005)
    #expect(throws: MemoryError.self) { try RetentionPolicy(seconds: -1) }
    #expect(throws: MemoryError.self) { try RetentionPolicy(seconds: .max) }
  }
}
