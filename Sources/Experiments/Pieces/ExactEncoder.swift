// A value as bytes that give back each of its bits. Not here: reading them (`ExactDecoder.swift`), where they are
// kept (`PieceStore.swift`).

/// Values one after another without names, doubles by their bits, and last a hash over the names and types that
/// were written: bytes of a type that has changed since are refused and never misread.
///
/// For values of structs, enums with raw values, arrays and optionals. A dictionary is refused when it is read:
/// its order differs from process to process.
package enum ExactBytes {
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    let sink = ExactSink()
    try value.encode(to: ExactEncoder(sink: sink))
    sink.append(sink.layout.value, 8)
    return sink.bytes
  }

  /// - Throws: `DecodingError` for bytes that no value of this type gave.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws -> Value {
    let source = ExactSource(bytes)
    let value = try Value(from: ExactDecoder(source: source))
    let layout = source.layout.value
    guard try source.take(8) == layout, source.isAtEnd else { throw source.misfit }
    return value
  }
}

/// FNV-1a of 64 bits over names and types, in the order in which they are written or read.
struct LayoutHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

/// An optional of any type, whose presence is written before it.
protocol OptionalValue {
  func encodeFlagged(to encoder: ExactEncoder) throws
  static func decodeFlagged(from decoder: ExactDecoder) throws -> Self
}

extension Optional: OptionalValue where Wrapped: Codable {
  func encodeFlagged(to encoder: ExactEncoder) throws {
    encoder.sink.append(self == nil ? 0 : 1, 1)
    if let self { try encoder.write(self) }
  }

  static func decodeFlagged(from decoder: ExactDecoder) throws -> Self {
    try decoder.source.take(1) == 1 ? try decoder.read(Wrapped.self) : nil
  }
}

/// A class because nested containers write into one.
final class ExactSink {
  var bytes: [UInt8] = []
  var layout = LayoutHash()

  func append(_ number: UInt64, _ count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }
}

struct ExactEncoder: Encoder {
  let sink: ExactSink
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func write<Value: Encodable>(_ value: Value) throws {
    if let optional = value as? any OptionalValue, Value.self is any OptionalValue.Type {
      try optional.encodeFlagged(to: self)
    } else {
      try value.encode(to: self)
    }
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { Unkeyed(encoder: self) }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ExactEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { encoder.sink.layout.add("nil \(key.stringValue)") }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      encoder.sink.layout.add(key.stringValue)
      try encoder.write(value)
    }

    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
      try put(value, key)
    }

    func put(_ value: (some Encodable)?, _ key: Key) throws {
      encoder.sink.layout.add("\(key.stringValue)?")
      encoder.sink.append(value == nil ? 0 : 1, 1)
      if let value { try encoder.write(value) }
    }

    func nestedContainer<Nested>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      encoder.sink.layout.add(key.stringValue)
      return encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      encoder.sink.layout.add(key.stringValue)
      return encoder.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder }
    func superEncoder(forKey key: Key) -> any Encoder { encoder }
  }

  /// Its count stands first, in eight bytes that grow with each value.
  struct Unkeyed: UnkeyedEncodingContainer {
    let encoder: ExactEncoder
    private let start: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(encoder: ExactEncoder) {
      self.encoder = encoder
      start = encoder.sink.bytes.count
      encoder.sink.layout.add("[]")
      encoder.sink.append(0, 8)
    }

    private mutating func grow() {
      count += 1
      for place in 0..<8 {
        encoder.sink.bytes[start + place] = UInt8(truncatingIfNeeded: count >> (8 * place))
      }
    }

    mutating func encodeNil() {
      grow()
      encoder.sink.layout.add("nil")
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      grow()
      try encoder.write(value)
    }

    mutating func nestedContainer<Nested>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      grow()
      return encoder.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      grow()
      return encoder.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder }
  }

  struct Single: SingleValueEncodingContainer {
    let encoder: ExactEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.sink.layout.add("nil") }
    func encode(_ value: Bool) { put(value ? 1 : 0, 1, "Bool") }
    func encode(_ value: Double) { put(value.bitPattern, 8, "Double") }
    func encode(_ value: Float) { put(UInt64(value.bitPattern), 4, "Float") }
    func encode(_ value: String) {
      let text = Array(value.utf8)
      put(UInt64(text.count), 8, "String")
      encoder.sink.bytes += text
    }
    func encode<Value: Encodable & FixedWidthInteger>(_ value: Value) throws {
      guard Value.bitWidth <= 64 else {
        throw EncodingError.invalidValue(
          value, .init(codingPath: [], debugDescription: "\(Value.self) is too wide"))
      }
      put(UInt64(truncatingIfNeeded: value), 8, "\(Value.self)")
    }
    func encode<Value: Encodable>(_ value: Value) throws { try encoder.write(value) }

    private func put(_ number: UInt64, _ count: Int, _ type: String) {
      encoder.sink.layout.add(type)
      encoder.sink.append(number, count)
    }
  }
}
