// Baselines as files: exact when whole, refused in one line when not. Not here: what is compared
// (`ExperimentsTests`), the program's exit codes (`CommandTests`).

import Experiments
import Foundation
import GroundTruth
import LabReports
import Testing

struct BaselineJSONTests {
  static let hard = [
    0.1 + 0.2, 1.0 / 3, Double.leastNonzeroMagnitude, 1.797_693_134_862_315_7e308, -1e-300,
    123_456_789.123_456_789, 1e16,
    0, 2.5e-7,
  ]

  static func baseline(_ values: [Double] = hard) throws -> Baseline {
    let gauges = [Gauge(.score, over: 20..<30), Gauge(.meanSeconds, over: 0..<1)]
    let source = Baseline.Source(
      scenario: "ci", planHash: "sha256:00ff", version: "0.1.0", commit: "abc", worldVersion: 1,
      generator: "philox4x32-10", generatorVersion: 1, platform: "Linux")
    func sheet(_ values: [Double]) throws -> ScoreSheet {
      try ScoreSheet(
        seed: 9_007_199_254_740_991, replications: values.indices.map { 1_000_000 + $0 },
        rows: ["control", "a \"quoted\" ärm"].flatMap { arm in
          gauges.map { .init(arm: arm, gauge: $0, values: values) }
        })
    }
    let check = ValidityCheck("two runs agree", .passed, figure: "yes", meaning: "no")
    let first = Baseline(
      source: source, reason: "first", scores: try sheet(values.map { $0 / 2 }), validity: [])
    return Baseline(
      source: source, reason: "a reason, “quoted”", scores: try sheet(values), validity: [check]
    ).replacing(first, continues: true)
  }

  @Test("what is written is read back to the last bit")
  func roundTrip() throws {
    let baseline = try Self.baseline()
    let text = BaselineJSON.text(of: baseline)
    let read = try BaselineJSON.baseline(from: Array(text.utf8))
    #expect(read == baseline)
    #expect(BaselineJSON.text(of: read) == text)
    let windows = text.replacing("\n", with: "\r\n")
    #expect(try BaselineJSON.baseline(from: Array(windows.utf8)) == baseline)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["schema_version"] as? Int == 1)
    // SplitMix64's own numbers: 1,000 doubles of all sizes.
    var state: UInt64 = 5
    let many = (0..<1000).map { _ -> Double in
      state &+= 0x9E37_79B9_7F4A_7C15
      let value = Double(bitPattern: (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9)
      return value.isFinite ? value / 4 : 1
    }
    let large = try Self.baseline(many)
    let back = try BaselineJSON.baseline(from: Array(BaselineJSON.text(of: large).utf8))
    #expect(back.scores.rows == large.scores.rows)
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(BaselineProblem) {
      _ = try BaselineJSON.baseline(from: bytes)
      return nil
    } catch { return error.description }
  }

  @Test("a file that was cut off is refused, wherever")
  func truncated() throws {
    let bytes = Array(BaselineJSON.text(of: try Self.baseline([0.5, 0.25])).utf8)
    // The last two bytes are a brace and a line end.
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      let sentence = refusal(Array(bytes.prefix(length)))
      #expect(sentence?.contains("; ") == true, "\(length) bytes")
      #expect(sentence?.contains("\n") == false)
    }
  }

  /// A bit that makes other white space, or the other case of an exponent, changes nothing that is read.
  @Test("a flipped bit is refused, or changes nothing")
  func flipped() throws {
    let baseline = try Self.baseline([0.5, 0.25])
    let bytes = Array(BaselineJSON.text(of: baseline).utf8)
    var refused = 0
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var other = bytes
      other[index] ^= 1 << UInt8(index % 8)
      if let sentence = refusal(other) {
        refused += 1
        #expect(sentence.contains("; ") && !sentence.contains("\n"), "\(index): \(sentence)")
      } else {
        #expect(try BaselineJSON.baseline(from: other) == baseline, "byte \(index)")
      }
    }
    #expect(refused > bytes.count / 6)
  }

  @Test("a changed digit of a score is found")
  func edited() throws {
    let text = BaselineJSON.text(of: try Self.baseline([0.5, 0.25]))
    let better = text.replacing("[0.5, 0.25]", with: "[0.4, 0.25]")
    #expect(better != text)
    #expect(refusal(Array(better.utf8))?.contains("digest") == true)
  }
}
