// Means and variances of truncated counts and of narrow windows, by summing and integrating.
// Not here: closed forms (`Law+PartialMoments.swift`).

import CGSL

extension Law {
  /// A sum over the counts inside the window, at most forty deviations from the mean.
  ///
  /// - Complexity: O(the square root of the mean), O(1) for small ones.
  static func poisson(mean: Double, in window: Window) -> (mean: Double, variance: Double) {
    let reach = 40 * (mean.squareRoot() + 1)
    let low = max(0, window.low, mean - reach).rounded(.up)
    let high = min(window.high, mean + reach).rounded(.down)
    return moments(low, high) { gsl_ran_poisson_pdf($0, mean) }
  }

  /// Without an upper bound a geometric law only moves; with one, short windows are summed.
  ///
  /// Long ones use that a geometric number is one below `span`, independent of a geometric number
  /// of whole spans, so their means and variances add up.
  static func geometric(
    probability: Double, in window: Window
  ) -> (mean: Double, variance: Double) {
    let low = max(1, window.low).rounded(.up)
    let whole = Law.geometric(probability: probability).moments
    if window.high == .infinity { return (low - 1 + whole.mean, whole.variance) }
    let span = window.high.rounded(.down) - low + 1
    guard span > 1e5 else {
      // Counted from the window's start: a geometric law has no memory.
      let shifted = moments(1, span) { gsl_ran_geometric_pdf($0, probability) }
      return (low - 1 + shifted.mean, shifted.variance)
    }
    let inside = -expm1(span * log1p(-probability))
    let spans = (1 - inside) / inside
    return (
      low - 1 + whole.mean - span * spans, whole.variance - span * span * spans / inside
    )
  }

  /// Two passes over the counts from `low` to `high`, whose weights need not add up to 1.
  private static func moments(
    _ low: Double, _ high: Double, weight: (UInt32) -> Double
  ) -> (mean: Double, variance: Double) {
    let counts = (UInt32(low)...UInt32(high)).map { (value: Double($0), weight: weight($0)) }
    let total = counts.reduce(0) { $0 + $1.weight }
    let mean = low + counts.reduce(0) { $0 + ($1.value - low) * $1.weight } / total
    let variance = counts.reduce(0) { sum, count in
      sum + (count.value - mean) * (count.value - mean) * count.weight
    }
    return (mean, variance / total)
  }

  /// With G the distribution function inside the window from l to h: the mean is
  /// h − ∫G, the variance ∫2(h − x)G − (∫G)² about h, here both about the window's middle.
  func integratedMoments(in window: Window) -> (mean: Double, variance: Double) {
    let law = Law.truncated(self, window)
    // Beyond these shares nothing is left that a sum in double precision would notice.
    let low = max(window.low, quantile(1e-17) ?? support.lowerBound)
    let high = min(window.high, quantile(1.0.nextDown) ?? support.upperBound)
    let middle = low + (high - low) / 2
    func integral(_ from: Double, _ to: Double, _ body: (Double) -> Double) -> Double {
      withoutActuallyEscaping(body) { integrate($0, from: from, to: to) }
    }
    let mean =
      middle + integral(middle, high) { 1 - law.cumulative($0) }
      - integral(low, middle) { law.cumulative($0) }
    let variance =
      integral(mean, high) { 2 * ($0 - mean) * (1 - law.cumulative($0)) }
      + integral(low, mean) { 2 * (mean - $0) * law.cumulative($0) }
    return (mean, variance)
  }
}

/// GSL's non-adaptive Gauss–Kronrod–Patterson rule with up to 87 points, for smooth integrands.
private func integrate(
  _ integrand: @escaping (Double) -> Double, from low: Double, to high: Double
) -> Double {
  var (result, error, evaluations) = (0.0, 0.0, 0)
  return withUnsafePointer(to: integrand) { pointer in
    var function = gsl_function(
      function: { x, body in
        guard let body else { preconditionFailure("GSL lost the integrand") }
        return body.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x)
      }, params: UnsafeMutableRawPointer(mutating: pointer))
    gsl_integration_qng(&function, low, high, 0, 1e-10, &result, &error, &evaluations)
    return result
  }
}
