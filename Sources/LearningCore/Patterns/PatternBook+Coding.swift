// A book's text, column by column: it is written with every state of its agent.
// Not here: the book (`PatternBook.swift`).

import FleetModel
import Instants

extension PatternBook {
  private enum CodingKeys: String, CodingKey {
    case kindCount, strategyCount, counts, successes, meanRewards, firsts, lasts, places, imported
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kindCount, forKey: .kindCount)
    try container.encode(strategyCount, forKey: .strategyCount)
    try container.encode(own.map(\.count), forKey: .counts)
    try container.encode(own.map(\.successes), forKey: .successes)
    try container.encode(own.map(\.meanReward), forKey: .meanRewards)
    try container.encode(own.map { Int($0.first.nanoseconds) }, forKey: .firsts)
    try container.encode(own.map { Int($0.last.nanoseconds) }, forKey: .lasts)
    let places = imported.indices.filter { imported[$0] != nil }
    try container.encode(places, forKey: .places)
    try container.encode(places.compactMap { imported[$0] }, forKey: .imported)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kinds = try container.decode(Int.self, forKey: .kindCount)
    let strategies = try container.decode(Int.self, forKey: .strategyCount)
    let counts = try container.decode([Int].self, forKey: .counts)
    let successes = try container.decode([Int].self, forKey: .successes)
    let rewards = try container.decode([Double].self, forKey: .meanRewards)
    let firsts = try container.decode([Int64].self, forKey: .firsts)
    let lasts = try container.decode([Int64].self, forKey: .lasts)
    let places = try container.decode([Int].self, forKey: .places)
    let provenances = try container.decode([Provenance].self, forKey: .imported)
    let fits =
      kinds > 0 && strategies > 0 && kinds < 1 << 20 && strategies < 1 << 20
      && [counts.count, successes.count, rewards.count, firsts.count, lasts.count]
        .allSatisfy { $0 == kinds * strategies }
      && firsts.allSatisfy { $0 >= 0 } && lasts.allSatisfy { $0 >= 0 }
      && places.count == provenances.count && places.allSatisfy(counts.indices.contains)
    guard fits else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: container, debugDescription: "columns that don't fit the book")
    }
    self.init(kindCount: kinds, strategyCount: strategies)
    for place in own.indices {
      own[place] = Uses(
        count: counts[place], successes: successes[place], meanReward: rewards[place],
        first: Instant(nanoseconds: firsts[place]), last: Instant(nanoseconds: lasts[place]))
    }
    for (place, provenance) in zip(places, provenances) { imported[place] = provenance }
  }
}
