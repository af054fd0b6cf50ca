// Values as bytes and back: every bit returns, and bytes of another type are refused.
// Not here: runs that use them (`PieceStoreTests.swift`).

import Experiments
import FleetSimulation
import GroundTruth
import Testing

struct ExactBytesTests {
  private enum Way: String, Codable { case one, other }

  private struct Inner: Codable {
    var number = 0.0
    var maybe: Double?
    var inner: [Double?] = []
  }

  /// Everything that results are made of.
  private struct Value: Codable {
    var doubles: [Double] = []
    var whole = Int.min
    var word = UInt64.max
    var small: Int8 = -3
    var flag = true
    var text = "ü\0"
    var way = Way.other
    var noFlag: Bool?
    var noNumber: Int?
    var aNumber: Int? = 4
    var noInner: Inner?
    var anInner: Inner? = Inner(number: 1, maybe: 2, inner: [nil, 3, nil])
    var many: [Inner] = [Inner(), Inner(maybe: -.infinity, inner: [nil])]
    var nested: [[Int]] = [[], [1], [2, 3]]
  }

  private let odd: [Double] = [
    .nan, .signalingNaN, Double(bitPattern: 0xFFF8_0000_0000_1234), -0.0, 0.0, .infinity,
    .leastNonzeroMagnitude, 0.1, .greatestFiniteMagnitude,
  ]

  @Test("every bit returns, of numbers that aren't numbers too")
  func roundTrip() throws {
    let value = Value(doubles: odd)
    let bytes = try ExactBytes.encode(value)
    let back = try ExactBytes.decode(Value.self, from: bytes)
    #expect(back.doubles.map(\.bitPattern) == odd.map(\.bitPattern))
    #expect(text(back) == text(value))
    #expect(try ExactBytes.encode(back) == bytes)
  }

  private struct Old: Codable { var a = 1.0 }
  private struct Renamed: Codable { var b = 1.0 }
  private struct Longer: Codable {
    var a = 1.0
    var more: Double?
  }
  private struct Whole: Codable { var a = 1 }
  private struct Listed: Codable { var a = [1.0] }

  @Test("bytes of a type that has changed since are refused")
  func changedType() throws {
    let bytes = try ExactBytes.encode(Old())
    #expect(try ExactBytes.decode(Old.self, from: bytes).a == 1)
    #expect(throws: (any Error).self) { try ExactBytes.decode(Renamed.self, from: bytes) }
    #expect(throws: (any Error).self) { try ExactBytes.decode(Longer.self, from: bytes) }
    #expect(throws: (any Error).self) { try ExactBytes.decode(Whole.self, from: bytes) }
    #expect(throws: (any Error).self) { try ExactBytes.decode(Listed.self, from: bytes) }
    #expect(throws: (any Error).self) {
      try ExactBytes.decode(Old.self, from: ExactBytes.encode(Longer()))
    }
  }

  @Test("bytes that are cut, or followed by others, are refused")
  func cut() throws {
    let bytes = try ExactBytes.encode(Value(doubles: odd))
    for count in bytes.indices {
      #expect(throws: (any Error).self) {
        try ExactBytes.decode(Value.self, from: Array(bytes.prefix(count)))
      }
    }
    #expect(throws: (any Error).self) { try ExactBytes.decode(Value.self, from: bytes + [0]) }
  }

  @Test("a dictionary, whose order nobody knows, is refused when it is read")
  func dictionary() throws {
    let bytes = try ExactBytes.encode(["a": 1.0])
    #expect(throws: (any Error).self) { try ExactBytes.decode([String: Double].self, from: bytes) }
  }

  /// All fields, also those that nobody has thought of when this was written: `dump` shows them all.
  @Test("results return in all their fields")
  func results() throws {
    let (result, _) = try ExperimentRunner(SmallExperiment().plan, jobs: 2)
      .run(measuresOverhead: false)
    for run in result.runs.flatMap(\.self) {
      var run = run
      run.endSeconds = .nan
      let back = try ExactBytes.decode(
        ReplicationResult.self, from: try ExactBytes.encode(run))
      #expect(text(back) == text(run))
    }
    for yardsticks in result.yardsticks {
      let back = try ExactBytes.decode(
        Yardsticks.self, from: try ExactBytes.encode(yardsticks))
      #expect(text(back) == text(yardsticks))
      #expect(text(yardsticks).count > 1_000, "a text without fields shows nothing")
    }
  }

  private func text(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }
}
