// Why a distribution was refused. Not here: the limits (`Distribution+Makers.swift`).

/// Why a distribution was refused: which parameter, what it is, and what would be right.
public struct DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  public let distribution: String
  public let parameter: String
  public let found: String
  public let right: String

  public var description: String {
    "\(distribution)'s \(parameter) is \(found); it must be \(right)"
  }
}

/// A parameter on its way into a distribution.
struct Parameter {
  /// Squares of numbers within this bound stay finite.
  static let largest = 1e100

  let distribution: String
  let name: String

  /// Any number within ± 10¹⁰⁰.
  func finite(_ value: Double) throws(DistributionError) -> Double {
    guard value.isFinite, abs(value) <= Self.largest else {
      throw error("\(value)", "a finite number within ±1e100")
    }
    return value
  }

  /// A positive number from 10⁻¹⁰⁰ to 10¹⁰⁰.
  func positive(_ value: Double) throws(DistributionError) -> Double {
    guard value >= 1 / Self.largest, value <= Self.largest else {
      throw error("\(value)", "positive and finite, from 1e-100 to 1e100")
    }
    return value
  }

  func within(_ range: ClosedRange<Double>, _ value: Double) throws(DistributionError) -> Double {
    guard range.contains(value) else {
      throw error("\(value)", "from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func error(_ found: String, _ right: String) -> DistributionError {
    DistributionError(distribution: distribution, parameter: name, found: found, right: right)
  }
}
