// A line from outside: its text may be anything. Not here: the journal's lines, which we wrote
// ourselves; fields' values (`InputLine+Input.swift`).

import FleetModel
import JSONLines

/// An input line in which every field is known, so that a misspelt one isn't passed over.
struct StrictInputLine: Decodable {
  let line: InputLine

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static let fields = [
    "v", "at", "input", "task", "attempt", "outcome", "later", "lesson", "lessons", "agent", "on",
    "patterns", "decision",
  ]
  private static let nested = [
    "task": ["id", "first", "shape", "parts"],
    "outcome": [
      "success", "seconds", "errors", "cause", "satisfaction", "efficiency", "coverage", "value",
      "feedback",
    ],
  ]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try Self.check(container, Self.fields, in: "")
    for (name, fields) in Self.nested.sorted(by: { $0.key < $1.key }) {
      let key = Key(stringValue: name)
      guard container.contains(key), try !container.decodeNil(forKey: key) else { continue }
      try Self.check(
        try container.nestedContainer(keyedBy: Key.self, forKey: key), fields, in: name + ".")
    }
    line = try InputLine(from: decoder)
  }

  private static func check(
    _ container: KeyedDecodingContainer<Key>, _ known: [String], in place: String
  ) throws {
    let unknown = container.allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted()
    guard let first = unknown.first else { return }
    throw LineError(
      place + first, "is no field here; there are \(known.joined(separator: ", "))")
  }

  /// Reads a line.
  static func read(_ bytes: [UInt8]) throws(LineError) -> InputLine {
    do { return try CompactJSON.decode(StrictInputLine.self, from: bytes).line } catch {
      // The decoder says of numbers that don't fit that this is no JSON, and no more.
      if case DecodingError.dataCorrupted(let context) = error, context.codingPath.isEmpty,
        CompactJSON.isObject(bytes)
      {
        throw LineError(
          "line", "has a number that doesn't fit; times and counts are whole, of at most 18 digits")
      }
      throw LineError(decoding: error)
    }
  }
}

extension LineError {
  /// What a decoder found wrong, in our words.
  init(decoding error: any Error) {
    func field(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
      let keys = path + (last.map { [$0] } ?? [])
      let text = keys.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }
      return text.isEmpty ? "line" : text.joined(separator: ".")
    }
    switch error {
    case let error as LineError: self = error
    case DecodingError.keyNotFound(let key, let context):
      self.init(field(context.codingPath, key), "is missing")
    case DecodingError.valueNotFound(_, let context):
      self.init(field(context.codingPath), "is null; leave it out, or give a value")
    case DecodingError.typeMismatch(let type, let context):
      self.init(field(context.codingPath), "is of another type; \(Self.word(for: type)) is right")
    case DecodingError.dataCorrupted(let context):
      let isWhole = context.codingPath.isEmpty
      self.init(
        field(context.codingPath),
        isWhole
          ? "is no JSON object"
          : Self.words(for: context.codingPath.last?.stringValue) ?? context.debugDescription)
    default: self.init("line", "can't be read: \(error)")
    }
  }

  /// The words of a field that takes only some.
  private static func words(for field: String?) -> String? {
    let words: [String]
    switch field {
    case "input": words = InputLine.Name.allCases.map(\.rawValue)
    case "shape": words = TaskShape.allCases.map(\.rawValue)
    case "cause": words = FailureCause.allCases.map(\.rawValue)
    default: return nil
    }
    return "is none of \(words.joined(separator: ", "))"
  }

  private static func word(for type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is Int.Type, is Int64.Type: "a whole number"
    case is Double.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}
