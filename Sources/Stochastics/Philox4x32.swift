// The generator: Philox 4x32 with ten rounds, a function from a counter and a key to 128 bits.
// Not here: what counters and keys mean (`StreamKey.swift`), sequences (`RandomStream.swift`).

/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC11 (2011), table 2 and section 4.1. It has no state, so nothing but its arguments shifts it.
public struct Philox4x32 {
  /// The 128 bits that belong to a counter under a key.
  ///
  /// Four scalars, not a vector: two 64-bit products a round are what the processor does best.
  @inlinable @inline(__always)
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let left = UInt64(c0) &* 0xD251_1F53
      let right = UInt64(c2) &* 0xCD9E_8D57
      (c0, c1, c2, c3) = (
        UInt32(truncatingIfNeeded: right &>> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: right),
        UInt32(truncatingIfNeeded: left &>> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: left)
      )
      k0 &+= 0x9E37_79B9  // The golden ratio's fraction.
      k1 &+= 0xBB67_AE85  // That of the square root of three.
    }
    return SIMD4(c0, c1, c2, c3)
  }
}
