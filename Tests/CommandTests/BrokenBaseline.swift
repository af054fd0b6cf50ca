// Baseline files that can't be used, made from a good one. Not here: what is said of them
// (`BrokenBaselineTests.swift`).

import Foundation

/// A file's bytes, and words that the refusal must have.
struct BrokenBaseline: Sendable, CustomStringConvertible {
  let name: String
  let make: @Sendable (String) -> [UInt8]
  let words: String
  var description: String { name }

  init(_ name: String, _ words: String, bytes make: @escaping @Sendable (String) -> [UInt8]) {
    (self.name, self.words, self.make) = (name, words, make)
  }

  init(_ name: String, _ words: String, text: String) {
    self.init(name, words) { _ in Array(text.utf8) }
  }

  /// With some text of the good file replaced.
  init(_ name: String, _ words: String, _ old: String, _ new: String) {
    self.init(name, words) { Array($0.replacing(old, with: new).utf8) }
  }

  /// With the first match of a pattern replaced.
  init(_ name: String, _ words: String, pattern: String, _ new: String) {
    self.init(name, words) { good in
      guard let regex = try? Regex(pattern), let match = good.firstMatch(of: regex) else {
        return []
      }
      return Array(good.replacingCharacters(in: match.range, with: new).utf8)
    }
  }

  static let all: [BrokenBaseline] =
    [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map { share in
      BrokenBaseline("truncated at \(share)", "isn't whole") {
        Array($0.utf8.prefix(Int(share * Double($0.utf8.count))))
      }
    } + [
      BrokenBaseline("empty", "empty", text: ""),
      BrokenBaseline("white space", "isn't whole", text: " \n\n"),
      BrokenBaseline("not JSON", "isn't whole", text: "baseline"),
      BrokenBaseline("YAML", "isn't whole", text: Workbench.tiny),
      BrokenBaseline("foreign object", "no baseline", text: #"{"name": "fleetlab", "version": 3}"#),
      BrokenBaseline("foreign list", "wrong type", text: "[1, 2, 3]"),
      BrokenBaseline("a number", "", text: "17"),
      BrokenBaseline("null", "", text: "null"),
      BrokenBaseline("manifest", "no baseline", text: #"{"fleetlab": {}, "schema_version": 1}"#),
      BrokenBaseline(
        "later schema", "schema version 2", "\"schema_version\": 1", "\"schema_version\": 2"),
      BrokenBaseline(
        "schema a text", "no schema", "\"schema_version\": 1", "\"schema_version\": \"1\""),
      BrokenBaseline("kind in capitals", "no baseline", "fleetlab baseline", "FLEETLAB BASELINE"),
      BrokenBaseline("key missing", "seed is missing", "\"seed\":", "\"sede\":"),
      BrokenBaseline(
        "reason a number", "reason is of the wrong type", pattern: "\"reason\": \"[^\"]*\"",
        "\"reason\": 7"),
      BrokenBaseline("seed negative", "seed", pattern: "\"seed\": [0-9]+", "\"seed\": -1"),
      BrokenBaseline("seed a fraction", "seed", pattern: "\"seed\": [0-9]+", "\"seed\": 1.5"),
      BrokenBaseline(
        "seed huge", "seed", pattern: "\"seed\": [0-9]+", "\"seed\": 99999999999999999999"),
      BrokenBaseline("seed null", "seed is null", pattern: "\"seed\": [0-9]+", "\"seed\": null"),
      BrokenBaseline("score huge", "", pattern: "\"values\": \\[[0-9.e-]+", "\"values\": [1e999"),
      BrokenBaseline(
        "score NaN", "isn't whole", pattern: "\"values\": \\[[0-9.e-]+", "\"values\": [NaN"),
      BrokenBaseline(
        "score a text", "wrong type", pattern: "\"values\": \\[[0-9.e-]+", "\"values\": [\"0.5\""),
      BrokenBaseline(
        "score null", "null", pattern: "\"values\": \\[[0-9.e-]+", "\"values\": [null"),
      BrokenBaseline(
        "score edited", "digest", pattern: "\"values\": \\[[0-9.e-]+", "\"values\": [0.123"),
      BrokenBaseline(
        "score missing", "values for", pattern: "\"values\": \\[[0-9.e-]+, ", "\"values\": ["),
      BrokenBaseline("replication twice", "twice", "1000000, 1000001", "1000000, 1000000"),
      BrokenBaseline("arm twice", "twice", "\"arm\": \"learner\"", "\"arm\": \"control\""),
      BrokenBaseline("arm renamed", "digest", "\"arm\": \"learner\"", "\"arm\": \"teacher\""),
      BrokenBaseline(
        "no scores", "no scores", pattern: "(?s)\"scores\": \\[.*?\\n  \\],", "\"scores\": [],"),
      BrokenBaseline(
        "measure unknown", "no measure", "\"measure\": \"score\"", "\"measure\": \"luck\""),
      BrokenBaseline("day zero", "are none", "\"first_day\": 1", "\"first_day\": 0"),
      BrokenBaseline(
        "days far away", "are none", "\"last_day\": 1", "\"last_day\": 9223372036854775807"),
      BrokenBaseline("byte order mark", "byte order mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
      BrokenBaseline("UTF-16", "UTF-16") { [0xFF, 0xFE] + $0.utf8.flatMap { [$0, 0] } },
      BrokenBaseline("UTF-16 without a mark", "NUL") { $0.utf8.flatMap { [$0, 0] } },
      BrokenBaseline("Latin 1", "isn't UTF-8") {
        Array($0.replacing("the first", with: "the f").utf8).map { $0 == 0x66 ? 0xE4 : $0 }
      },
      BrokenBaseline("NUL", "NUL") { Array($0.utf8) + [0] },
      BrokenBaseline("conflict", "isn't whole") {
        Array("<<<<<<< HEAD\n\($0)=======\n\($0)>>>>>>> other\n".utf8)
      },
      BrokenBaseline("twice over", "isn't whole") { Array(($0 + $0).utf8) },
      BrokenBaseline(
        "too deep", "isn't whole",
        text: String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)),
      BrokenBaseline("too large", "larger than") { good in
        Array(good.utf8) + Array(repeating: 0x20, count: 1 << 25)
      },
      BrokenBaseline("gzip", "") { _ in [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0] },
    ]
}
