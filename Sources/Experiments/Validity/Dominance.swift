// Whether anybody did better than can be: a leak of the truth, or a bug. Not here: the bounds (`Bound.swift`).

extension ExperimentResult {
  /// No arm above the clairvoyant anywhere, or above the ceiling by three standard errors.
  package var dominance: ValidityCheck {
    let meaning =
      "no arm does better than the clairvoyant in any replication, or than the ceiling by three "
      + "standard errors where load can't matter"
    guard !yardsticks.isEmpty else {
      return ValidityCheck(
        "ceiling dominance", .notApplicable, figure: "no yardsticks were computed",
        meaning: meaning)
    }
    let isAsked =
      plan.world.isBounded(.score) || plan.world.isBounded(.successRate)
      || yardsticks.allSatisfy { $0.clairvoyant != nil }
    guard isAsked else {
      return ValidityCheck(
        "ceiling dominance", .notApplicable,
        figure: "load matters here, and no clairvoyant was computed (report.yardsticks: bounds)",
        meaning: meaning)
    }
    let found = breaches().map {
      "'\($0.arm)' above the \($0.bound.rawValue) in \($0.measure.rawValue)"
    }
    return ValidityCheck(
      "ceiling dominance", found.isEmpty ? .passed : .failed,
      figure: found.isEmpty ? "\(plan.arms.count) arms, none above" : found.joined(separator: ", "),
      meaning: meaning)
  }
}
