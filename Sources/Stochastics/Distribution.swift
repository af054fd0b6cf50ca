// A probability distribution as a checked value.
// Not here: how one is made (`Distribution+Makers.swift`), the mathematics (the `Law` files).

/// A distribution whose parameters are known to be right; equal when kind and parameters are.
public struct Distribution: Hashable, Sendable {
  let law: Law

  init(_ law: Law) {
    GSLErrors.areReturned()
    self.law = law
  }

  /// One draw.
  ///
  /// Kinds with a `quantile` take exactly one number of the stream and rise with it, so that arms
  /// which share random numbers stay in step; the others take as many as GSL's sampler needs, so
  /// give each draw a stream of its own. Nothing is allocated.
  public func sample(using stream: inout RandomStream) -> Double { law.sample(using: &stream) }

  /// Infinite for a Pareto distribution with an exponent up to 1.
  public var mean: Double { law.moments.mean }

  /// Infinite for a Pareto distribution with an exponent up to 2.
  public var variance: Double { law.moments.variance }

  /// The probability of `x` or less; `x` must not be NaN.
  public func cumulative(_ x: Double) -> Double { law.cumulative(x) }

  /// The least number that a share `u` of the distribution, from 0 to 1, is not above; nil where
  /// that is expensive: gamma, beta, Poisson, geometric, mixtures, and truncations of those.
  public func quantile(_ u: Double) -> Double? {
    precondition(u >= 0 && u <= 1, "\(u) is no probability")
    return law.quantile(u)
  }

  /// Whether it has atoms only.
  public var isDiscrete: Bool { law.isDiscrete }

  /// The least interval that holds every draw, with infinite ends where there is no bound.
  public var support: ClosedRange<Double> { law.support }
}
