// Fast numbers for measuring lists and queues alone. Not here: the product's own (`Stochastics`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct FastGenerator {
  private var state: UInt64
  private let ziggurat = Ziggurat()

  init(seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  @inline(__always)
  private mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// An exponential variate of mean 1, by inversion.
  mutating func exponential() -> Double { -log(uniform()) }

  /// An exponential variate of mean 1, by the ziggurat: nearly always without a logarithm.
  @inline(__always)
  mutating func quickExponential() -> Double {
    let bits = next()
    let layer = Int(bits & 0xFF)
    let x = Double(bits >> 11) * 0x1p-53 * ziggurat.edges[layer]
    return x < ziggurat.edges[layer + 1] ? x : edgeExponential(x, layer)
  }

  /// What remains of the layers and the tail; starts again when the point lies above the curve.
  @inline(never)
  private mutating func edgeExponential(_ x: Double, _ layer: Int) -> Double {
    if layer == 0 { return Ziggurat.tail - log(uniform()) }
    let (low, high) = (ziggurat.heights[layer], ziggurat.heights[layer + 1])
    return low + uniform() * (high - low) < exp(-x) ? x : quickExponential()
  }
}

/// The 256 layers of equal area under exp(−x) (Marsaglia and Tsang, "The ziggurat method for generating
/// random variables", *Journal of Statistical Software* 5 (8), 2000, §3).
private struct Ziggurat {
  static let tail = 7.697_117_470_131_05
  /// Right edges from the base layer up, and the curve's heights at them. Raw, for speed; a benchmark
  /// has one, and it lives as long as the program.
  let edges = UnsafeMutablePointer<Double>.allocate(capacity: 257)
  let heights = UnsafeMutablePointer<Double>.allocate(capacity: 257)

  init() {
    let area = (Self.tail + 1) * exp(-Self.tail)
    (edges[0], edges[1]) = (area / exp(-Self.tail), Self.tail)
    for layer in 1..<255 { edges[layer + 1] = -log(exp(-edges[layer]) + area / edges[layer]) }
    edges[256] = 0
    for layer in 0...256 { heights[layer] = exp(-edges[layer]) }
  }
}
