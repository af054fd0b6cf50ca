// Many p-values of a table that only explores. Not here: findings that a verdict rests on
// (`Holm.swift`), the p-values (`StudentEstimate.swift`).

/// The step-up procedure of Benjamini and Hochberg, which bounds the expected share of false
/// findings among all findings of independent tests. It does not bound the chance of any.
package enum BenjaminiHochberg {
  /// The adjusted p-values, in the order given: a finding holds at rate q when its own is ≤ q.
  ///
  /// Source: Benjamini and Hochberg, *Journal of the Royal Statistical Society B* 57 (1995), pages
  /// 289–300.
  ///
  /// - Throws: When a p-value isn't from 0 to 1.
  /// - Complexity: O(*n* log *n*).
  package static func adjusted(_ pValues: [Double]) throws(SampleError) -> [Double] {
    try SampleError.check(pValues: pValues)
    var adjusted = pValues
    var least = 1.0
    let ascending = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (rank, index) in ascending.enumerated().reversed() {
      least = min(least, Double(pValues.count) / Double(rank + 1) * pValues[index])
      adjusted[index] = least
    }
    return adjusted
  }
}
