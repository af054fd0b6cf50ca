// Reproducible numbers for resampling. Not here: chance in worlds and policies (`Stochastics`).

import Stochastics

/// The generator of Steele, Lea and Flood, OOPSLA 2014: eight bytes of state, one multiply-shift
/// finaliser a number, and the same numbers in every language, so a resample can be repeated
/// index by index elsewhere.
package struct SplitMix64Sequence: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= SplitMix64.step
    return SplitMix64.finalise(state)
  }

  /// From 0 to below 1, in steps of 2⁻⁵³.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// From 0 to below `bound`, which must be above 0: the high word of a product, as Lemire,
  /// *ACM Transactions on Modeling and Computer Simulation* 29 (2019), but without rejection, so no
  /// value is favoured by more than `bound` / 2⁶⁴.
  package mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
