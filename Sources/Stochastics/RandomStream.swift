// A sequence of random numbers under one key.
// Not here: the generator (`Philox4x32.swift`), GSL's view of a stream (`RandomStream+GSL.swift`).

/// Random numbers one after another; a copy is a snapshot, and equal streams go on equally.
///
/// A stream holds 2³³ numbers of 64 bits and traps at its end.
public struct RandomStream: Hashable, Sendable {
  @usableFromInline let key: StreamKey
  @usableFromInline let entity: UInt64
  @usableFromInline let index: UInt32
  /// The block to compute next.
  @usableFromInline var draw: UInt32 = 0
  /// The second word of the last block, while it waits.
  @usableFromInline var waiting: UInt64 = 0
  @usableFromInline var isWaiting = false

  @inlinable
  init(key: StreamKey, entity: UInt64, index: UInt32) {
    (self.key, self.entity, self.index) = (key, entity, index)
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    if isWaiting {
      let word = waiting
      (waiting, isWaiting) = (0, false)
      return word
    }
    let (first, second) = key.words(entity: entity, index: index, draw: draw)
    draw += 1
    (waiting, isWaiting) = (second, true)
    return first
  }

  /// A number strictly between 0 and 1, safe to give to a logarithm or a quantile function.
  @inlinable
  public mutating func uniform() -> Double { UnitInterval.number(next()) }

  /// One of 0 ..< `count`, each exactly equally likely; `count` must be positive.
  ///
  /// The high half of a product, refusing the few words that would favour some numbers: Lemire,
  /// "Fast random integer generation in an interval", ACM TOMACS 29 (2019), algorithm 5.
  @inlinable
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "nothing lies in 0 ..< \(count)")
    let bound = UInt64(count)
    var product = bound.multipliedFullWidth(by: next())
    if product.low < bound {
      let refused = (0 &- bound) % bound
      while product.low < refused { product = bound.multipliedFullWidth(by: next()) }
    }
    return Int(product.high)
  }
}
