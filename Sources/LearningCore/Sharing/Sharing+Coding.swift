// A sharer's text, column by column. Not here: what is kept (`Sharing.swift`).

import FleetModel
import Instants

extension Sharing {
  private enum CodingKeys: String, CodingKey {
    case owner, publicationCount, importCount, places, uses, confidences, instants, count
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(owner, forKey: .owner)
    try container.encode(publicationCount, forKey: .publicationCount)
    try container.encode(importCount, forKey: .importCount)
    try container.encode(last.count, forKey: .count)
    let places = last.indices.filter { last[$0] != nil }
    let known = places.compactMap { last[$0] }
    try container.encode(places, forKey: .places)
    try container.encode(known.map(\.uses), forKey: .uses)
    try container.encode(known.map(\.confidence), forKey: .confidences)
    try container.encode(known.map { Int($0.at.nanoseconds) }, forKey: .instants)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let count = try container.decode(Int.self, forKey: .count)
    let places = try container.decode([Int].self, forKey: .places)
    let uses = try container.decode([Int].self, forKey: .uses)
    let confidences = try container.decode([Double].self, forKey: .confidences)
    let instants = try container.decode([Int64].self, forKey: .instants)
    let fits =
      (0..<1 << 30).contains(count) && places.allSatisfy((0..<count).contains)
      && [uses.count, confidences.count, instants.count].allSatisfy { $0 == places.count }
      && instants.allSatisfy { $0 >= 0 }
    guard fits else {
      throw DecodingError.dataCorruptedError(
        forKey: .places, in: container, debugDescription: "columns of different lengths")
    }
    self.init(
      owner: try container.decode(AgentID.self, forKey: .owner), kindCount: count, strategyCount: 1)
    publicationCount = try container.decode(Int.self, forKey: .publicationCount)
    importCount = try container.decode(Int.self, forKey: .importCount)
    for (index, place) in places.enumerated() {
      last[place] = Publication(
        uses: uses[index], confidence: confidences[index],
        at: Instant(nanoseconds: instants[index]))
    }
  }
}
