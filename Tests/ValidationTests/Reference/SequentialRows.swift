// Looks, bets and ranks against `sequential.json` and `quantile_ci_ranks.json`.
// Not here: tests at a fixed count (`MeanTestRows.swift`).

import LabStatistics

enum SequentialRows {
  private static let file = "sequential.json"

  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: file)
    return [
      try bets(numbers), try sequence(numbers), try looks(numbers), try published(numbers),
      try ranks(),
    ]
  }

  private static func bets(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    try ReferenceRow(file, "betting_e_process", by: "`EProcess`", .absolute(1e-12)) { row in
      let expected = numbers["betting_e_process"]
      func compare(_ process: EProcess, _ path: ReferenceNumbers) {
        var process = process
        for (index, number) in numbers["paired_differences"].numbers.enumerated() {
          process.add(number)
          row.compare(process.evidence, path[index])
        }
      }
      for bet in expected["E_n = prod(1+lambda d_i)"].keys {
        compare(
          EProcess(bets: [Double(bet) ?? .nan]), expected["E_n = prod(1+lambda d_i)"][bet])
      }
      compare(EProcess(), expected["mixture_uniform_over_lambda_0.1..0.9_step_0.1"])
    }
  }

  private static func sequence(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let expected =
      numbers["normal_mixture_confidence_sequence_halfwidth"]["values_sd1_alpha0.05"]
    return try ReferenceRow(
      file, "normal_mixture_confidence_sequence_halfwidth", by: "`ConfidenceSequence`",
      .absolute(1e-12)
    ) { row in
      for name in expected.keys {
        let parts = name.split(separator: ",").map { $0.split(separator: "=")[1] }
        row.compare(
          ConfidenceSequence.halfWidth(
            count: Int(parts[0]) ?? 0, deviation: 1, mixture: Double(parts[1]) ?? .nan),
          expected[name])
      }
    }
  }

  private static func looks(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let expected = numbers["group_sequential_two_sided_0.05"]
    return try ReferenceRow(
      file, "group_sequential_two_sided_0.05", by: "`GroupSequential`", .absolute(0.005)
    ) { row in
      for name in expected.keys {
        let looks = Int(name.dropFirst(2)) ?? 0
        row.compare(
          GroupSequential(.pocock, looks: looks).criticalValues[0], expected[name]["pocock_z"])
        row.compare(
          GroupSequential(.obrienFleming, looks: looks).criticalValues[looks - 1],
          expected[name]["obrien_fleming_final_z"])
      }
    }
  }

  private static func published(_ numbers: ReferenceNumbers) throws -> ReferenceRow {
    let expected = numbers["group_sequential_published_check"]
    return try ReferenceRow(
      file, "group_sequential_published_check", by: "`GroupSequential`", .absolute(0.005)
    ) { row in
      for (group, boundary) in [
        ("Jennison_Turnbull_2000_Pocock", GroupSequential.Boundary.pocock),
        ("OBrien_Fleming_final", .obrienFleming),
      ] {
        for looks in expected[group].keys {
          let values = GroupSequential(boundary, looks: Int(looks) ?? 0).criticalValues
          row.compare(values[values.count - 1], expected[group][looks])
        }
      }
    }
  }

  private static func ranks() throws -> ReferenceRow {
    let file = "quantile_ci_ranks.json"
    let numbers = try ReferenceNumbers(file: file)
    return try ReferenceRow(
      file, "ranks, least counts", by: "`OrderStatisticInterval`", .exact
    ) { row in
      for name in numbers["two_sided_95"].keys {
        let parts = name.split(separator: ",").map { $0.split(separator: "=")[1] }
        let interval = OrderStatisticInterval(
          ofQuantile: Double(parts[1]) ?? .nan, count: Int(parts[0]) ?? 0, confidence: 0.95)
        let expected = numbers["two_sided_95"][name]
        row.compare(interval.lowerRank, rank: expected["lower_rank_1based"])
        row.compare(interval.upperRank, rank: expected["upper_rank_1based"])
      }
      let counts = numbers["one_sided_upper_95_min_n_for_quantile"]
      for share in counts.keys {
        let least = (1...10_000).first {
          OrderStatisticInterval.upperRank(
            ofQuantile: Double(share) ?? .nan, count: $0, confidence: 0.95) != nil
        }
        row.compare(least, rank: counts[share])
      }
    }
  }
}
