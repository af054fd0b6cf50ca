// What random numbers are for. Not here: the numbers (`StreamKey.swift`).

/// What random numbers are for, by name: a new purpose shifts the numbers of no other.
///
/// Results depend on the name's bytes, so a purpose is never renamed without a reason.
public struct Purpose: Hashable, Sendable {
  public let name: String
  /// FNV-1a over the name's UTF-8 (Fowler, Noll and Vo; Internet draft draft-eastlake-fnv),
  /// finalised as by SplitMix64, since FNV hardly mixes the last letters into the upper bits.
  public let hash: UInt64

  public init(_ name: StaticString) {
    self.name = name.description
    let fnv = self.name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    hash = SplitMix64.finalise(fnv)
  }
}
