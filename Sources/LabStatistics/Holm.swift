// Several p-values judged together. Not here: the p-values (`StudentEstimate.swift`), tables that
// only explore (`BenjaminiHochberg.swift`).

/// Holm's step-down procedure, which bounds the chance of any false finding in a family.
package enum Holm {
  /// The adjusted p-values, in the order given: a finding holds at level α when its own is ≤ α.
  ///
  /// Source: Holm, *Scandinavian Journal of Statistics* 6 (1979), pages 65–70.
  ///
  /// - Throws: When a p-value isn't from 0 to 1.
  /// - Complexity: O(*n* log *n*).
  package static func adjusted(_ pValues: [Double]) throws(SampleError) -> [Double] {
    try SampleError.check(pValues: pValues)
    var adjusted = pValues
    var greatest = 0.0
    let ascending = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (rank, index) in ascending.enumerated() {
      greatest = max(greatest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = greatest
    }
    return adjusted
  }
}
