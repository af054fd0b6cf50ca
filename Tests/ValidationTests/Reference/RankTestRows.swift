// Tests on ranks, effect sizes and two-sample means against `stats_tests.json`.
// Not here: paired means and shares (`MeanTestRows.swift`).

import LabStatistics

enum RankTestRows {
  private static let file = "stats_tests.json"
  private static let alternatives: [(String, Alternative)] = [
    ("two-sided", .twoSided), ("greater", .more), ("less", .less),
  ]

  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: file)
    return [
      try means(numbers), try effects(numbers), try mannWhitney(numbers),
      try permutations(numbers), try signedRank(numbers), try enumerated(numbers),
    ]
  }

  private static func sample(_ numbers: ReferenceNumbers, _ name: Substring) -> [Double] {
    let data = numbers["data"]
    let isTieFree = name == "E" || name == "F"
    return data[isTieFree ? "\(name)_tie_free" : String(name)].numbers
  }

  /// The two samples of a group such as `B_vs_A` or `T2_vs_T1_ties`.
  private static func samples(
    _ numbers: ReferenceNumbers, _ group: String
  ) -> (treatment: [Double], control: [Double]) {
    let parts = group.split(separator: "_")
    return (sample(numbers, parts[0]), sample(numbers, parts[2]))
  }

  private static func means(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "t_tests: Welch, paired, one sample",
      by: "`WelchDifference`, `PairedDifference`, `StudentEstimate(meanOf:)`", .relative(1e-9)
    ) { row in
      let tests = numbers["t_tests"]
      func compare(_ estimate: StudentEstimate, _ name: String, against hypothesis: Double = 0) {
        let expected = tests[name]
        row.compare(estimate.statistic(against: hypothesis), expected["statistic"])
        row.compare(estimate.degreesOfFreedom, expected["df"])
        let isOneSided = name.hasSuffix("greater")
        row.compare(
          isOneSided
            ? estimate.pValueOfMore(than: hypothesis) : estimate.pValue(against: hypothesis),
          expected["pvalue"])
        if isOneSided { return }
        let bounds = expected[name.hasPrefix("one") ? "ci95_mean" : "ci95_mean_diff"]
        row.compare(estimate.interval(confidence: 0.95), bounds: bounds)
      }
      for group in ["B_vs_A", "C_vs_A", "F_vs_E"] {
        let (one, other) = samples(numbers, group)
        compare(
          try WelchDifference.estimate(treatment: one, control: other), "welch_\(group)")
      }
      let (one, other) = samples(numbers, "B_vs_A")
      let paired = try PairedDifference(treatment: one, control: other, confidence: 0.95).estimate
      let mean = try StudentEstimate(meanOf: zip(one, other).map { $0 - $1 })
      compare(paired, "paired_B_minus_A")
      compare(paired, "paired_B_minus_A_greater")
      compare(mean, "one_sample_D_vs_0")
      compare(mean, "one_sample_D_vs_0.05_greater", against: 0.05)
    }
  }

  private static func effects(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "effect_sizes; A12 and Cliff's delta of mann_whitney",
      by: "`EffectSize`, `ProbabilityOfImprovement`, `PairedDifference`", .relative(1e-9)
    ) { row in
      for group in ["B_vs_A", "C_vs_A"] {
        let ((one, other), expected) = (samples(numbers, group), numbers["effect_sizes"][group])
        row.compare(
          try EffectSize.cohen(treatment: one, control: other), expected["cohen_d_pooled"])
        row.compare(
          try EffectSize.hedges(treatment: one, control: other), expected["hedges_g_exact_J"])
        row.compare(
          EffectSize.correction(degreesOfFreedom: Double(one.count + other.count - 2)),
          expected["J"])
      }
      let (one, other) = samples(numbers, "B_vs_A")
      row.compare(
        try PairedDifference(treatment: one, control: other, confidence: 0.95).standardisedMean,
        numbers["effect_sizes"]["paired_dz_B_minus_A"])
      for group in numbers["mann_whitney"].keys {
        let ((one, other), expected) = (samples(numbers, group), numbers["mann_whitney"][group])
        row.compare(
          try ProbabilityOfImprovement.unpaired(treatment: one, control: other),
          expected["A12_vargha_delaney"])
        row.compare(
          try EffectSize.cliff(treatment: one, control: other), expected["cliffs_delta"])
      }
    }
  }

  private static func mannWhitney(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let groups = numbers["mann_whitney"]
    return try ReferenceRow(
      file, "mann_whitney: U and p", by: "`MannWhitney`", .relative(1e-9)
    ) { row in
      for group in groups.keys {
        let (one, other) = samples(numbers, group)
        let test = try MannWhitney(treatment: one, control: other)
        for (name, alternative) in alternatives {
          for (method, how) in [
            ("asymptotic|cc=True", RankMethod.normal(isCorrected: true)),
            ("asymptotic|cc=False", .normal(isCorrected: false)), ("exact", .exact),
          ] {
            let expected = groups[group]["\(name)|\(method)"]
            // SciPy has exact values without ties alone.
            if expected.isMissing { continue }
            row.compare(test.statistic, expected["U1"])
            row.compare(test.pValue(alternative, how), expected["pvalue"])
          }
        }
      }
    }
  }

  private static func permutations(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let groups = numbers["mann_whitney_permutation_exact_with_ties"]
    return try ReferenceRow(
      file, "mann_whitney_permutation_exact_with_ties: p", by: "`MannWhitney`, exact",
      .relative(1e-9)
    ) { row in
      for group in groups.keys {
        let (one, other) = samples(numbers, group)
        let test = try MannWhitney(treatment: one, control: other)
        row.compare(test.pValue(.more, .exact), groups[group]["p_greater"])
        row.compare(
          test.pValue(.twoSided, .exact), groups[group]["p_two_sided_by_distance_from_mean"])
      }
    }
  }

  private static func differences(_ numbers: ReferenceNumbers, _ name: String) -> [Double] {
    let data = numbers["data"]
    let (one, other) = name == "D" ? (data["B"], data["A"]) : (data["Z2"], data["Z1"])
    return zip(one.numbers, other.numbers).map { $0 - $1 }
  }

  private static func signedRank(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let groups = numbers["wilcoxon_signed_rank"]
    return try ReferenceRow(
      file, "wilcoxon_signed_rank: statistic and p", by: "`WilcoxonSignedRank`", .relative(1e-9)
    ) { row in
      for group in groups.keys {
        let sample = differences(numbers, group)
        func compare(
          _ test: WilcoxonSignedRank, _ alternative: Alternative, _ method: RankMethod,
          _ expected: ReferenceNumbers
        ) {
          let least = min(test.positiveSum, test.negativeSum)
          row.compare(
            alternative == .twoSided ? least : test.positiveSum, expected["statistic"])
          row.compare(test.pValue(alternative, method), expected["pvalue"])
        }
        for (name, alternative) in alternatives {
          for (rule, zeros) in [
            ("wilcox", WilcoxonSignedRank.Zeros.dropped), ("pratt", .pratt), ("zsplit", .split),
          ] {
            let test = try WilcoxonSignedRank(differences: sample, zeros: zeros)
            for (text, isCorrected) in [("True", true), ("False", false)] {
              compare(
                test, alternative, .normal(isCorrected: isCorrected),
                groups[group]["\(rule)|\(name)|approx|corr=\(text)"])
            }
          }
          let exact = groups[group]["\(name)|exact"]
          if exact.isMissing { continue }
          compare(try WilcoxonSignedRank(differences: sample), alternative, .exact, exact)
        }
      }
    }
  }

  private static func enumerated(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let groups = numbers["wilcoxon_enumerated"]
    return try ReferenceRow(
      file, "wilcoxon_enumerated: W and p", by: "`WilcoxonSignedRank`, exact", .relative(1e-9)
    ) { row in
      for group in groups.keys {
        let test = try WilcoxonSignedRank(differences: differences(numbers, group))
        let expected = groups[group]
        row.compare(test.positiveSum, expected["W_plus"])
        row.compare(test.pValue(.more, .exact), expected["p_greater"])
        row.compare(test.pValue(.less, .exact), expected["p_less"])
        row.compare(test.pValue(.twoSided, .exact), expected["p_two_sided"])
      }
    }
  }
}
