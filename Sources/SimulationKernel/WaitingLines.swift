// Who waits where, in which order: first come, first served lines for all stations at once.
// Not here: servers, and when a line moves (`ServiceStation.swift`).

/// Rings of links in one flat array: every operation is O(1) and allocates nothing once a customer's
/// number has been seen.
///
/// Each station has a line for each priority level. A customer waits in at most one line of all, so one
/// pair of links for each customer serves every station.
package struct WaitingLines: Sendable {
  /// A line's head, where `next` is who comes first and `previous` who came last, or a customer.
  private struct Link {
    var previous: Int32
    var next: Int32
    var line: Int32  // -1 for a customer who waits nowhere.
  }

  /// The heads of all lines, then the customers.
  private var ring: [Link]
  private let lineCount: Int
  /// How many priority levels each station has; the lowest is served first.
  package let levels: Int

  /// - Parameters:
  ///   - stations: How many stations share these lines.
  ///   - levels: From 1 to 64; 1 is plain first come, first served.
  ///   - customers: How many customers to make room for; more come on demand.
  package init(stations: Int, levels: Int = 1, customers: Int = 0) {
    precondition((1...64).contains(levels), "\(levels) levels; a station has 1 to 64")
    self.levels = levels
    lineCount = stations * levels
    ring = (0..<Int32(lineCount)).map { Link(previous: $0, next: $0, line: $0) }
    grow(to: customers)
  }

  /// The number of the station where the customer waits; `nil` when it waits nowhere.
  package func station(of customer: Int32) -> Int? {
    let place = lineCount + Int(customer)
    guard customer >= 0, place < ring.count, ring[place].line >= 0 else { return nil }
    return Int(ring[place].line) / levels
  }

  /// Whether a line is empty.
  func isEmpty(_ station: Int, level: Int) -> Bool {
    let head = station * levels + level
    return Int(ring[head].next) == head
  }

  /// Puts a customer, who must wait nowhere, at the end of a line.
  mutating func append(_ customer: Int32, station: Int, level: Int) {
    precondition(customer >= 0, "\(customer) is no customer; the first is 0")
    let (head, place) = (station * levels + level, lineCount + Int(customer))
    if place >= ring.count { grow(to: max(Int(customer) + 1, ring.count, 16)) }
    precondition(head < lineCount, "there is no station \(station)")
    precondition(ring[place].line < 0, "customer \(customer) waits already")
    ring.withUnsafeMutableBufferPointer { ring in
      let last = ring[head].previous
      ring[place] = Link(previous: last, next: Int32(head), line: Int32(head))
      ring[Int(last)].next = Int32(place)
      ring[head].previous = Int32(place)
    }
  }

  /// Takes out and returns the first in a line, which must not be empty.
  mutating func removeFirst(station: Int, level: Int) -> Int32 {
    let customer = ring[station * levels + level].next - Int32(lineCount)
    _ = remove(customer)
    return customer
  }

  /// Takes a customer, who must be waiting, out of the line and returns its level.
  mutating func remove(_ customer: Int32) -> Int {
    let place = lineCount + Int(customer)
    precondition(place >= lineCount && place < ring.count && ring[place].line >= 0)
    return ring.withUnsafeMutableBufferPointer { ring in
      let link = ring[place]
      ring[Int(link.previous)].next = link.next
      ring[Int(link.next)].previous = link.previous
      ring[place].line = -1
      return levels == 1 ? 0 : Int(link.line) % levels
    }
  }

  private mutating func grow(to customers: Int) {
    let missing = lineCount + customers - ring.count
    guard missing > 0 else { return }
    ring.append(contentsOf: repeatElement(Link(previous: -1, next: -1, line: -1), count: missing))
  }
}
