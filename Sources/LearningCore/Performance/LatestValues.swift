// The last so many of something: a ring, so that memory stays bounded. Not here: what it holds.

/// Up to ``capacity`` values; the oldest makes way. A copy is a snapshot.
struct LatestValues<Element: Hashable & Codable & Sendable>: Hashable, Sendable {
  /// At least 1.
  let capacity: Int
  private var places: [Element] = []
  private var oldest = 0
  private(set) var count = 0

  init(capacity: Int) {
    precondition(capacity > 0, "a ring of \(capacity) holds nothing")
    self.capacity = capacity
  }

  /// Position 0 is the oldest.
  subscript(age: Int) -> Element { places[place(of: age)] }

  var last: Element? { count == 0 ? nil : self[count - 1] }

  /// From the oldest to the newest.
  ///
  /// - Complexity: O(*n*); allocates, so it is for questions and not for every task.
  var values: [Element] { (0..<count).map { self[$0] } }

  /// Bytes of the places in use or used before, without room for more.
  var elementBytes: Int { places.count * MemoryLayout<Element>.stride }

  private func place(of age: Int) -> Int {
    let place = oldest + age
    return place < capacity ? place : place - capacity
  }

  /// Takes in a value and returns the one that made way for it.
  ///
  /// - Complexity: O(1), amortised until the ring has been full once.
  @discardableResult
  mutating func append(_ value: Element) -> Element? {
    let next = place(of: count)
    guard next < places.count else {
      places.append(value)
      count += 1
      return nil
    }
    // Places once used are used again, whether the value in them still counts or not.
    let before = places[next]
    places[next] = value
    if count < capacity {
      count += 1
      return nil
    }
    oldest = place(of: 1)
    return before
  }

  /// Lets the oldest go; there must be one.
  mutating func removeOldest() {
    precondition(count > 0, "an empty ring has no oldest value")
    oldest = place(of: 1)
    count -= 1
  }

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    (oldest, count) = (0, 0)
  }
}

extension LatestValues: Codable {
  private enum CodingKeys: String, CodingKey { case capacity, values }

  /// Reads the values in order; the ring goes on as the one that was written.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    capacity = try container.decode(Int.self, forKey: .capacity)
    places = try container.decode([Element].self, forKey: .values)
    count = places.count
    guard capacity > 0, count <= capacity else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(count) values for a ring of \(capacity); as many or fewer are right")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(capacity, forKey: .capacity)
    try container.encode(values, forKey: .values)
  }

  /// Equal values in order make equal rings, wherever in memory they begin.
  static func == (one: Self, other: Self) -> Bool {
    one.capacity == other.capacity && one.count == other.count
      && (0..<one.count).allSatisfy { one[$0] == other[$0] }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(capacity)
    hasher.combine(count)
    for age in 0..<count { hasher.combine(self[age]) }
  }
}
