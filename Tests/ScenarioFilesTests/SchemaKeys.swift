// The schema as JSON, and the keys that it names. Not here: holding values against it (`SchemaValidator.swift`).

import Foundation
import ScenarioFiles

enum SchemaKeys {
  static func schema() throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(JSONSchema.text.utf8))
    return document as? [String: Any] ?? [:]
  }

  /// A key that isn't a section of others, with dots; `*` stands for a name or a number in a list.
  struct Leaf: Hashable {
    let path: String
    /// What holds without it, as the schema says it.
    let standard: String?
  }

  static func leaves() throws -> [Leaf] { leaves(of: try schema(), at: "") }

  private static func leaves(of schema: [String: Any], at path: String) -> [Leaf] {
    var leaves: [Leaf] = []
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
      let own = path.isEmpty ? name : "\(path).\(name)"
      let below = inner(of: property, at: own)
      let text = property["description"] as? String ?? ""
      let standard = text.firstRange(of: "; without it: ").map {
        String(text[$0.upperBound...])
      }
      if below.isEmpty || standard != nil { leaves.append(Leaf(path: own, standard: standard)) }
      leaves += below
    }
    return leaves
  }

  private static func inner(of schema: [String: Any], at path: String) -> [Leaf] {
    var below = leaves(of: schema, at: path)
    for key in ["items", "additionalProperties"] {
      if let inner = schema[key] as? [String: Any] {
        below += self.inner(of: inner, at: "\(path).*")
      }
    }
    for one in schema["anyOf"] as? [[String: Any]] ?? [] { below += inner(of: one, at: path) }
    return below
  }
}
