// What a whole replication's chance hangs on. Not here: the numbers (`StreamKey.swift`).

/// The seed and the replication: together with a purpose they name a key.
public struct StreamRoot: Hashable, Sendable {
  public let seed: UInt64
  /// Never negative.
  public let replication: Int

  public init(seed: UInt64, replication: Int) {
    precondition(replication >= 0, "replication \(replication) lies before the first, 0")
    self.seed = seed
    self.replication = replication
  }

  /// A root with other chance of the same replication for each salt; 0 leaves it as it is.
  public func salted(_ salt: UInt64) -> StreamRoot {
    // The finaliser is one to one and takes 0 to 0.
    StreamRoot(seed: seed ^ SplitMix64.finalise(salt), replication: replication)
  }

  /// The key for one purpose; keep it, since everything else is drawn under it.
  ///
  /// Under one root different purposes' hashes never share a key, because each step is one to one.
  public func key(_ purpose: Purpose) -> StreamKey {
    let seeded = SplitMix64.finalise(seed &+ SplitMix64.step)
    let replicated = SplitMix64.finalise((seeded ^ UInt64(replication)) &+ SplitMix64.step)
    return StreamKey(bits: SplitMix64.finalise((replicated ^ purpose.hash) &+ SplitMix64.step))
  }
}
