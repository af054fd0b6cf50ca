// A value out of the bytes that it was written as. Not here: writing them (`ExactEncoder.swift`).

/// A class because nested containers read from one.
final class ExactSource {
  private let bytes: [UInt8]
  private var place = 0
  var layout = LayoutHash()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }
  var left: Int { bytes.count - place }
  var misfit: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "bytes of another type"))
  }

  func take(_ count: Int) throws -> UInt64 {
    try slice(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  func slice(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= left else { throw misfit }
    defer { place += count }
    return bytes[place..<(place + count)]
  }

  /// A count of things that take at least a byte each.
  func count() throws -> Int {
    let count = try take(8)
    guard count <= UInt64(left) else { throw misfit }
    return Int(count)
  }
}

struct ExactDecoder: Decoder {
  let source: ExactSource
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let optional = type as? any OptionalValue.Type {
      guard let value = try optional.decodeFlagged(from: self) as? Value else {
        throw source.misfit
      }
      return value
    }
    return try Value(from: self)
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Keyed(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Unkeyed(decoder: self) }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

  struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: ExactDecoder
    var codingPath: [any CodingKey] { [] }
    /// Names aren't kept: who must ask for them gets none.
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      decoder.source.layout.add(key.stringValue)
      return try decoder.read(type)
    }

    func decodeIfPresent<Value: Decodable>(
      _ type: Value.Type, forKey key: Key
    ) throws -> Value? {
      try take(type, key)
    }

    func take<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
      decoder.source.layout.add("\(key.stringValue)?")
      return try decoder.source.take(1) == 1 ? try decoder.read(type) : nil
    }

    func nestedContainer<Nested>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
      decoder.source.layout.add(key.stringValue)
      return decoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      decoder.source.layout.add(key.stringValue)
      return try decoder.unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) -> any Decoder { decoder }
  }

  struct Unkeyed: UnkeyedDecodingContainer {
    let decoder: ExactDecoder
    let size: Int
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { size }
    var isAtEnd: Bool { currentIndex == size }

    init(decoder: ExactDecoder) throws {
      self.decoder = decoder
      decoder.source.layout.add("[]")
      size = try decoder.source.count()
    }

    private mutating func step() throws {
      guard !isAtEnd else { throw decoder.source.misfit }
      currentIndex += 1
    }

    func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try step()
      return try decoder.read(type)
    }

    mutating func nestedContainer<Nested>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      try step()
      return decoder.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try step()
      return try decoder.unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }
  }

  struct Single: SingleValueDecodingContainer {
    let decoder: ExactDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try take(1, "Bool") == 1 }
    func decode(_ type: Double.Type) throws -> Double {
      Double(bitPattern: try take(8, "Double"))
    }
    func decode(_ type: Float.Type) throws -> Float {
      Float(bitPattern: UInt32(try take(4, "Float")))
    }
    func decode(_ type: String.Type) throws -> String {
      decoder.source.layout.add("String")
      return String(decoding: try decoder.source.slice(decoder.source.count()), as: UTF8.self)
    }
    func decode<Value: Decodable & FixedWidthInteger>(_ type: Value.Type) throws -> Value {
      Value(truncatingIfNeeded: try take(8, "\(Value.self)"))
    }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try decoder.read(type)
    }

    private func take(_ count: Int, _ type: String) throws -> UInt64 {
      decoder.source.layout.add(type)
      return try decoder.source.take(count)
    }
  }
}
