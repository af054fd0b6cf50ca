// Tests, intervals and sample sizes for means and shares against `stats_tests.json`.
// Not here: tests on ranks (`RankTestRows.swift`).

import LabStatistics

enum MeanTestRows {
  private static let file = "stats_tests.json"

  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: file)
    return [
      try descriptive(numbers), try equivalence(numbers), try signFlip(numbers),
      try families(numbers), try shares(numbers), try sampleSizes(numbers), try power(numbers),
      try studentQuantiles(numbers),
    ]
  }

  private static func descriptive(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "descriptive: moments, median, IQM, quantiles",
      by: "`Moments`, `Quantiles`, `InterquartileMean`", .relative(1e-9)
    ) { row in
      for name in numbers["descriptive"].keys {
        let (sample, expected) = (numbers["data"][name].numbers, numbers["descriptive"][name])
        let (moments, quantiles) = (Moments(of: sample), try Quantiles(of: sample))
        row.compare(Double(moments.count), expected["n"])
        row.compare(moments.mean, expected["mean"])
        row.compare(moments.deviation, expected["sd_ddof1"])
        row.compare(moments.variance, expected["var_ddof1"])
        row.compare(moments.standardError, expected["sem"])
        row.compare(moments.skewness, expected["skew_biased"])
        row.compare(quantiles.median, expected["median"])
        row.compare(try InterquartileMean(of: sample).value, expected["iqm_trim25"])
        let shares = [0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 1]
        for (index, share) in shares.enumerated() {
          row.compare(quantiles(share), expected["q"][index])
        }
      }
    }
  }

  private static func differences(_ numbers: ReferenceNumbers, _ name: String) -> [Double] {
    let pair = name == "D" ? ("B", "A") : ("Z2", "Z1")
    let data = numbers["data"]
    return zip(data[pair.0].numbers, data[pair.1].numbers).map { $0 - $1 }
  }

  private static func equivalence(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let group = "tost_paired_B_minus_A_margin_0.02_0.12"
    return try ReferenceRow(file, group, by: "`Equivalence`", .relative(1e-9)) { row in
      let estimate = try PairedDifference(
        treatment: numbers["data"]["B"].numbers, control: numbers["data"]["A"].numbers,
        confidence: 0.95
      ).estimate
      let expected = numbers[group]
      row.compare(Equivalence(of: estimate, within: 0.02...0.12).pValue, expected["p_overall"])
      row.compare(estimate.pValueOfMore(than: 0.02), expected["p_lower"])
      row.compare(estimate.pValueOfLess(than: 0.12), expected["p_upper"])
      row.compare(estimate.statistic(against: 0.02), expected["t_lower"])
      row.compare(estimate.statistic(against: 0.12), expected["t_upper"])
      row.compare(estimate.degreesOfFreedom, expected["df"])
    }
  }

  private static func signFlip(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let group = "paired_sign_flip_permutation_exact"
    return try ReferenceRow(file, group, by: "`SignFlip`", .relative(1e-9)) { row in
      for name in numbers[group].keys {
        let (sample, expected) = (differences(numbers, name), numbers[group][name])
        let test = try SignFlip(differences: sample, seed: 1)
        row.compare(Moments(of: sample).mean, expected["mean"])
        row.compare(test.pValueOfMore, expected["p_greater"])
        row.compare(test.pValue, expected["p_two_sided"])
      }
    }
  }

  private static func families(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let families = numbers["multiple_comparisons"]
    return try ReferenceRow(
      file, "multiple_comparisons: Holm, BH", by: "`Holm`, `BenjaminiHochberg`", .relative(1e-9)
    ) { row in
      for (raw, results) in [
        ("p_raw_8", "results_8"), ("p_raw_6_pairs_of_4_strategies", "results_6"),
      ] {
        let (raw, results) = (families[raw].numbers, families[results])
        for (name, adjusted) in [
          ("holm", try Holm.adjusted(raw)), ("fdr_bh", try BenjaminiHochberg.adjusted(raw)),
        ] {
          for (index, p) in adjusted.enumerated() {
            row.compare(p, results[name]["adjusted"][index])
            // The verdict is compared at half of what rounding could move.
            row.compare(p <= 0.05 ? 1 : 0, results[name]["reject_at_0.05"][index])
          }
        }
      }
    }
  }

  private static func shares(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let values = numbers["binomial_ci95"]["values"]
    return try ReferenceRow(
      file, "binomial_ci95: Wilson, Clopper–Pearson", by: "`Wilson`, `ClopperPearson`",
      .relative(1e-9)
    ) { row in
      for name in values.keys {
        let parts = name.split(separator: "/").compactMap { Int($0) }
        let wilson = try Wilson(successes: parts[0], trials: parts[1], confidence: 0.95)
        let exact = try ClopperPearson(successes: parts[0], trials: parts[1], confidence: 0.95)
        row.compare(wilson.interval, bounds: values[name]["wilson"])
        row.compare(exact.interval, bounds: values[name]["beta"])
      }
    }
  }

  private static func sampleSizes(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "power: counts", by: "`StudentPower.count`", .relative(1e-4)
    ) { row in
      for (group, design, alpha) in [
        ("paired_t_n_for_dz", StudentDesign.paired, 0.05),
        ("paired_t_n_for_dz_alpha_0.05_over_6", .paired, 0.05 / 6),
        ("two_sample_t_n_per_group", .twoSamples, 0.05),
      ] {
        let expected = numbers["power"][group]
        let test = StudentPower(design, alpha: alpha, sides: .two)
        for effect in expected.keys {
          for power in expected[effect].keys {
            let count = test.count(
              effect: Double(effect) ?? .nan, power: Double(power.dropFirst(6)) ?? .nan)
            row.compare(count ?? .nan, expected[effect][power])
          }
        }
      }
    }
  }

  private static func power(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(
      file, "power: achieved", by: "`StudentPower.power`", .relative(1e-9)
    ) { row in
      for (group, design) in [
        ("achieved_power_paired", StudentDesign.paired), ("achieved_power_ind", .twoSamples),
      ] {
        let expected = numbers["power"][group]
        let test = StudentPower(design, alpha: 0.05, sides: .two)
        for name in expected.keys {
          let parts = name.split(separator: ",").map { $0.split(separator: "=")[1] }
          row.compare(
            test.power(effect: Double(parts[0]) ?? .nan, count: Double(parts[1]) ?? .nan),
            expected[name])
        }
      }
    }
  }

  /// Half-widths of a mean whose standard error is 1.
  private static func studentQuantiles(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let quantiles = numbers["normal_t_quantiles"]["t"]
    return try ReferenceRow(
      file, "normal_t_quantiles: t", by: "`PairedDifference.halfWidth`", .relative(1e-9)
    ) { row in
      for name in quantiles.keys {
        // 2 k numbers ±a or 2 k + 1 with a 0, scaled to a standard error of 1.
        let count = (Int(name.dropFirst(3)) ?? 0) + 1
        let plain = (0..<count).map { Double($0) - Double(count - 1) / 2 }
        let error = Moments(of: plain).standardError
        for share in quantiles[name].keys {
          let width = try PairedDifference(
            treatment: plain.map { $0 / error }, control: plain.map { _ in 0 },
            confidence: 2 * (Double(share) ?? .nan) - 1
          ).halfWidth
          row.compare(width, quantiles[name][share])
        }
      }
    }
  }
}
