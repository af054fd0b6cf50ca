// Identifiers for records that come without one: made of the moment and a count, never of chance.
// Not here: looking whether one is taken (`SwarmMemory.swift`).

struct SerialNumbers {
  private var moment: EpochMilliseconds = -1
  private var count = 0

  /// Such as "event-000001729425600-000001": in order of time and, within a millisecond, of calls.
  mutating func next(_ word: String, at moment: EpochMilliseconds) -> String {
    count = moment == self.moment ? count + 1 : 1
    self.moment = moment
    return "\(word)-\(Self.padded(moment, to: 15))-\(Self.padded(Int64(count), to: 6))"
  }

  private static func padded(_ number: Int64, to digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
