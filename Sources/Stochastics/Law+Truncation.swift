// What becomes of a law that must stay inside a window. Not here: what is refused
// (`Distribution+Composites.swift`), moments inside a window (`Law+PartialMoments.swift`).

extension Law {
  /// This law given a window that holds some of it: atoms and uniform laws stay what they are.
  func narrowed(to window: Window) -> Law {
    let (low, high) = (window.low, window.high)
    switch self {
    case .constant: return self
    case .uniform(let least, let greatest):
      return .uniform(low: max(least, low), high: min(greatest, high))
    case .empirical(let data): return .empirical(data.filter { $0 >= low && $0 <= high })
    case .bernoulli(let probability):
      return Law.discrete(.init(values: [0, 1], cumulative: [1 - probability, 1]))
        .narrowed(to: window)
    case .discrete(let atoms):
      let inside = atoms.values.indices.filter {
        atoms.values[$0] >= low && atoms.values[$0] <= high && atoms.probability(at: $0) > 0
      }
      var shares = inside.map { min(1, (atoms.cumulative[$0] - window.below) / window.mass) }
      shares[shares.count - 1] = 1
      return .discrete(.init(values: inside.map { atoms.values[$0] }, cumulative: shares))
    case .truncated(let law, let outer):
      return law.narrowed(to: law.window(low: max(low, outer.low), high: min(high, outer.high)))
    default: return .truncated(self, window)
    }
  }
}
