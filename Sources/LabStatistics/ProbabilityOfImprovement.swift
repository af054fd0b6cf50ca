// How likely one arm is to beat another. Not here: by how much (`PairedDifference.swift`).

/// The chance that a score of the treatment exceeds one of the control; ties count one half.
///
/// Unpaired it is U / (*n* *m*) of Mann and Whitney, Vargha and Delaney's A₁₂. Source: Agarwal et
/// al., NeurIPS 2021.
package enum ProbabilityOfImprovement {
  /// The share of pairs in which the treatment wins.
  ///
  /// - Throws: When the counts differ, there is no pair, or a score isn't finite.
  package static func paired(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> Double {
    try SampleError.check(treatment, control, atLeast: 1)
    let wins = zip(treatment, control).reduce(0) { $0 + win($1.0, $1.1) }
    return wins / Double(treatment.count)
  }

  /// The share of all combinations in which the treatment wins; the samples may differ in size.
  ///
  /// - Throws: When a sample is empty or a score isn't finite.
  /// - Complexity: O((*n* + *m*) log (*n* + *m*)).
  package static func unpaired(
    treatment: [Double], control: [Double]
  ) throws(SampleError) -> Double {
    try SampleError.check(treatment, atLeast: 1)
    try SampleError.check(control, atLeast: 1)
    let sorted = control.sorted()
    var wins = 0.0
    var (below, notAbove) = (0, 0)
    for score in treatment.sorted() {
      while below < sorted.count, sorted[below] < score { below += 1 }
      notAbove = max(notAbove, below)
      while notAbove < sorted.count, sorted[notAbove] <= score { notAbove += 1 }
      wins += Double(below + notAbove) / 2
    }
    return wins / (Double(treatment.count) * Double(control.count))
  }

  private static func win(_ one: Double, _ other: Double) -> Double {
    one > other ? 1 : one == other ? 0.5 : 0
  }
}
