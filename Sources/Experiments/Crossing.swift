// Factors with a few levels each, crossed: every combination of levels is looked at.
// Not here: arms that are crossed (`Sweep.swift`), effects (`SweepEffects.swift`), worlds that are crossed
// (`ScenarioFiles/GridText.swift`).

/// A full factorial design.
package struct Crossing: Hashable, Sendable {
  package struct Factor: Hashable, Sendable {
    package var name: String
    /// As the scenario has them; two or more that differ.
    package var levels: [String]

    package init(_ name: String, levels: [String]) {
      self.name = name
      self.levels = levels
    }
  }

  package var factors: [Factor]

  package init(_ factors: [Factor]) { self.factors = factors }

  /// How many combinations there are; `Int.max` where that is more than fits.
  package var count: Int {
    factors.reduce(1) { product, factor in
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: factor.levels.count)
      return isTooLarge ? .max : next
    }
  }

  /// For each combination the numbers of its levels, by factor; the last factor changes fastest.
  package var combinations: [[Int]] {
    factors.reduce([[]]) { partial, factor in
      partial.flatMap { begun in factor.levels.indices.map { begun + [$0] } }
    }
  }

  /// Such as `["learning_rate=0.05", "exploration_rate=0.1"]`.
  package func words(_ combination: [Int]) -> [String] {
    zip(factors, combination).map { "\($0.name)=\($0.levels[$1])" }
  }
}
