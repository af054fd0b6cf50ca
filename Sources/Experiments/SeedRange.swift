// Which replications are for which purpose, so that nothing is judged on worlds it was chosen on.
// Not here: what chance hangs on (`Stochastics/StreamRoot.swift`), how many are played (`ExperimentPlan.swift`).

/// A million replications for each purpose: the ranges never meet, whatever the seed.
///
/// Source: Patterson, Neumann, White and White, "Empirical Design in Reinforcement Learning", *Journal of
/// Machine Learning Research* 25 (2024), on choosing and judging with the same seeds.
package enum SeedRange: Int, CaseIterable, Sendable {
  /// What `run` plays and reports are about.
  case report
  /// What `check` plays: a fleet that was chosen by reports must pass on worlds that no report showed.
  case ci
  /// What settings may be tried on, and what pilots play.
  case tuning
  /// Where the winner of a report is played again before its figure is quoted.
  case fresh
  /// Worlds that only a clock looks at.
  case timing

  package static let size = 1_000_000

  /// The first replication of the range; a plan's replications count from it.
  package var first: Int { rawValue * Self.size }
}
