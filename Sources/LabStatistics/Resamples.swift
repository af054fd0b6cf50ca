// An aggregate of a score table, resampled. Not here: differences of two arms
// (`PairedBootstrap.swift`), Student's t resampled (`BootstrapT.swift`).

/// What is said of a whole score table in one number.
package enum Aggregate: Sendable {
  /// Of all cells.
  case mean
  /// Of all cells, as `InterquartileMean`.
  case interquartileMean
  /// The median over strata of each stratum's mean.
  case medianOfMeans
}

/// The stratified bootstrap: each cell is drawn anew from the runs of its own stratum.
///
/// Index by index: for each resample, for each run, for each stratum in order, the run taken is
/// `below(runs)` of one `SplitMix64Sequence`. So tables of one shape and one seed meet the same
/// indices, and their resamples are paired.
package struct Resamples: Equatable, Sendable {
  /// Of the table itself.
  package let point: Double
  /// In the order drawn.
  package let values: [Double]

  /// - Complexity: O(cells) for each resample, nothing is allocated: an interquartile mean counts
  ///   how often each cell is drawn, by the cell's rank, and walks the ranks once.
  package init(
    of table: ScoreTable, _ aggregate: Aggregate, seed: UInt64, count: Int = 10_000
  ) {
    precondition(count > 0, "\(count) resamples show nothing")
    var summary = Summary(table, aggregate)
    for cell in table.cells.indices { summary.add(cell) }
    point = summary.take()
    var generator = SplitMix64Sequence(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      for _ in 0..<table.runs {
        for stratum in 0..<table.strata {
          summary.add(generator.below(table.runs) &* table.strata &+ stratum)
        }
      }
      values.append(summary.take())
    }
    self.values = values
  }

  /// Collects the cells of one resample.
  private struct Summary {
    let aggregate: Aggregate
    let strata: Int
    /// Where a cell is counted: its rank, or its stratum.
    let place: [Int32]
    /// By cell, and in ascending order.
    let cells: [Double]
    let sorted: [Double]
    var counts: [Int32]
    var sums: [Double]

    init(_ table: ScoreTable, _ aggregate: Aggregate) {
      self.aggregate = aggregate
      strata = table.strata
      self.cells = table.cells
      let cells = table.cells
      let ascending = cells.indices.sorted { (cells[$0], $0) < (cells[$1], $1) }
      sorted = ascending.map { cells[$0] }
      var ranks = [Int32](repeating: 0, count: cells.count)
      for (rank, cell) in ascending.enumerated() { ranks[cell] = Int32(rank) }
      place =
        aggregate == .interquartileMean
        ? ranks : cells.indices.map { Int32($0 % table.strata) }
      counts = [Int32](repeating: 0, count: cells.count)
      sums = [Double](repeating: 0, count: table.strata)
    }

    mutating func add(_ cell: Int) {
      let place = Int(place[cell])
      if aggregate == .interquartileMean {
        counts[place] &+= 1
      } else {
        sums[place] += cells[cell]
      }
    }

    /// The aggregate of what was added, and back to nothing.
    mutating func take() -> Double {
      switch aggregate {
      case .interquartileMean: return takeMiddle()
      case .mean: return takeSums().reduce(0, +) / Double(cells.count)
      case .medianOfMeans:
        let sums = takeSums().sorted()
        let middle = (sums[(strata - 1) / 2] + sums[strata / 2]) / 2
        return middle / Double(cells.count / strata)
      }
    }

    private mutating func takeSums() -> [Double] {
      let taken = sums
      for stratum in 0..<strata { sums[stratum] = 0 }
      return taken
    }

    private mutating func takeMiddle() -> Double {
      let trim = cells.count / 4
      let middle = Int32(cells.count - 2 * trim)
      var (skipped, left) = (Int32(trim), middle)
      var sum = 0.0
      for rank in 0..<cells.count {
        var count = counts[rank]
        counts[rank] = 0
        let below = min(count, skipped)
        skipped &-= below
        count = min(count &- below, left)
        left &-= count
        sum += Double(count) * sorted[rank]
      }
      return sum / Double(middle)
    }
  }
}
