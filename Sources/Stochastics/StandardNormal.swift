// The standard normal distribution on its own. Not here: any other (`Distribution.swift`).

import CGSL

/// Mean 0, deviation 1.
public enum StandardNormal {
  /// The number that a share `u` of the distribution lies below; −∞ at 0 and ∞ at 1.
  ///
  /// GSL's `gsl_cdf_ugaussian_Pinv`, which is Wichura's AS 241 (*Applied Statistics* 37, 1988).
  public static func quantile(_ u: Double) -> Double { gsl_cdf_ugaussian_Pinv(u) }

  /// The share of the distribution below `x`.
  public static func cumulative(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }
}
