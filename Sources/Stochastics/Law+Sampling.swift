// Draws. Not here: quantile functions, which most draws are (`Law+Cumulative.swift`).

import CGSL

extension Law {
  /// One draw: the quantile of one uniform number where that is cheap, else GSL's sampler.
  ///
  /// A discrete law is inverted too, by bisection over its running weights, and not sampled through
  /// `gsl_ran_discrete`: that alias table needs no logarithm of *n*, but a draw would neither rise
  /// with its uniform number nor be a value without memory of its own.
  func sample(using stream: inout RandomStream) -> Double {
    switch self {
    case .gamma(let shape, let scale):
      return stream.withGSL { gsl_ran_gamma($0, shape, scale) }
    case .beta(let a, let b):
      return stream.withGSL { gsl_ran_beta($0, a, b) }
    case .poisson(let mean):
      return Double(stream.withGSL { gsl_ran_poisson($0, mean) })
    case .geometric(let probability):
      return Double(stream.withGSL { gsl_ran_geometric($0, probability) })
    case .mixture(let parts):
      let u = stream.uniform()
      return parts[firstIndex(of: parts.count) { parts[$0].cumulative >= u }].law
        .sample(using: &stream)
    case .truncated(let law, let window):
      guard law.hasQuantile else {
        while true {
          let draw = law.sample(using: &stream)
          if draw >= window.low && draw <= window.high { return draw }
        }
      }
      return law.quantile(stream.uniform(), in: window)
    default:
      guard let draw = quantile(stream.uniform()) else {
        preconditionFailure("\(self) has neither a quantile nor a sampler")
      }
      return draw
    }
  }
}

/// The first of 0 ..< `count` for which the condition holds, which must hold from there on and for
/// the last at the latest.
///
/// - Complexity: O(log *n*).
func firstIndex(of count: Int, where holds: (Int) -> Bool) -> Int {
  var (low, high) = (0, count - 1)
  while low < high {
    let middle = (low + high) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
