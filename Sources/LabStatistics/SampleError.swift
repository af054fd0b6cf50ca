// Why a sample can't answer a question. Not here: what is asked (the other files).

/// Why a statistic was refused: what is wrong with the numbers, and what would be right.
package enum SampleError: Error, Equatable, CustomStringConvertible {
  case tooFew(Int, atLeast: Int)
  case countsDiffer(Int, Int)
  case ragged(Int, expected: Int, run: Int)
  case notFinite(Double, index: Int)
  case notAProbability(Double, index: Int)
  case zeroDenominator
  case allEqual
  case tooFewExpected(Int)

  package var description: String {
    switch self {
    case .tooFew(let count, let least):
      "the sample has \(count) numbers; this takes at least \(least)"
    case .countsDiffer(let one, let other):
      "the samples have \(one) and \(other) numbers; pairs need as many in both"
    case .ragged(let count, let expected, let run):
      "run \(run + 1) has \(count) scores; each needs one for each of the \(expected) strata"
    case .notFinite(let number, let index):
      "number \(index + 1) of the sample is \(number); all must be finite"
    case .notAProbability(let number, let index):
      "number \(index + 1) is \(number); a probability is from 0 to 1"
    case .zeroDenominator:
      "the denominator's mean is 0; a ratio needs one that isn't"
    case .allEqual:
      "all x are equal; a slope needs two that differ"
    case .tooFewExpected(let cells):
      "\(cells) cells are left after pooling those that expect fewer than 5; this takes two or more"
    }
  }

  /// Refuses samples that are short or hold a number that isn't one.
  static func check(_ sample: [Double], atLeast least: Int) throws(SampleError) {
    guard sample.count >= least else { throw .tooFew(sample.count, atLeast: least) }
    for (index, number) in sample.enumerated() where !number.isFinite {
      throw .notFinite(number, index: index)
    }
  }

  /// Refuses pairs that are short, lack a partner or hold a number that isn't one.
  static func check(
    _ one: [Double], _ other: [Double], atLeast least: Int
  ) throws(SampleError) {
    guard one.count == other.count else { throw .countsDiffer(one.count, other.count) }
    try check(one, atLeast: least)
    try check(other, atLeast: least)
  }

  /// Refuses what isn't a probability.
  static func check(pValues: [Double]) throws(SampleError) {
    for (index, p) in pValues.enumerated() where !(p >= 0 && p <= 1) {
      throw .notAProbability(p, index: index)
    }
  }
}

/// Traps on what isn't strictly between 0 and 1, since the caller's code says it.
func check(confidence: Double) {
  precondition(confidence > 0 && confidence < 1, "\(confidence) is no confidence level")
}
