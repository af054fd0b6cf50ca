// The selection policies by name. Not here: the policies (a file each in this folder).

public import FleetModel

/// A selection policy as scenarios and command lines name it.
public struct SelectionCatalogueEntry: Sendable {
  public let name: String
  public let summary: String
  /// A policy that knows nothing yet.
  public let make: @Sendable (Fleet) -> any SelectionPolicy
}

public enum SelectionCatalogue {
  /// All policies; a new one is a file in this folder and a line here.
  public static let entries: [SelectionCatalogueEntry] = [
    .init(name: "uniform", summary: "any eligible agent") { _ in Uniform() },
    .init(name: "round-robin", summary: "the eligible agents in turn") { RoundRobin(fleet: $0) },
    .init(name: "best-performer", summary: "the best known, always") { BestPerformer(fleet: $0) },
    .init(name: "load-balanced", summary: ".7 performance + .3 idleness") {
      LoadBalanced(fleet: $0)
    },
    .init(name: "epsilon-greedy", summary: "the best known, .1 of the time any") {
      EpsilonGreedy(fleet: $0)
    },
    .init(name: "thompson", summary: "draws from Beta beliefs of success") {
      ThompsonSampling(fleet: $0)
    },
    .init(name: "thompson-global", summary: "thompson with one table for all kinds") {
      ThompsonSampling(fleet: $0, scope: .allKinds)
    },
    .init(
      name: "epsilon-greedy-mean", summary: "the best success rate, untried 1; .1 of the time any"
    ) { EpsilonGreedyMean(fleet: $0) },
    .init(
      name: "epsilon-greedy-mean-global",
      summary: "epsilon-greedy-mean with one table for all kinds"
    ) { EpsilonGreedyMean(fleet: $0, scope: .allKinds) },
    .init(name: "ucb1", summary: "the best success rate + √(2 ln n / own attempts)") {
      UCB1(fleet: $0)
    },
    .init(name: "ucb1-global", summary: "ucb1 with one table for all kinds") {
      UCB1(fleet: $0, scope: .allKinds)
    },
  ]

  public static func entry(named name: String) -> SelectionCatalogueEntry? {
    entries.first { $0.name == name }
  }
}
