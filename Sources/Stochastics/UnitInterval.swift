// From 64 random bits to a number between 0 and 1. Not here: the bits (`Philox4x32.swift`).

/// The open interval from 0 to 1 on a grid of 2⁵² numbers.
public enum UnitInterval {
  /// A number strictly between 0 and 1, safe to give to a logarithm or a quantile function.
  ///
  /// The upper 52 bits, in the middle of their cell: with 53 the last cell's middle rounds to 1.
  @inlinable @inline(__always)
  public static func number(_ bits: UInt64) -> Double {
    (Double(bits &>> 12) + 0.5) * 0x1p-52
  }
}
