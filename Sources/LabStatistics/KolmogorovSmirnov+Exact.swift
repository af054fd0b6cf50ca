// The exact distribution of the Kolmogorov–Smirnov statistic. Not here: the test itself
// (`KolmogorovSmirnov.swift`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension KolmogorovSmirnov {
  /// P(D < d) for a sample of `count`, to about 13 digits.
  ///
  /// Source: Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's distribution", *Journal of
  /// Statistical Software* 8 (2003), issue 18: a power of a matrix, kept in range by its scale.
  ///
  /// - Complexity: O((*n* *d*)³ log *n*).
  static func exact(_ distance: Double, _ count: Int) -> Double {
    if distance >= 1 { return 1 }
    if distance * Double(count) <= 0.5 { return 0 }
    let half = Int(Double(count) * distance) + 1
    let overhang = Double(half) - Double(count) * distance
    let middle = half - 1
    let (power, exponent) = raised(transitions(2 * half - 1, overhang), to: count)
    var probability = power[middle, middle]
    var scale = exponent
    for step in 1...count {
      probability *= Double(step) / Double(count)
      if probability < 1e-140 { (probability, scale) = (probability * 1e140, scale - 140) }
    }
    return min(1, max(0, probability * pow(10, Double(scale))))
  }

  private static func transitions(_ size: Int, _ overhang: Double) -> Matrix {
    var matrix = Matrix(size: size)
    for row in 0..<size {
      for column in 0..<size where row - column + 1 >= 0 { matrix[row, column] = 1 }
    }
    for index in 0..<size {
      matrix[index, 0] -= pow(overhang, Double(index + 1))
      matrix[size - 1, index] -= pow(overhang, Double(size - index))
    }
    if 2 * overhang > 1 { matrix[size - 1, 0] += pow(2 * overhang - 1, Double(size)) }
    for row in 0..<size {
      for column in 0..<size where row - column + 1 > 0 {
        matrix[row, column] /= tgamma(Double(row - column + 2))
      }
    }
    return matrix
  }

  /// The power, and the power of ten that it is still to be multiplied by.
  private static func raised(_ base: Matrix, to power: Int) -> (Matrix, Int) {
    if power == 1 { return (base, 0) }
    let (root, rootExponent) = raised(base, to: power / 2)
    var (result, exponent) = (root * root, 2 * rootExponent)
    if power % 2 == 1 { result = result * base }
    if result[base.size / 2, base.size / 2] > 1e140 {
      result.elements = result.elements.map { $0 * 1e-140 }
      exponent += 140
    }
    return (result, exponent)
  }
}

private struct Matrix {
  let size: Int
  var elements: [Double]

  init(size: Int) { (self.size, elements) = (size, Array(repeating: 0, count: size * size)) }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  static func * (one: Matrix, other: Matrix) -> Matrix {
    var product = Matrix(size: one.size)
    for row in 0..<one.size {
      for inner in 0..<one.size {
        let factor = one[row, inner]
        for column in 0..<one.size { product[row, column] += factor * other[inner, column] }
      }
    }
    return product
  }
}
