// Ranks of numbers among which some are equal. Not here: the tests that take them
// (`WilcoxonSignedRank.swift`, `MannWhitney.swift`).

/// Ranks from 1 in the order given; equal numbers share the mean of their ranks.
struct MidRanks {
  /// Twice the rank, which is whole.
  let doubled: [Int]
  /// For each group of equals, in ascending order, the number that is equal and how many.
  let groups: [(number: Double, count: Int)]

  /// - Complexity: O(*n* log *n*).
  init(of numbers: [Double]) {
    let ascending = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var doubled = [Int](repeating: 0, count: numbers.count)
    var groups: [(number: Double, count: Int)] = []
    var first = 0
    while first < ascending.count {
      let number = numbers[ascending[first]]
      var end = first + 1
      while end < ascending.count, numbers[ascending[end]] == number { end += 1 }
      for place in first..<end { doubled[ascending[place]] = first + 1 + end }
      groups.append((number, end - first))
      first = end
    }
    (self.doubled, self.groups) = (doubled, groups)
  }

  /// Σ (t³ − t) over groups of t equals, by which ties lower a rank sum's variance.
  static func tieTerm(_ groups: [(number: Double, count: Int)]) -> Double {
    groups.reduce(0) { sum, group in
      let ties = Double(group.count)
      return sum + ties * (ties * ties - 1)
    }
  }
}
