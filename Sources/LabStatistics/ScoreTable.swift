// Scores of runs under several conditions, as aggregates and resamples take them.
// Not here: aggregates (`Aggregate.swift`), resampling (`Resamples.swift`).

/// A row a run (replication), a column a stratum (world family, task): a full rectangle.
package struct ScoreTable: Equatable, Sendable {
  package let runs: Int
  package let strata: Int
  /// Row by row.
  package let cells: [Double]

  /// - Throws: When there is no score, rows differ in length, or a score isn't finite.
  package init(_ rows: [[Double]]) throws(SampleError) {
    let strata = rows.first?.count ?? 0
    for (run, row) in rows.enumerated() where row.count != strata {
      throw .ragged(row.count, expected: strata, run: run)
    }
    let cells = rows.flatMap { $0 }
    try SampleError.check(cells, atLeast: 1)
    (self.runs, self.strata, self.cells) = (rows.count, strata, cells)
  }

  /// One stratum.
  package init(_ scores: [Double]) throws(SampleError) {
    try SampleError.check(scores, atLeast: 1)
    (runs, strata, cells) = (scores.count, 1, scores)
  }

  package func column(_ stratum: Int) -> [Double] {
    stride(from: stratum, to: cells.count, by: strata).map { cells[$0] }
  }
}
