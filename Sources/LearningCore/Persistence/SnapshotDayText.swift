// The text of an agent's day, which grows by an hour each hour. Not here: what is in it
// (`Performance/PerformanceSnapshot.swift`).

import JSONLines

/// What `SnapshotDay` reads as, kept for as long as only new hours come to it: written anew each hour, the days
/// took 8 % of a fleet's 30 days in memory.
struct SnapshotDayText {
  private var text: [UInt8] = []
  private var hours = 0
  private var last: Int32?

  /// The text of a day, of whose hours none that was there before has changed.
  mutating func text(of day: [PerformanceSnapshot]) -> String {
    if hours == 0 || hours > day.count || day[hours - 1].sequence != last { begin() }
    for hour in day[hours...] {
      if hours > 0 { text.append(UInt8(ascii: ",")) }
      hours += 1
      last = hour.sequence
      var numbers: [Double] = []
      hour.append(to: &numbers)
      text.append(UInt8(ascii: "["))
      for (place, number) in numbers.enumerated() {
        if place > 0 { text.append(UInt8(ascii: ",")) }
        text.append(number: number)
      }
      text.append(UInt8(ascii: "]"))
    }
    return String(decoding: text + Array("]}".utf8), as: UTF8.self)
  }

  private mutating func begin() {
    (hours, last) = (0, nil)
    text = Array(FleetRows.text(SnapshotDay([])).utf8.dropLast(2))
  }
}
