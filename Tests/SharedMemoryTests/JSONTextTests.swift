// JSON texts against RFC 8259. Not here: the records that hold them (`RecordTests.swift`).

import SharedMemory
import Testing

struct JSONTextTests {
  @Test(
    "a canonical text is read and written as it was",
    arguments: [
      "[]", "{}", #""""#, "0", "-1", "9223372036854775807", "-9223372036854775808",
      #"["a",["b"],{}]"#, #"{"a":1,"b":[2,{"c":"d"}]}"#, #""\"\\\n\r\t\u0000\u001f/""#,
      "\"é日😀\"", #"{"":1}"#,
    ])
  func canonical(text: String) {
    #expect(JSONText(parsing: text)?.text == text)
  }

  @Test("other ways of writing the same are read")
  func others() {
    #expect(JSONText(parsing: " [ 1 , \"a\" ]\r\n\t")?.text == #"[1,"a"]"#)
    #expect(JSONText(parsing: #"{"b":1,"a":2}"#)?.text == #"{"a":2,"b":1}"#)
    #expect(JSONText(parsing: #""\u00e9\/\ud83d\ude00\b\f""#)?.text == "\"é/😀\\u0008\\u000c\"")
    #expect(JSONText(parsing: "-0") == .integer(0))
  }

  @Test(
    "what isn't JSON, or isn't what records hold, is refused",
    arguments: [
      "", " ", "[", "[1", "[1,]", "[,1]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}",
      #"{"a":1,"a":2}"#, "01", "-", "+1", "1.5", "1e3", "9223372036854775808", "true", "null",
      "\"", "\"\n\"", #""\x""#, #""\u12""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, "1 1",
      String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
    ])
  func refused(text: String) {
    #expect(JSONText(parsing: text) == nil)
  }

  @Test("keys stand in order of bytes, whatever order they come in")
  func order() {
    let pairs: [(String, JSONText)] = [("é", .integer(1)), ("z", .integer(2)), ("a", .integer(3))]
    #expect(JSONText.object(pairs).text == #"{"a":3,"z":2,"é":1}"#)
    #expect(JSONText.object(pairs) == JSONText.object(pairs.reversed()))
  }
}
