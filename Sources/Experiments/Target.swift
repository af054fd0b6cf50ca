// Questions with a yes or no about one arm and another. Not here: about one arm alone (`Limit.swift`), the
// answers (`Verdict.swift`).

package import GroundTruth

/// Does an arm differ from a reference as is asked?
package struct Target: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Better by `atLeast` of the reference, such as 0.2 for 20 %.
    case improvement
    /// `atLeast` of what lies between the reference and the bound.
    case gapClosed
    /// Better at all.
    case better
    /// Apart by no more than a margin, either way.
    case equivalent(Margin)
  }

  /// How far apart is still the same.
  package enum Margin: Hashable, Sendable {
    /// A share of the reference's mean.
    case relative(Double)
    /// A share of the gap from the control to the bound.
    case ofGap(Double)

    /// WORLDS: 5 % of (ceiling − control).
    package static let standard = Margin.ofGap(0.05)
  }

  package var arm: String
  package var reference: String
  package var measure: Measure
  package var kind: Kind
  /// What ``Kind`` says of it; 0 where it says nothing.
  package var atLeast: Double
  /// The days that count for it, from 0.
  package var window: Range<Int>

  package init(
    arm: String, reference: String, measure: Measure, kind: Kind = .improvement,
    atLeast: Double = 0, window: Range<Int>
  ) {
    self.arm = arm
    self.reference = reference
    self.measure = measure
    self.kind = kind
    self.atLeast = atLeast
    self.window = window
  }

  /// The key that a scenario asks it by.
  package var key: String {
    switch kind {
    case .improvement: "improvement"
    case .gapClosed: "gap_closed"
    case .better: "strategy_better_than"
    case .equivalent: "equivalent_to"
    }
  }

  /// What is asked for, such as "at least +20.0 %".
  package var wish: String {
    func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }
    return switch kind {
    case .improvement: "better by at least \(percent(atLeast))"
    case .gapClosed: "at least \(percent(atLeast)) of the gap closed"
    case .better: "better at all"
    case .equivalent(.relative(let share)): "within ±\(percent(share)) of it"
    case .equivalent(.ofGap(let share)): "within ±\(percent(share)) of the gap"
    }
  }
}
