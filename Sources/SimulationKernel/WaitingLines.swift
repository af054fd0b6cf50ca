// Who waits where, in which order: first come, first served lines for all stations at once.
// Not here: servers, and when a line moves (`ServiceStation.swift`).

/// Doubly linked lines in flat arrays: every operation is O(1) and allocates nothing once a customer's
/// number has been seen.
///
/// Each station has a line for each priority level. A customer waits in at most one line of all, so one
/// pair of links for each customer serves every station.
public struct WaitingLines: Sendable {
  private struct Line {
    var first: Int32 = -1
    var last: Int32 = -1
  }
  private struct Links {
    var previous: Int32 = -1
    var next: Int32 = -1
    var line: Int32 = -1  // -1: waits nowhere.
  }

  private var lines: [Line]
  private var links: [Links]
  /// How many priority levels each station has; the lowest is served first.
  public let levels: Int

  /// - Parameters:
  ///   - stations: How many stations share these lines.
  ///   - levels: From 1 to 64; 1 is plain first come, first served.
  ///   - customers: How many customers to make room for; more come on demand.
  public init(stations: Int, levels: Int = 1, customers: Int = 0) {
    precondition((1...64).contains(levels), "\(levels) levels; a station has 1 to 64")
    self.levels = levels
    lines = Array(repeating: Line(), count: stations * levels)
    links = Array(repeating: Links(), count: customers)
  }

  /// The number of the station where the customer waits; `nil` when it waits nowhere.
  public func station(of customer: Int32) -> Int? {
    guard links.indices.contains(Int(customer)), links[Int(customer)].line >= 0 else { return nil }
    return Int(links[Int(customer)].line) / levels
  }

  /// Whether a line is empty.
  func isEmpty(_ station: Int, level: Int) -> Bool { lines[station * levels + level].first < 0 }

  /// Puts a customer, who must wait nowhere, at the end of a line.
  mutating func append(_ customer: Int32, station: Int, level: Int) {
    if Int(customer) >= links.count { grow(toHold: customer) }
    precondition(links[Int(customer)].line < 0, "customer \(customer) waits already")
    let line = station * levels + level
    let last = lines[line].last
    links[Int(customer)] = Links(previous: last, next: -1, line: Int32(line))
    lines[line].last = customer
    if last < 0 { lines[line].first = customer } else { links[Int(last)].next = customer }
  }

  /// Takes out and returns the first in a line, which must not be empty.
  mutating func removeFirst(station: Int, level: Int) -> Int32 {
    let line = station * levels + level
    let customer = lines[line].first
    let next = links[Int(customer)].next
    links[Int(customer)].line = -1
    lines[line].first = next
    if next < 0 { lines[line].last = -1 } else { links[Int(next)].previous = -1 }
    return customer
  }

  /// Takes a customer, who must be waiting, out of the line and returns its level.
  mutating func remove(_ customer: Int32) -> Int {
    let (previous, next) = (links[Int(customer)].previous, links[Int(customer)].next)
    let line = Int(links[Int(customer)].line)
    if previous < 0 { lines[line].first = next } else { links[Int(previous)].next = next }
    if next < 0 { lines[line].last = previous } else { links[Int(next)].previous = previous }
    links[Int(customer)].line = -1
    return line % levels
  }

  @inline(never)
  private mutating func grow(toHold customer: Int32) {
    let count = max(Int(customer) + 1, 2 * links.count, 16)
    links.append(contentsOf: repeatElement(Links(), count: count - links.count))
  }
}
