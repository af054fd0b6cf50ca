// The functions below all statistics against `special_functions.csv`, which mpmath made at 40 digits.
// Not here: what is computed with them (the other files of this folder).

import CGSL
import Foundation
import LabStatistics
import Stochastics

enum SpecialFunctionRows {
  private static let file = "special_functions.csv"

  struct Line {
    let function: String
    let arguments: [Double]
    let value: Double
  }

  static func lines() throws -> [Line] {
    let text = try String(
      contentsOf: ReferenceNumbers.folder.appending(path: file), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let parts = line.split(separator: ",")
      return Line(
        function: String(parts[0]),
        arguments: parts[1].split(separator: " ").map { Double($0) ?? .nan },
        value: Double(parts[2]) ?? .nan)
    }
  }

  /// As the code of ours that calls them does.
  private static func ours(_ line: Line) -> Double? {
    let it = line.arguments
    switch line.function {
    case "normal_cdf": return StandardNormal.cumulative(it[0])
    case "normal_ppf": return StandardNormal.quantile(it[0])
    case "lgamma": return gsl_sf_lngamma(it[0])
    case "beta_cdf": return gsl_cdf_beta_P(it[2], it[0], it[1])
    case "beta_ppf": return gsl_cdf_beta_Pinv(it[2], it[0], it[1])
    case "gamma_p_regularized": return gsl_cdf_gamma_P(it[1], it[0], 1)
    case "student_t_cdf": return gsl_cdf_tdist_P(it[0], it[1])
    case "student_t_ppf": return gsl_cdf_tdist_Pinv(it[0], it[1])
    case "chi2_cdf": return gsl_cdf_chisq_P(it[0], it[1])
    case "erf": return erf(it[0])
    case "erfc": return erfc(it[0])
    default: return nil
    }
  }

  static func rows() throws -> [ReferenceRow] {
    GSLErrors.areReturned()
    return [
      try ReferenceRow(
        file, "all but digamma, KL and kl-UCB", by: "GSL and libm, `StandardNormal`",
        .relative(1e-10)
      ) { row in
        for line in try lines() {
          guard let ours = ours(line) else { continue }
          row.compare(ours, ReferenceNumbers(path: "\(line)", number: line.value))
        }
      }
    ]
  }
}
