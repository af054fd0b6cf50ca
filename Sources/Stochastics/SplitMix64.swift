// Mixing of 64-bit words into keys. Not here: random numbers (`Philox4x32.swift`).

/// The finaliser of SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014, with the constants of Stafford's variant 13.
package enum SplitMix64 {
  /// The golden ratio's fraction, by which SplitMix64 steps.
  package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// One to one, and one changed bit changes about half of the result.
  package static func finalise(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
