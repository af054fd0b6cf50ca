// As much of JSON Schema, draft 2020-12, as the scenario format's schema uses. Not here: the schema.

import YAMLTree

/// A value as JSON knows it.
enum JSONValue: Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case number(Double)
  case boolean(Bool)

  /// By the core schema of YAML 1.2.
  init(_ node: YAMLNode) {
    if let entries = node.entries {
      self = .object(
        Dictionary(uniqueKeysWithValues: entries.map { ($0.key.text ?? "", JSONValue($0.value)) }))
    } else if let items = node.items {
      self = .array(items.map { JSONValue($0) })
    } else if let number = try? node.asNumber {
      self = .number(number)
    } else if let flag = try? node.asBoolean {
      self = .boolean(flag)
    } else {
      self = .text(node.text ?? "")
    }
  }
}

struct SchemaValidator {
  let root: [String: Any]

  /// What is wrong, each with the path to it; a keyword that isn't known here is wrong too.
  func problems(_ value: JSONValue, _ schema: [String: Any], at path: String = "$") -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { keyword, rule -> [String] in
      let fits: Bool
      switch (keyword, value) {
      case ("$schema", _), ("$defs", _), ("title", _), ("description", _): return []
      case ("$ref", _):
        let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
        let definitions = root["$defs"] as? [String: [String: Any]]
        return definitions?[name].map { problems(value, $0, at: path) } ?? ["\(path): no \(name)"]
      case ("anyOf", _):
        fits = (rule as? [[String: Any]] ?? []).contains { problems(value, $0, at: path).isEmpty }
      case ("enum", .text(let text)): fits = (rule as? [String])?.contains(text) ?? false
      case ("type", _): fits = Self.isType(rule as? String ?? "", value)
      case ("minimum", .number(let number)): fits = number >= rule as? Double ?? .infinity
      case ("maximum", .number(let number)): fits = number <= rule as? Double ?? -.infinity
      case ("pattern", .text(let text)):
        fits = (try? Regex(rule as? String ?? "").firstMatch(in: text)) != nil
      case ("items", .array(let items)):
        let inner = rule as? [String: Any] ?? [:]
        return zip(0..., items).flatMap { problems($1, inner, at: "\(path)[\($0)]") }
      case ("minItems", .array(let items)): fits = items.count >= rule as? Int ?? .max
      case ("properties", .object(let object)):
        return (rule as? [String: [String: Any]] ?? [:]).flatMap { name, inner in
          object[name].map { problems($0, inner, at: "\(path).\(name)") } ?? []
        }
      case ("required", .object(let object)):
        fits = (rule as? [String] ?? []).allSatisfy { object[$0] != nil }
      case ("additionalProperties", .object(let object)):
        let known = schema["properties"] as? [String: Any] ?? [:]
        let others = object.filter { known[$0.key] == nil }
        if let inner = rule as? [String: Any] {
          return others.flatMap { problems($1, inner, at: "\(path).\($0)") }
        }
        fits = others.isEmpty
      case ("minProperties", .object(let object)): fits = object.count >= rule as? Int ?? .max
      case ("maxProperties", .object(let object)): fits = object.count <= rule as? Int ?? -1
      case ("minimum", _), ("maximum", _), ("pattern", _), ("items", _), ("properties", _),
        ("required", _), ("additionalProperties", _), ("minProperties", _), ("maxProperties", _),
        ("minItems", _):
        return []  // About values of another type.
      default: fits = false
      }
      return fits ? [] : ["\(path): \(keyword)"]
    }
  }

  private static func isType(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value) {
    case ("object", .object), ("array", .array), ("string", .text), ("boolean", .boolean),
      ("number", .number):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
