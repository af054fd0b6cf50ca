// What the kernel's speed is measured by, as one table. Not here: how it is printed (`main.swift`), what
// others reach (`Benchmarks/peers`).

/// Runs every kernel benchmark in turn, `rounds` times over, and returns the median of each.
func kernelBenchmarks(
  rounds: Int = 5
) -> [(name: String, value: Double, unit: String, checksum: String)] {
  let holds = [100, 10_000].map { HoldModel(waiting: $0, holds: 2_000_000) }
  let measurements = (0..<rounds).map { _ in
    holds.map { hold in
      let (value, checksum) = hold.measure()
      return (name: "hold-\(hold.waiting)", value: value, unit: "ns/hold", checksum: checksum)
    }
  }
  return (0..<measurements[0].count).map { index in
    measurements.map { $0[index] }.sorted { $0.value < $1.value }[rounds / 2]
  }
}
