// Whether counts could come from given probabilities. Not here: continuous numbers
// (`KolmogorovSmirnov.swift`).

import CGSL
import Stochastics

/// Pearson's chi-square test of goodness of fit.
///
/// Neighbouring cells are pooled, from the first on, until each expects five or more (Cochran,
/// *Biometrics* 10, 1954); what is left over joins the last.
package struct ChiSquare: Equatable, Sendable {
  package let statistic: Double
  /// Cells after pooling, less one.
  package let degreesOfFreedom: Int
  package let pValue: Double

  /// - Parameters:
  ///   - observed: How often each cell was met, in the cells' order.
  ///   - probabilities: What each cell has; their sum is taken as the whole.
  /// - Throws: When the counts of cells differ, something is no probability, or fewer than two
  ///   cells are left.
  package init(observed: [Int], probabilities: [Double]) throws(SampleError) {
    guard observed.count == probabilities.count else {
      throw .countsDiffer(observed.count, probabilities.count)
    }
    for (index, p) in probabilities.enumerated() where !(p >= 0 && p <= 1) {
      throw .notAProbability(p, index: index)
    }
    let whole = probabilities.reduce(0, +)
    let total = Double(observed.reduce(0, +))
    var cells: [(observed: Double, expected: Double)] = []
    var open = (observed: 0.0, expected: 0.0)
    for (count, probability) in zip(observed, probabilities) {
      open = (open.observed + Double(count), open.expected + total * probability / whole)
      if open.expected >= 5 {
        cells.append(open)
        open = (0, 0)
      }
    }
    guard cells.count >= 2 else { throw .tooFewExpected(cells.count) }
    cells[cells.count - 1].observed += open.observed
    cells[cells.count - 1].expected += open.expected
    GSLErrors.areReturned()
    statistic = cells.reduce(0) { sum, cell in
      sum + (cell.observed - cell.expected) * (cell.observed - cell.expected) / cell.expected
    }
    degreesOfFreedom = cells.count - 1
    pValue = gsl_cdf_chisq_Q(statistic, Double(degreesOfFreedom))
  }
}
