// The schema that editors get takes what the program takes, and refuses what it refuses.

import Foundation
import ScenarioFiles
import Testing
import YAMLTree

struct SchemaTests {
  private func problems(_ text: String) throws -> [String] {
    let schema = try SchemaKeys.schema()
    let tree = try #require(YAMLTree.parse(text).root)
    return SchemaValidator(root: schema).problems(JSONValue(tree), schema)
  }

  @Test("it is of draft 2020-12 and says what every key is for")
  func form() throws {
    let schema = try SchemaKeys.schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    func check(_ schema: [String: Any]) {
      for (name, property) in schema["properties"] as? [String: [String: Any]] ?? [:] {
        #expect((property["description"] as? String)?.isEmpty == false, "\(name)")
        check(property)
      }
    }
    check(schema)
  }

  @Test("it takes the shipped scenarios")
  func shipped() throws {
    for (name, text) in try Bench.shipped() {
      let found = try problems(text)
      #expect(found == [], "\(name)")
    }
    #expect(try problems(Bench.madeUp) == [])
    #expect(try problems(Bench.recorded) == [])
    #expect(try problems(Bench.environment) == [])
  }

  @Test("it takes sweeps and grids")
  func crossed() throws {
    let swept = "{preset: [balanced, aggressive], learning_rate: [0.1, 0.2], initial_value: 1}"
    let text =
      Bench.madeUp.replacing("{preset: balanced}", with: swept)
      .replacing("who: thompson", with: "who: [thompson, uniform]")
      + "\ngrid: {seed: [1, 2], noise: {low: {world.success.task: 1}, high: {seed: 3}}}\n"
    #expect(try problems(text) == [])
    #expect(
      try problems(Bench.madeUp.replacing("{preset: balanced}", with: "[frozen, balanced]")) == [])
  }

  @Test(
    "it refuses what an editor can see to be wrong",
    arguments: [
      ("key-unknown", "$: additionalProperties"), ("missing-arms", "$: required"),
      ("horizon-without-unit", "$.horizon: type"), ("horizon-in-m", "$.horizon: pattern"),
      ("replications-zero", "$.replications: minimum"), ("seed-with-fraction", "$.seed: type"),
      ("arm-policy-unknown", "$.arms.learner.who: anyOf"),
      ("percent-without-sign", "$.targets[0].improvement.at_least: type"),
      ("distribution-of-two-names", "$.workload.gaps: maxProperties"),
      ("arm-preset-unknown", "$.arms.learner.how: anyOf"),
      ("sweep-of-one", "$.arms.learner.how: anyOf"),
      ("sweep-of-words", "$.arms.learner.how: anyOf"), ("grid-is-a-word", "$.grid: type"),
      ("grid-of-a-word", "$.grid.horizon: anyOf"),
    ])
  func refusals(name: String, expected: String) throws {
    let file = URL(filePath: Bench.folder).appending(path: name + ".yaml")
    #expect(try problems(String(contentsOf: file, encoding: .utf8)).contains(expected))
  }
}
