// Fast numbers for measuring lists and queues alone. Not here: the product's own (`Stochastics`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct FastGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// An exponential variate of mean 1, by inversion.
  @inline(__always)
  mutating func exponential() -> Double { -log((Double(next() >> 11) + 0.5) * 0x1p-53) }
}
