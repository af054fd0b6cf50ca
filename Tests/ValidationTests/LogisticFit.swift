// Logistic regression on one number. Not here: what it is fitted to (`LikenessSample.swift`).

import Foundation

/// Maximum likelihood by Newton's method; it takes points on both sides that overlap.
struct LogisticFit {
  private(set) var intercept = 0.0
  private(set) var slope = 0.0

  init(_ points: [(x: Double, succeeded: Bool)]) {
    for _ in 0..<25 {
      var (gradient, curvature) = ((0.0, 0.0), (0.0, 0.0, 0.0))
      for (x, succeeded) in points {
        let probability = 1 / (1 + exp(-(intercept + slope * x)))
        let (error, weight) = ((succeeded ? 1 : 0) - probability, probability * (1 - probability))
        gradient = (gradient.0 + error, gradient.1 + error * x)
        curvature = (
          curvature.0 + weight, curvature.1 + weight * x, curvature.2 + weight * x * x
        )
      }
      let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
      let step = (
        (curvature.2 * gradient.0 - curvature.1 * gradient.1) / determinant,
        (curvature.0 * gradient.1 - curvature.1 * gradient.0) / determinant
      )
      (intercept, slope) = (intercept + step.0, slope + step.1)
      if abs(step.0) + abs(step.1) < 1e-10 { return }
    }
  }
}
