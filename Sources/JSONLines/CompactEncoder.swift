// How a value is taken apart into JSON. Not here: the text (`JSONSink.swift`), reading it
// (`CompactJSON.swift`: the library's decoder).

struct CompactEncoder: Encoder {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    sink.open("{", "}")
    return KeyedEncodingContainer(Keyed<Key>(sink: sink))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sink.open("[", "]")
    return Unkeyed(sink: sink)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(sink: sink) }
}

/// A container inside another's value has no end that anybody is told of.
private func refuse() -> Never {
  preconditionFailure("nested containers have no compact form; give the type one of its own")
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    sink.beginMember(key.stringValue)
    sink.null()
  }
  func encode(_ value: Bool, forKey key: Key) {
    sink.beginMember(key.stringValue)
    sink.flag(value)
  }
  func encode(_ value: String, forKey key: Key) {
    sink.beginMember(key.stringValue)
    sink.text(value)
  }
  func encode(_ value: Double, forKey key: Key) throws {
    sink.beginMember(key.stringValue)
    try sink.number(value)
  }
  func encode(_ value: Float, forKey key: Key) throws {
    sink.beginMember(key.stringValue)
    try sink.number(value)
  }
  func encode(_ value: Int, forKey key: Key) { integer(value, key) }
  func encode(_ value: Int8, forKey key: Key) { integer(value, key) }
  func encode(_ value: Int16, forKey key: Key) { integer(value, key) }
  func encode(_ value: UInt, forKey key: Key) { integer(value, key) }
  func encode(_ value: UInt16, forKey key: Key) { integer(value, key) }
  func encode(_ value: Int32, forKey key: Key) { integer(value, key) }
  func encode(_ value: Int64, forKey key: Key) { integer(value, key) }
  func encode(_ value: UInt8, forKey key: Key) { integer(value, key) }
  func encode(_ value: UInt32, forKey key: Key) { integer(value, key) }
  func encode(_ value: UInt64, forKey key: Key) { integer(value, key) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    sink.beginMember(key.stringValue)
    try sink.write(value)
  }

  private func integer(_ value: some FixedWidthInteger, _ key: Key) {
    sink.beginMember(key.stringValue)
    sink.digits(value)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy: NestedKey.Type, forKey: Key
  ) -> KeyedEncodingContainer<NestedKey> { refuse() }
  func nestedUnkeyedContainer(forKey: Key) -> any UnkeyedEncodingContainer { refuse() }
  func superEncoder() -> any Encoder { refuse() }
  func superEncoder(forKey: Key) -> any Encoder { refuse() }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }
  var count = 0

  init(sink: JSONSink) { self.sink = sink }

  mutating func encodeNil() {
    sink.beginItem()
    sink.null()
  }
  mutating func encode(_ value: Bool) {
    sink.beginItem()
    sink.flag(value)
  }
  mutating func encode(_ value: Double) throws {
    sink.beginItem()
    try sink.number(value)
  }
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    sink.beginItem()
    try sink.write(value)
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { refuse() }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { refuse() }
  func superEncoder() -> any Encoder { refuse() }
}

private struct Single: SingleValueEncodingContainer {
  let sink: JSONSink
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { sink.null() }
  func encode(_ value: Bool) { sink.flag(value) }
  func encode(_ value: String) { sink.text(value) }
  func encode(_ value: Double) throws { try sink.number(value) }
  func encode(_ value: Float) throws { try sink.number(value) }
  func encode(_ value: Int) { sink.digits(value) }
  func encode(_ value: Int8) { sink.digits(value) }
  func encode(_ value: Int16) { sink.digits(value) }
  func encode(_ value: UInt) { sink.digits(value) }
  func encode(_ value: UInt16) { sink.digits(value) }
  func encode(_ value: Int32) { sink.digits(value) }
  func encode(_ value: Int64) { sink.digits(value) }
  func encode(_ value: UInt8) { sink.digits(value) }
  func encode(_ value: UInt32) { sink.digits(value) }
  func encode(_ value: UInt64) { sink.digits(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try sink.write(value) }
}
