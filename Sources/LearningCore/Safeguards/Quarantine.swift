// Experiences that a rollback took back: set apart, not deleted. Not here: the experiences
// themselves (the learner and its store), the rollback (`Rollback.swift`).

/// Which of an agent's tasks taught what was later taken back.
public struct Quarantine: Hashable, Codable, Sendable {
  /// Tasks by their place in the agent's sequence, from 1; ascending and apart.
  public private(set) var ranges: [ClosedRange<Int>] = []

  public init() {}

  /// Experiences set apart so far; each counts once.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Sets apart what was learned after the version restored, up to now.
  ///
  /// - Parameters:
  ///   - version: Tasks seen when the restored version was saved.
  ///   - now: Tasks seen by now; not fewer.
  /// - Complexity: O(*n*) with *n* earlier rollbacks that still lie apart.
  public mutating func add(afterTask version: Int, throughTask now: Int) {
    precondition(0 <= version && version <= now, "no task lies in \(version + 1) … \(now)")
    guard version < now else { return }
    var joined = version + 1...now
    // What overlaps or adjoins becomes one.
    var apart: [ClosedRange<Int>] = []
    for range in ranges {
      if range.upperBound + 1 < joined.lowerBound || joined.upperBound + 1 < range.lowerBound {
        apart.append(range)
      } else {
        joined = min(range.lowerBound, joined.lowerBound)...max(range.upperBound, joined.upperBound)
      }
    }
    let place = apart.firstIndex { $0.lowerBound > joined.upperBound } ?? apart.count
    apart.insert(joined, at: place)
    ranges = apart
  }

  /// Whether what an agent's task taught is set apart.
  ///
  /// - Complexity: O(*n*) with *n* ranges.
  public func contains(task: Int) -> Bool { ranges.contains { $0.contains(task) } }
}
