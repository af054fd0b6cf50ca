// Small sums that the suites share. Not here: tests and intervals (`LabStatistics`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func logarithm(_ number: Double) -> Double { log(number) }
func arcsine(_ number: Double) -> Double { asin(number) }
func sine(_ number: Double) -> Double { sin(number) }
func logistic(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

/// Whether a count of successes lies within four standard errors of what a probability gives: a right
/// program is refused once in 16,000.
func isLikely(_ successes: Int, of trials: Int, probability: Double) -> Bool {
  let count = Double(trials)
  let deviation = (probability * (1 - probability) / count).squareRoot()
  return abs(Double(successes) / count - probability) < 4 * deviation
}

/// Pearson's, times √n: standard normal for independent numbers.
func correlationStatistic(_ one: [Double], _ other: [Double]) -> Double {
  let count = Double(one.count)
  let (mean, otherMean) = (one.reduce(0, +) / count, other.reduce(0, +) / count)
  var (product, square, otherSquare) = (0.0, 0.0, 0.0)
  for (a, b) in zip(one, other) {
    product += (a - mean) * (b - otherMean)
    square += (a - mean) * (a - mean)
    otherSquare += (b - otherMean) * (b - otherMean)
  }
  return product / (square * otherSquare).squareRoot() * count.squareRoot()
}

/// The mean of a function of a normal variable, by Simpson's rule over ± 8 deviations.
func meanOverNormal(deviation: Double, _ function: (Double) -> Double) -> Double {
  let steps = 2_000
  let width = 16.0 / Double(steps)
  var sum = 0.0
  for step in 0...steps {
    let z = -8 + Double(step) * width
    let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
    sum += weight * function(deviation * z) * exp(-z * z / 2)
  }
  return sum * width / 3 / (2 * Double.pi).squareRoot()
}
