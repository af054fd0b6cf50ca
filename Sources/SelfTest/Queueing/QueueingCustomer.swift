// Customers on their way to a queue: everything about them that the queue can't change.
// Not here: the queue (`QueueingStation.swift`).

package import Instants
package import Stochastics

/// A customer: when it comes, how much work it brings, how long it waits at most, how urgent it is.
package struct QueueingCustomer: Equatable, Sendable {
  package var arrival: Instant
  package var work: Span
  package var patience: Span?
  package var level: Int

  package init(arrival: Instant, work: Span, patience: Span? = nil, level: Int = 0) {
    (self.arrival, self.work, self.patience, self.level) = (arrival, work, patience, level)
  }
}

extension QueueingCustomer {
  /// What customers are drawn from, in seconds.
  package struct Source: Sendable {
    package var gap: Distribution
    package var work: Distribution
    package var patience: Distribution?
    /// How likely each priority level is.
    package var levels: [Double]

    package init(
      gap: Distribution, work: Distribution, patience: Distribution? = nil, levels: [Double] = [1]
    ) {
      (self.gap, self.work, self.patience, self.levels) = (gap, work, patience, levels)
    }
  }

  /// Draws customers under keys, each from its own number, so that any can be drawn alone.
  package static func draw(
    _ count: Int, from source: Source, _ root: StreamRoot
  ) -> [QueueingCustomer] {
    let gaps = root.key(Purpose("queueing/gap"))
    let works = root.key(Purpose("queueing/work"))
    let patiences = root.key(Purpose("queueing/patience"))
    let levels = root.key(Purpose("queueing/level"))
    func span(_ distribution: Distribution, _ key: StreamKey, _ customer: Int) -> Span {
      var stream = key.stream(entity: UInt64(customer))
      return Span(seconds: distribution.sample(using: &stream))
    }
    var now = Instant.start
    return (0..<count).map { customer in
      now = now + span(source.gap, gaps, customer)
      var level = 0
      if source.levels.count > 1 {
        var left = levels.uniform(entity: UInt64(customer))
        while level < source.levels.count - 1, left >= source.levels[level] {
          left -= source.levels[level]
          level += 1
        }
      }
      return QueueingCustomer(
        arrival: now, work: span(source.work, works, customer),
        patience: source.patience.map { span($0, patiences, customer) }, level: level)
    }
  }
}
