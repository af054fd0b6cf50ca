// The last experiences, for replay: a ring, so that memory stays bounded.
// Not here: the replay (`LearningEngine.swift`), how it chooses (`ReplayRule.swift`).

import FleetModel
import Stochastics

/// One step that an engine learned from.
struct Transition: Hashable, Sendable {
  let row: Int
  let action: ActionID
  let reward: Double
  let next: StateKey?
}

/// Up to a fixed number of transitions; the oldest makes way.
struct RecentTransitions: Hashable, Sendable {
  private var ring: [Transition] = []
  private var oldest = 0
  /// Beside each transition, where a replay goes by them; else empty.
  private var priorities: [Double] = []

  var count: Int { ring.count }

  /// Bytes of all elements, without room for more.
  var elementBytes: Int {
    ring.count * MemoryLayout<Transition>.stride + priorities.count * MemoryLayout<Double>.stride
  }

  /// Age 0 is the oldest.
  subscript(age: Int) -> Transition { ring[(oldest + age) % ring.count] }

  /// - Parameter priority: Above 0; `nil` where none is kept, and then always.
  mutating func append(_ transition: Transition, keeping limit: Int, priority: Double? = nil) {
    if ring.count < limit {
      ring.append(transition)
      if let priority { priorities.append(priority) }
    } else {
      ring[oldest] = transition
      if let priority { priorities[oldest] = priority }
      oldest = (oldest + 1) % limit
    }
  }

  /// A place in the ring, each equally likely.
  func anyPlace(using stream: inout RandomStream) -> Int { stream.index(below: ring.count) }

  subscript(place place: Int) -> Transition { ring[place] }

  mutating func setPriority(_ priority: Double, at place: Int) { priorities[place] = priority }

  /// Sums of priorities up to and with each place, which ``place(at:in:)`` is searched by. O(count).
  func prioritySums(into sums: inout [Double]) {
    sums.removeAll(keepingCapacity: true)
    var sum = 0.0
    for priority in priorities {
      sum += priority
      sums.append(sum)
    }
  }

  func priority(at place: Int) -> Double { priorities[place] }

  /// Forgets transitions whose row is gone and renumbers the others.
  ///
  /// - Parameter rows: The new row of each old one, −1 where it is gone.
  mutating func keepRows(_ rows: [Int]) {
    var kept = RecentTransitions()
    for age in ring.indices {
      let place = (oldest + age) % ring.count
      let old = ring[place]
      guard rows[old.row] >= 0 else { continue }
      kept.ring.append(
        Transition(row: rows[old.row], action: old.action, reward: old.reward, next: old.next))
      if !priorities.isEmpty { kept.priorities.append(priorities[place]) }
    }
    self = kept
  }
}

/// Written down column by column: a thousand of them are four lists of numbers.
extension RecentTransitions: Codable {
  private enum CodingKeys: String, CodingKey {
    case rows, actions, rewards, nexts, oldest, priorities
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ring.map(\.row), forKey: .rows)
    try container.encode(ring.map(\.action.rawValue), forKey: .actions)
    try container.encode(ring.map(\.reward), forKey: .rewards)
    // No state has a key of all ones: its lowest bytes are tenths.
    try container.encode(ring.map { $0.next?.packed ?? .max }, forKey: .nexts)
    try container.encode(oldest, forKey: .oldest)
    if !priorities.isEmpty { try container.encode(priorities, forKey: .priorities) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode([Int].self, forKey: .rows)
    let actions = try container.decode([Int].self, forKey: .actions)
    let rewards = try container.decode([Double].self, forKey: .rewards)
    let nexts = try container.decode([UInt64].self, forKey: .nexts)
    oldest = try container.decode(Int.self, forKey: .oldest)
    priorities = try container.decodeIfPresent([Double].self, forKey: .priorities) ?? []
    let fits =
      actions.count == rows.count && rewards.count == rows.count && nexts.count == rows.count
      && (priorities.isEmpty || priorities.count == rows.count)
      && (oldest == 0 || rows.indices.contains(oldest))
    guard fits else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "columns of different lengths")
    }
    ring = rows.indices.map {
      Transition(
        row: rows[$0], action: ActionID(actions[$0]), reward: rewards[$0],
        next: nexts[$0] == .max ? nil : StateKey(packed: nexts[$0]))
    }
  }

  /// Whether all rows and actions lie in a table of so many.
  func fits(rows: Int, actions: Int) -> Bool {
    ring.allSatisfy { (0..<rows).contains($0.row) && (0..<actions).contains($0.action.rawValue) }
  }
}
