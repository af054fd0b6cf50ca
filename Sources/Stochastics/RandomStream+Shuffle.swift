// Random order. Not here: what is put into it.

extension RandomStream {
  /// Puts elements into a uniformly random order (Fisher and Yates, by Durstenfeld: Communications of
  /// the ACM 7, 1964, algorithm 235).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in elements.indices.dropFirst().reversed() {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
