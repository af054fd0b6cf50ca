// Reproducible numbers for tests of what knows no chance. Not here: the product's own (`Stochastics`).

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from `0..<bound`; `bound` must be far below 2⁶⁴, so that no value is visibly favoured.
  package mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
