// Values as JSON on one line, and back. Not here: how values become text (`CompactEncoder.swift`),
// reports' JSON for people (`LabReports/JSONValue.swift`).

import Foundation

/// RFC 8259 without spaces, keys in the order of a type's coding keys, doubles by their shortest
/// digits: the same bytes for equal values, and equal values from the bytes.
///
/// For values of structs, enums with raw values, arrays and optionals. Types that ask for nested
/// containers, as enums with associated values do, have a form of their own to be written by.
public enum CompactJSON {
  /// - Throws: `EncodingError` for a number that isn't finite.
  /// - Complexity: O(bytes); three to five times as fast as Foundation's encoder.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let sink = JSONSink()
    try sink.write(value)
    return sink.bytes
  }

  /// The same as text.
  public static func text(_ value: some Encodable) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }

  /// Whether bytes are a JSON object, whatever is in it.
  public static func isObject(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
  }

  /// - Throws: `DecodingError` for text that no value of this type gives.
  public static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(bytes))
  }

  public static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value
  {
    try decode(type, from: Array(text.utf8))
  }
}
