// What an agent takes of what others publish. Not here: what it counts for once it is taken
// (`Patterns/PatternBook+Imports.swift`).

import FleetModel
public import Instants

/// Publications sorted into those worth taking and, by reason, those that aren't.
public struct ImportSelection: Hashable, Codable, Sendable {
  /// One for each pattern, the most certain first.
  public internal(set) var accepted: [SharedPattern] = []
  /// The reader's own.
  public internal(set) var own = 0
  /// Something is known of the pattern already, or a more certain publication of it is taken.
  public internal(set) var known = 0
  public internal(set) var lowConfidence = 0
  /// Older than ``SharedPattern/lifetime``.
  public internal(set) var expired = 0
  /// What the reader can't use: of kinds or strategies that its fleet doesn't have, with a
  /// confidence that is none, or not its owner's own experience.
  public internal(set) var foreign = 0

  public var skipped: Int { own + known + lowConfidence + expired + foreign }
}

extension Sharing {
  /// Which publications to take into a book. Of several owners' the most certain is, of equals the
  /// lower agent's.
  public func importable(
    _ shared: [SharedPattern], into book: PatternBook, at now: Instant
  ) -> ImportSelection {
    var selection = ImportSelection()
    var isTaken = Array(repeating: false, count: book.kindCount * book.strategyCount)
    let usable = shared.filter(book.canUse)
    selection.foreign = shared.count - usable.count
    for candidate in usable.sorted(by: Self.isBefore) {
      let place = book.place(candidate.kind, candidate.strategy)
      if candidate.owner == owner {
        selection.own += 1
      } else if candidate.confidence <= Self.leastConfidence {
        selection.lowConfidence += 1
      } else if now - candidate.publishedAt >= SharedPattern.lifetime {
        selection.expired += 1
      } else if isTaken[place] || book.knows(candidate.strategy, on: candidate.kind) {
        selection.known += 1
      } else {
        isTaken[place] = true
        selection.accepted.append(candidate)
      }
    }
    return selection
  }

  /// Takes what ``importable(_:into:at:)`` accepts into a book.
  @discardableResult
  public mutating func importPatterns(
    _ shared: [SharedPattern], into book: inout PatternBook, at now: Instant
  ) -> ImportSelection {
    let selection = importable(shared, into: book, at: now)
    for accepted in selection.accepted {
      let isTaken = book.importPattern(accepted.pattern, from: accepted.owner, at: now)
      precondition(isTaken, "what is known already was accepted")
    }
    importCount += selection.accepted.count
    return selection
  }

  private static func isBefore(_ one: SharedPattern, _ other: SharedPattern) -> Bool {
    if LearnedPattern.isBefore(one.pattern, other.pattern) { return true }
    if LearnedPattern.isBefore(other.pattern, one.pattern) { return false }
    return (one.owner, other.publishedAt) < (other.owner, one.publishedAt)
  }
}

extension PatternBook {
  /// Whether this book's fleet and catalogue have a publication's kind and strategy, and it is
  /// sound.
  fileprivate func canUse(_ shared: SharedPattern) -> Bool {
    (0..<kindCount).contains(shared.kind.rawValue)
      && (0..<strategyCount).contains(shared.strategy.rawValue)
      && (0...1).contains(shared.confidence) && shared.pattern.isOwn
  }
}
