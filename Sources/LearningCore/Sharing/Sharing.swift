// What an agent publishes of what it learned. Not here: taking in (`Sharing+Import.swift`), the
// patterns (`Patterns/PatternBook.swift`).

public import FleetModel
public import Instants

/// One agent's side of sharing: what it published last, so that it isn't written again for nothing.
public struct Sharing: Hashable, Codable, Sendable {
  /// Only above this confidence is anything published, or imported (documented).
  public static let leastConfidence = 0.8
  /// What was published is published again after a day, which is well within its lifetime, or at once when
  /// the owner is surer of it by a twentieth.
  public static let interval = Span.days(1)
  public static let step = 0.05

  struct Publication: Hashable, Sendable {
    let uses: Int
    let confidence: Double
    let at: Instant
  }

  public let owner: AgentID
  /// Publications so far, renewals included.
  public internal(set) var publicationCount = 0
  /// Patterns imported so far.
  public internal(set) var importCount = 0
  /// By kind, then by strategy.
  var last: [Publication?]

  public init(owner: AgentID, kindCount: Int, strategyCount: Int) {
    self.owner = owner
    last = Array(repeating: nil, count: kindCount * strategyCount)
  }

  /// What is to be published now, the most certain first: own and live patterns with a confidence
  /// above .8, unless much the same was published within the last day.
  public mutating func publications(of book: PatternBook, at now: Instant) -> [SharedPattern] {
    precondition(
      last.count == book.kindCount * book.strategyCount, "the book is of another fleet")
    var published: [SharedPattern] = []
    for pattern in book.patterns(at: now) where pattern.isOwn {
      guard pattern.confidence > Self.leastConfidence else { break }
      let place = book.place(pattern.kind, pattern.strategy)
      if let before = last[place], now - before.at < Self.interval,
        pattern.confidence < before.confidence + Self.step
      {
        continue
      }
      last[place] = Publication(
        uses: pattern.usageCount, confidence: pattern.confidence, at: now)
      published.append(SharedPattern(owner: owner, pattern: pattern, publishedAt: now))
    }
    publicationCount += published.count
    return published
  }
}
