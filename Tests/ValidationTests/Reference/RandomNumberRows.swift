// The generator of resamples against `rng.json`. Not here: resamples (`AggregateRows.swift`).

import LabStatistics

enum RandomNumberRows {
  static func rows() throws -> [ReferenceRow] {
    let numbers = try ReferenceNumbers(file: "rng.json")
    return [
      try ReferenceRow("rng.json", "splitmix64", by: "`SplitMix64Sequence.next`", .exact) { row in
        for seed in numbers["splitmix64"].keys {
          var sequence = SplitMix64Sequence(seed: UInt64(seed) ?? 0)
          // Written as text, since 64 bits are more than a JSON number keeps.
          for expected in numbers["splitmix64"][seed].elements {
            row.compare(String(sequence.next()), text: expected)
          }
        }
      },
      try ReferenceRow("rng.json", "unit_53bit_seed42", by: "`SplitMix64Sequence.unit`", .exact) {
        row in
        var sequence = SplitMix64Sequence(seed: 42)
        for expected in numbers["unit_53bit_seed42"].elements {
          row.compare(sequence.unit(), expected)
        }
      },
      try ReferenceRow("rng.json", "below_17_seed42", by: "`SplitMix64Sequence.below`", .exact) {
        row in
        var sequence = SplitMix64Sequence(seed: 42)
        for expected in numbers["below_17_seed42"].elements {
          row.compare(Double(sequence.below(17)), expected)
        }
      },
    ]
  }
}
