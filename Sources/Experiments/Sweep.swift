// Settings of an arm that take several values each, every combination of them an arm of its own.
// Not here: reading them (`ScenarioFiles/PlanBuilder+Sweeps.swift`), effects (`SweepEffects.swift`).

package struct Sweep: Hashable, Sendable {
  /// The most combinations of one sweep: each is an arm in every table.
  package static let most = 100
  /// The most characters of a combination's name.
  package static let longestName = 128

  /// The arm's name in the scenario.
  package var name: String
  package var crossing: Crossing

  package init(_ name: String, _ crossing: Crossing) {
    self.name = name
    self.crossing = crossing
  }

  /// Names of its arms in the order of ``Crossing/combinations``, such as
  /// `tuned/thompson/learning_rate=0.05`: policies and presets speak for themselves, numbers don't.
  package var arms: [String] {
    crossing.combinations.map { combination in
      let words = zip(crossing.factors, combination).map { factor, level in
        ["who", "how"].contains(factor.name)
          ? factor.levels[level] : "\(factor.name)=\(factor.levels[level])"
      }
      return ([name] + words).joined(separator: "/")
    }
  }
}
