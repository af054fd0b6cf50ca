// Aggregates and their bootstraps against `aggregate_metrics.json`.
// Not here: tests of means (`TestNumbers.swift`).

import LabStatistics

enum AggregateRows {
  private static let file = "aggregate_metrics.json"
  private static let arms = ["best_performer", "epsilon_greedy", "thompson"]

  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: file)
    let tables = try arms.map { try ScoreTable(numbers["scores_runs_by_tasks"][$0].rows) }
    return [
      try points(numbers, tables), try improvement(numbers, tables),
      try pairedImprovement(numbers, tables), try profile(numbers, tables),
      try bootstrap(numbers, tables), try pairedBootstrap(numbers, tables),
      try enumerated(numbers), try intervals(numbers, tables),
    ]
  }

  private static func points(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    try ReferenceRow(
      file, "point_estimates_rliable, per_task_mean, per_task_sd_ddof1",
      by: "`Resamples.point`, `InterquartileMean`, `OptimalityGap`, `Moments`", .absolute(1e-12)
    ) { row in
      for (arm, table) in zip(arms, tables) {
        let expected = numbers["point_estimates_rliable"][arm]
        func point(_ aggregate: Aggregate) -> Double {
          Resamples(of: table, aggregate, seed: 1, count: 1).point
        }
        row.compare(point(.mean), expected["mean"])
        row.compare(point(.medianOfMeans), expected["median"])
        row.compare(try InterquartileMean(of: table.cells).value, expected["iqm"])
        row.compare(
          try OptimalityGap(of: table.cells).value, expected["optimality_gap_gamma1"])
        row.compare(
          try OptimalityGap(of: table.cells, target: 0.6).value,
          expected["optimality_gap_gamma_0.6"])
        for task in 0..<table.strata {
          let moments = Moments(of: table.column(task))
          row.compare(moments.mean, numbers["per_task_mean"][arm][task])
          row.compare(moments.deviation, numbers["per_task_sd_ddof1"][arm][task])
        }
      }
    }
  }

  private static func pairs(_ tables: [ScoreTable]) -> [(String, ScoreTable, ScoreTable)] {
    zip(arms, tables).flatMap { one, first in
      zip(arms, tables).filter { $0.0 != one }.map { ("\(one)>\($0.0)", first, $0.1) }
    }
  }

  private static func improvement(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    try ReferenceRow(
      file, "probability_of_improvement_rliable, _per_task",
      by: "`ProbabilityOfImprovement.unpaired`", .absolute(1e-12)
    ) { row in
      for (name, one, other) in pairs(tables) {
        let each = try (0..<one.strata).map {
          try ProbabilityOfImprovement.unpaired(
            treatment: one.column($0), control: other.column($0))
        }
        for (task, chance) in each.enumerated() {
          row.compare(chance, numbers["probability_of_improvement_per_task"][name][task])
        }
        row.compare(
          Moments(of: each).mean, numbers["probability_of_improvement_rliable"][name])
      }
    }
  }

  private static func pairedImprovement(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    try ReferenceRow(
      file, "paired_probability_of_improvement", by: "`ProbabilityOfImprovement.paired`",
      .absolute(1e-12)
    ) { row in
      for (name, one, other) in pairs(tables) {
        row.compare(
          try ProbabilityOfImprovement.paired(treatment: one.cells, control: other.cells),
          numbers["paired_probability_of_improvement"][name])
      }
    }
  }

  private static func profile(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    let expected = numbers["performance_profile"]
    return try ReferenceRow(
      file, "performance_profile", by: "`PerformanceProfile`", .absolute(1e-12)
    ) { row in
      for (arm, table) in zip(arms, tables) {
        let runs = try PerformanceProfile(of: table.cells)
        let means = try PerformanceProfile(
          of: (0..<table.strata).map { Moments(of: table.column($0)).mean })
        for (index, score) in expected["taus"].numbers.enumerated() {
          row.compare(
            runs.share(above: score), expected["fraction_of_runs_strictly_above_tau"][arm][index])
          row.compare(
            means.share(above: score),
            expected["fraction_of_task_means_strictly_above_tau"][arm][index])
        }
      }
    }
  }

  private static let shares = [0.025, 0.25, 0.5, 0.75, 0.975]

  private static func bootstrap(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    let expected = numbers["stratified_bootstrap_splitmix64"]
    return try ReferenceRow(
      file, "stratified_bootstrap_splitmix64", by: "`Resamples`, `SplitMix64Sequence`",
      .absolute(1e-12)
    ) { row in
      var sequence = SplitMix64Sequence(seed: 7)
      for index in expected["first_20_indices"].elements {
        row.compare(Double(sequence.below(10)), index)
      }
      for (arm, table) in zip(arms, tables) {
        for (name, aggregate) in [
          ("iqm", Aggregate.interquartileMean), ("mean", .mean), ("median", .medianOfMeans),
        ] {
          let drawn = Resamples(of: table, aggregate, seed: 7, count: 2_000)
          let expected = expected["\(arm)|\(name)"]
          for index in 0..<5 { row.compare(drawn.values[index], expected["first5"][index]) }
          let moments = Moments(of: drawn.values)
          row.compare(moments.mean, expected["mean"])
          row.compare(moments.deviation, expected["se_ddof1"])
          let quantiles = try Quantiles(of: drawn.values)
          for (index, share) in shares.enumerated() {
            row.compare(quantiles(share), expected["quantiles"][index])
          }
        }
      }
    }
  }

  private static func pairedBootstrap(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    let expected = numbers["paired_stratified_bootstrap_iqm_difference_splitmix64"]
    return try ReferenceRow(
      file, "paired_stratified_bootstrap_iqm_difference_splitmix64", by: "`PairedBootstrap`",
      .absolute(1e-12)
    ) { row in
      for (one, other) in [(2, 1), (2, 0), (1, 0)] {
        let expected = expected["\(arms[one])-\(arms[other])"]
        let paired = try PairedBootstrap(
          treatment: tables[one], control: tables[other], seed: 11, resamples: 2_000)
        row.compare(paired.difference, expected["point"])
        for index in 0..<5 { row.compare(paired.differences[index], expected["first5"][index]) }
        for (index, share) in shares.enumerated() {
          row.compare(paired.quantile(share), expected["quantiles"][index])
        }
        row.compare(paired.shareBelowZero, expected["fraction_below_zero"])
      }
    }
  }

  /// 10 000 resamples against all 6⁶: means by their standard errors, of the deviation roughly
  /// 1 / √(2 B) of itself.
  private static func enumerated(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "exact_bootstrap_mean_n6, exact_bootstrap_iqm_n6: mean, se, P",
      by: "`Resamples`, B = 10,000", .standardErrors(4)
    ) { row in
      for (name, aggregate) in [
        ("exact_bootstrap_mean_n6", Aggregate.mean),
        ("exact_bootstrap_iqm_n6", .interquartileMean),
      ] {
        let expected = numbers[name]
        let drawn = Resamples(of: try ScoreTable(expected["data"].numbers), aggregate, seed: 3)
        let moments = Moments(of: drawn.values)
        row.compare(moments.mean, expected["mean"], error: moments.standardError)
        row.compare(
          moments.deviation, expected["se"], error: moments.deviation / 20_000.0.squareRoot())
        if name == "exact_bootstrap_mean_n6" {
          // Three of 46 656 means are 0 but for rounding.
          let share = Double(drawn.values.count { $0 <= 1e-12 }) / 10_000
          row.compare(
            share, expected["P_mean_le_0"], error: (share * (1 - share) / 10_000).squareRoot())
        }
      }
    }
  }

  private static func intervals(
    _ numbers: ReferenceNumbers, _ tables: [ScoreTable]
  ) throws -> ReferenceRow {
    try ReferenceRow(
      file, "rliable_50000_reps_percentile_ci95: mean, median, IQM", by: "`Resamples`, B = 50,000",
      .absolute(0.003)
    ) { row in
      for (arm, table) in zip(arms, tables) {
        let expected = numbers["rliable_50000_reps_percentile_ci95"]["ci"][arm]
        for (index, aggregate) in [Aggregate.mean, .medianOfMeans, .interquartileMean].enumerated()
        {
          let drawn = Resamples(of: table, aggregate, seed: 5, count: 50_000)
          let quantiles = try Quantiles(of: drawn.values)
          row.compare(quantiles(0.025), expected["low"][index])
          row.compare(quantiles(0.975), expected["high"][index])
        }
      }
    }
  }
}
