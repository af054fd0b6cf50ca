// How close our numbers come to a group of reference numbers.
// Not here: the groups (the other files), the table of all (`ReferenceTableTests.swift`).

import Testing

/// How far a number may lie from its reference.
enum ReferenceTolerance: CustomStringConvertible {
  case exact
  case absolute(Double)
  case relative(Double)
  /// Monte Carlo: in standard errors of both combined.
  case standardErrors(Double)

  var description: String {
    switch self {
    case .exact: "equal"
    case .absolute(let most): "\(most)"
    case .relative(let most): "\(most) relative"
    case .standardErrors(let most): "\(Int(most)) s.e."
    }
  }

  var most: Double {
    switch self {
    case .exact: 0
    case .absolute(let most), .relative(let most), .standardErrors(let most): most
    }
  }
}

/// A row of the table: what was compared, with what, how closely.
struct ReferenceRow {
  let file: String
  let group: String
  let code: String
  let tolerance: ReferenceTolerance
  private(set) var compared = 0
  /// In the tolerance's measure.
  private(set) var largest = 0.0
  private(set) var misses: [String] = []

  init(
    _ file: String, _ group: String, by code: String, _ tolerance: ReferenceTolerance,
    _ comparing: (inout ReferenceRow) throws -> Void
  ) throws {
    (self.file, self.group, self.code, self.tolerance) = (file, group, code, tolerance)
    try comparing(&self)
  }

  /// - Parameter error: Of ours and the reference's, combined; for Monte Carlo alone.
  mutating func compare(_ ours: Double, _ reference: ReferenceNumbers, error: Double = 1) {
    let expected = reference.number
    compared += 1
    var deviation = ours == expected ? 0 : abs(ours - expected)
    switch tolerance {
    case .exact, .absolute: break
    case .relative: if deviation > 0 { deviation /= max(abs(ours), abs(expected)) }
    case .standardErrors: if deviation > 0 { deviation /= error }
    }
    if !(deviation <= tolerance.most) {
      misses.append("\(reference.path): \(expected), ours \(ours)")
    }
    if !(deviation <= largest) { largest = deviation }
  }

  mutating func compare(_ ours: Int?, rank reference: ReferenceNumbers) {
    compared += 1
    let agree = ours == nil ? reference.isMissing : Double(ours ?? 0) == reference.number
    if !agree {
      misses.append("\(reference.path): \(reference.number), ours \(String(describing: ours))")
      largest = .infinity
    }
  }

  mutating func compare(_ ours: String, text reference: ReferenceNumbers) {
    compared += 1
    if ours != reference.text {
      misses.append("\(reference.path): \(reference.text ?? "none"), ours \(ours)")
      largest = .infinity
    }
  }

  mutating func compare(_ ours: ClosedRange<Double>, bounds reference: ReferenceNumbers) {
    compare(ours.lowerBound, reference[0])
    compare(ours.upperBound, reference[1])
  }
}
