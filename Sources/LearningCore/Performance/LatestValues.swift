// The last so many of something: a ring, so that memory stays bounded. Not here: what it holds.

/// Up to ``capacity`` values; the oldest makes way. A copy is a snapshot.
struct LatestValues<Element: Hashable & Sendable>: Hashable, Sendable {
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

/// Something that a ring writes down as so many numbers.
protocol NumberRow {
  static var width: Int { get }
  func append(to numbers: inout [Double])
  /// `nil` for numbers that nothing of the kind has; there are ``width`` of them.
  init?(_ numbers: ArraySlice<Double>)
}

extension Double: NumberRow {
  static var width: Int { 1 }
  func append(to numbers: inout [Double]) { numbers.append(self) }
  init?(_ numbers: ArraySlice<Double>) { self = numbers[numbers.startIndex] }
}

/// One list of numbers: rings stand in every state of an agent.
extension LatestValues: Codable where Element: NumberRow {
  private enum CodingKeys: String, CodingKey { case capacity, values }

  /// Reads the values in order; the ring goes on as the one that was written.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let capacity = try container.decode(Int.self, forKey: .capacity)
    let numbers = try container.decode([Double].self, forKey: .values)
    guard capacity > 0, numbers.count <= capacity * Element.width,
      numbers.count % Element.width == 0
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(numbers.count) numbers for a ring of \(capacity) × \(Element.width)")
    }
    self.init(capacity: capacity)
    for first in stride(from: 0, to: numbers.count, by: Element.width) {
      guard let value = Element(numbers[first..<first + Element.width]) else {
        throw DecodingError.dataCorruptedError(
          forKey: .values, in: container, debugDescription: "numbers out of their range")
      }
      append(value)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var numbers: [Double] = []
    numbers.reserveCapacity(count * Element.width)
    for age in 0..<count { self[age].append(to: &numbers) }
    try container.encode(capacity, forKey: .capacity)
    try container.encode(numbers, forKey: .values)
  }
}

extension LatestValues {
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
