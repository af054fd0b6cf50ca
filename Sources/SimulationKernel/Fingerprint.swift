// A hash over what happened, in its order: equal runs have equal fingerprints, and other runs don't.
// Not here: who adds to it (event handlers).

package import Instants

/// Sixty-four bits over a sequence of events.
///
/// Each word is mixed in by the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014, with Stafford's variant 13 of its constants).
/// Every step is a bijection of the state, so two runs that differ in one word alone never meet.
package struct Fingerprint: Hashable, Codable, Sendable {
  package private(set) var value: UInt64 = 0

  package init() {}

  package mutating func add(time: Instant, slot: Int32, kind: UInt8) {
    add(UInt64(bitPattern: time.nanoseconds))
    add(UInt64(UInt32(bitPattern: slot)) | UInt64(kind) << 32)
  }

  package mutating func add(_ word: UInt64) {
    var mixed = (value ^ word) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    value = mixed ^ mixed >> 31
  }
}

extension Fingerprint: CustomStringConvertible {
  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
