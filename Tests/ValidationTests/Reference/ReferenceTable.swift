// The table of `results/reference.md`: what is reproduced, by what, how closely, and what isn't.
// Not here: the comparisons (the other files of this folder).

import Foundation

enum ReferenceTable {
  static func rows() throws -> [ReferenceRow] {
    try RandomNumberRows.rows() + SpecialFunctionRows.rows() + MeanTestRows.rows()
      + RankTestRows.rows() + AggregateRows.rows() + SequentialRows.rows() + QLearningRows.rows()
      + BanditRows.rows()
  }

  /// What no row covers, by file, and why.
  static let absent: [(file: String, group: String, reason: String)] = [
    (
      "special_functions.csv", "digamma, Bernoulli KL, kl-UCB index",
      "no kl-UCB policy, nothing calls digamma"
    ),
    ("stats_tests.json", "descriptive: MAD, kurtosis", "no figure of a report"),
    ("stats_tests.json", "t_tests: pooled variance", "Welch's stands for it"),
    ("stats_tests.json", "sign_test", "sign flips and signed ranks stand for it"),
    ("stats_tests.json", "wilcoxon: z", "the p-values are compared"),
    (
      "stats_tests.json",
      "anova_like: Kruskal, ANOVA, Friedman, Levene, two-sample KS, Shapiro, Tukey",
      "no verdict asks for them; families go through Holm"
    ),
    (
      "stats_tests.json", "multiple_comparisons: Bonferroni, Šidák, Hochberg, Hommel, BY",
      "Holm is the gate, BH explores"
    ),
    (
      "stats_tests.json", "binomial_ci95: Wald, Agresti–Coull, Jeffreys",
      "Wilson and Clopper–Pearson stand for them"
    ),
    (
      "stats_tests.json", "two_proportions, beta_superiority",
      "shares are compared as paired scores"
    ),
    ("stats_tests.json", "normal_t_quantiles: z, chi2", "in special_functions.csv"),
    (
      "aggregate_metrics.json",
      "fractional IQM, mean ranks, BCa, quantiles of the enumerated bootstraps, rliable's optimality-gap and improvement intervals",
      "no report prints them"
    ),
    ("quantile_ci_ranks.json", "coverage of the ranks", "the ranks are what is used"),
    ("sequential.json", "Hoeffding, SPRT, ratio to the fixed interval", "no stopping rule of ours"),
    (
      "bandit_exact.json", "lai_robbins; bayes_two_arm: optimum, greedy, clairvoyant",
      "bounds of theory, not of a policy"
    ),
    (
      "bandit_exact.json", "exact_two_arm: greedy and ε-greedy with empirical means from 0",
      "ours count an untried agent as 1; `Tests/Data/two_arm_bandits.json` holds their numbers"
    ),
    (
      "bandit_exact.json", "constant_step_size: variances; q_presets: limits without end",
      "variances by Monte Carlo in `QTableTests`; limits no engine reaches"
    ),
    (
      "update_traces.json", "SARSA, expected SARSA, double Q, actor-critic",
      "these algorithms don't exist yet"
    ),
    ("federated_average.json", "all", "nothing is averaged between fleets yet"),
    (
      "mdp_values.json",
      "slippery lakes and cliffs, success within k steps, values of ε-greedy and random behaviour",
      "an environment of ours is a table of rewards; nothing plays transitions by chance yet"
    ),
    (
      "rl_reference_mc.json",
      "testbed of other policies, cliff walking, random walk, maximisation bias",
      "these learners or environments don't exist yet"
    ),
    (
      "document_arithmetic.json", "A/B example, composite score, improvements, overhead",
      "arithmetic of documents; the score function has its own tests"
    ),
    (
      "protocol_operating_characteristics.json", "all",
      "evidence for the method from another model, not a target; `results/coverage.md` re-derives its coverage"
    ),
  ]

  /// Cells that mustn't change unseen; deviations may, in their last digits.
  static func identity(_ row: ReferenceRow) -> String {
    "| \(row.file) | \(row.group) | \(row.compared) | \(row.code) | \(row.tolerance) |"
  }

  private static func count(_ file: String) throws -> Int {
    if file.hasSuffix(".csv") { return try SpecialFunctionRows.lines().count }
    if file == "rng.json" {
      // Numbers of 64 bits are text there.
      let numbers = try ReferenceNumbers(file: file)
      return numbers.count
        + numbers["splitmix64"].keys.reduce(0) {
          $0 + numbers["splitmix64"][$1].elements.count
        }
    }
    return try ReferenceNumbers(file: file).count
  }

  static func document(_ rows: [ReferenceRow]) throws -> String {
    let files = Set(rows.map(\.file) + absent.map(\.file)).sorted()
    let summary = try files.map { file -> String in
      let own = rows.filter { $0.file == file }
      let compared = own.reduce(0) { $0 + $1.compared }
      let verdict =
        own.isEmpty ? "none" : own.allSatisfy(\.misses.isEmpty) ? "all within" : "**missed**"
      return "| \(file) | \(try count(file)) | \(compared) | \(verdict) |"
    }
    let lines = rows.map { row in
      let largest = row.largest == 0 ? "0" : String(format: "%.1e", row.largest)
      return "\(identity(row)) \(largest) | \(row.misses.isEmpty ? "yes" : "**no**") |"
    }
    let missing = absent.map { "| \($0.file) | \($0.group) | \($0.reason) |" }
    return """
      # Reference numbers

      What other programs computed (`Tests/Data/reference`) and our code computes too. Written by a test
      (`FLEETLAB_RECORD=1 swift test --filter ReferenceTableTests`), which compares every number anew each
      time. Exact numbers lie within the tolerance given, Monte Carlo ones within 4 standard errors of both
      combined. Numbers: all of a file, data and settings among them. Compared: comparisons made;
      a number may take part in two.

      | File | Numbers | Compared | Verdict |
      | --- | ---: | ---: | --- |
      \(summary.joined(separator: "\n"))

      ## Reproduced

      | File | Group | Compared | By | Tolerance | Largest deviation | Within |
      | --- | --- | ---: | --- | --- | ---: | --- |
      \(lines.joined(separator: "\n"))

      ## Not produced

      | File | Group | Why |
      | --- | --- | --- |
      \(missing.joined(separator: "\n"))

      """
  }
}
