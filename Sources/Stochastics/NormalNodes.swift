// Few points in place of a standard normal distribution, for integrals over what is hidden.
// Not here: what is integrated.

import CGSL

/// Points with weights that add up to 1: exact for polynomials up to degree 2 *n* − 1 (Gauss and Hermite;
/// GSL's fixed-point quadrature).
public struct NormalNodes: Hashable, Sendable {
  public let points: [Double]
  public let weights: [Double]

  /// `count` lies in 1 … 200.
  public init(count: Int) {
    precondition((1...200).contains(count), "\(count) nodes")
    GSLErrors.areReturned()
    guard
      let rule = gsl_integration_fixed_alloc(fleetlab_gauss_hermite(), count, 0, 0.5, 0, 0),
      let nodes = gsl_integration_fixed_nodes(rule),
      let masses = gsl_integration_fixed_weights(rule)
    else { preconditionFailure("no memory for \(count) nodes") }
    defer { gsl_integration_fixed_free(rule) }
    points = (0..<count).map { nodes[$0] }
    let total = (0..<count).reduce(0) { $0 + masses[$1] }
    weights = (0..<count).map { masses[$0] / total }
  }

  /// A single point where nothing deviates.
  public init(count: Int, deviation: Double) { self.init(count: deviation > 0 ? count : 1) }
}
