// Random numbers that belong to an entity, not to a place in a sequence.
// Not here: sequences of them (`RandomStream.swift`), distributions (`Distribution.swift`).

/// A key of the generator, under which every entity, index and draw has 128 bits of its own.
///
/// The counter is (draw, index, entity's low half, entity's high half). Nothing is stored, so
/// nothing that another entity or another arm draws can shift a number.
public struct StreamKey: Hashable, Sendable {
  @usableFromInline let bits: UInt64

  @inlinable
  init(bits: UInt64) { self.bits = bits }

  /// The bits of one draw.
  ///
  /// - Parameters:
  ///   - entity: Whose they are, from the arrival sequence and never from a memory address.
  ///   - index: Which of that entity's purposes or attempts.
  ///   - draw: The place in that index's sequence.
  @inlinable @inline(__always)
  public func block(entity: UInt64, index: UInt32 = 0, draw: UInt32 = 0) -> SIMD4<UInt32> {
    Philox4x32.block(
      counter: SIMD4(
        draw, index, UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: entity &>> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits &>> 32)))
  }

  /// The same bits as two words, the first numbers of `stream(entity:index:)` for draw 0.
  @inlinable @inline(__always)
  func words(entity: UInt64, index: UInt32, draw: UInt32) -> (UInt64, UInt64) {
    let block = block(entity: entity, index: index, draw: draw)
    return (
      UInt64(block[0]) | UInt64(block[1]) &<< 32, UInt64(block[2]) | UInt64(block[3]) &<< 32
    )
  }

  /// The first of `uniforms(entity:index:)`.
  @inlinable
  public func uniform(entity: UInt64, index: UInt32 = 0) -> Double {
    UnitInterval.number(words(entity: entity, index: index, draw: 0).0)
  }

  /// Two independent numbers strictly between 0 and 1, from one block.
  @inlinable @inline(__always)
  public func uniforms(entity: UInt64, index: UInt32 = 0) -> (Double, Double) {
    let (first, second) = words(entity: entity, index: index, draw: 0)
    return (UnitInterval.number(first), UnitInterval.number(second))
  }

  /// Four independent numbers strictly between 0 and 1, multiples of 2⁻³³, from one block: coarse, for
  /// what needs no more than a part in four thousand million.
  @inlinable
  public func quarters(entity: UInt64, index: UInt32 = 0) -> SIMD4<Double> {
    (SIMD4<Double>(block(entity: entity, index: index)) + 0.5) * 0x1p-32
  }

  /// The numbers of one entity and index in sequence, the first two being its `uniforms`.
  @inlinable
  public func stream(entity: UInt64, index: UInt32 = 0) -> RandomStream {
    RandomStream(key: self, entity: entity, index: index)
  }
}
