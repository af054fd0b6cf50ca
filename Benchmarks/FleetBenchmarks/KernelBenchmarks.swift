// What the kernel's speed is measured by, as one table. Not here: how it is printed (`main.swift`), what
// others reach (`Benchmarks/peers`).

/// Runs every kernel benchmark in turn, `rounds` times over, and returns the median of each.
func kernelBenchmarks(
  rounds: Int = 5
) throws -> [(name: String, value: Double, unit: String, checksum: String)] {
  typealias Line = (name: String, value: Double, unit: String, checksum: String)
  let holds = [100, 10_000].map { HoldModel(waiting: $0, holds: 2_000_000) }
  let keyed = try KeyedDraws()
  let measurements = (0..<rounds).map { _ in
    var lines: [Line] = holds.map { hold in
      let (value, checksum) = hold.measure()
      return ("hold-\(hold.waiting)", value, "ns/hold", checksum)
    }
    let withKeys = MM1.measure(draws: keyed, customers: 1_000_000)
    lines.append(("mm1-keyed-gsl", withKeys.customersPerSecond, "customers/s", withKeys.mean))
    let native = MM1.measure(draws: NativeDraws(), customers: 1_000_000)
    lines.append(("mm1-native", native.customersPerSecond, "customers/s", native.mean))
    return lines
  }
  return measurements[0].indices.map { index in
    measurements.map { $0[index] }.sorted { $0.value < $1.value }[rounds / 2]
  }
}
