// A tracker's text, without the hours that somebody has taken: each of those was written once when it was
// over. Not here: writing hours (`Persistence/FleetRows.swift`).

import Instants

extension PerformanceTracker {
  private enum CodingKeys: String, CodingKey {
    case settings, taskCount, missingSatisfaction, missingEfficiency, dayZero, current, first, last
    case latestScore, untaken, firstHour, lastHour, openHour, openSums
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(settings, forKey: .settings)
    try container.encode(taskCount, forKey: .taskCount)
    try container.encode(missingSatisfaction, forKey: .missingSatisfaction)
    try container.encode(missingEfficiency, forKey: .missingEfficiency)
    try container.encode(dayZero, forKey: .dayZero)
    try container.encode(current, forKey: .current)
    try container.encode(firstNanoseconds, forKey: .first)
    try container.encode(lastNanoseconds, forKey: .last)
    try container.encode(latestScore, forKey: .latestScore)
    let taken = hours.count - untakenHours
    try container.encode(
      SnapshotDay((taken..<hours.count).map { hours[$0] }).hours, forKey: .untaken)
    if taken > 0 {
      try container.encode(hours[0].sequence, forKey: .firstHour)
      try container.encode(hours[taken - 1].sequence, forKey: .lastHour)
    }
    try container.encode(openHour, forKey: .openHour)
    try container.encode(openSums, forKey: .openSums)
  }

  /// Leaves out hours that were taken: ``fill(_:)`` puts them back.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let settings = try container.decode(PerformanceSettings.self, forKey: .settings)
    guard settings.problem == nil else {
      throw DecodingError.dataCorruptedError(
        forKey: .settings, in: container, debugDescription: settings.problem ?? "")
    }
    self.init(settings: settings)
    taskCount = try container.decode(Int.self, forKey: .taskCount)
    missingSatisfaction = try container.decode(Int.self, forKey: .missingSatisfaction)
    missingEfficiency = try container.decode(Int.self, forKey: .missingEfficiency)
    dayZero = try container.decode([Double].self, forKey: .dayZero)
    current = try container.decode(LatestValues<TaskPerformance>.self, forKey: .current)
    firstNanoseconds = try container.decode(Int64.self, forKey: .first)
    lastNanoseconds = try container.decode(Int64.self, forKey: .last)
    latestScore = try container.decode(Double.self, forKey: .latestScore)
    for numbers in try container.decode([[Double]].self, forKey: .untaken) {
      guard numbers.count == PerformanceSnapshot.width,
        let hour = PerformanceSnapshot(numbers[...])
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .untaken, in: container, debugDescription: "a list that is no hour's")
      }
      hours.append(hour)
      untakenHours += 1
    }
    awaited = try container.decodeIfPresent(Int32.self, forKey: .firstHour).map {
      $0...(try container.decode(Int32.self, forKey: .lastHour))
    }
    openHour = try container.decode(Int32.self, forKey: .openHour)
    openSums = try container.decode(PerformanceSums.self, forKey: .openSums)
  }

  /// Puts back those of the hours given that were left out of the text, in their order.
  package mutating func fill(_ taken: [PerformanceSnapshot]) {
    guard let awaited else { return }
    let untaken = hours.values
    hours.removeAll()
    for hour in taken where awaited.contains(hour.sequence) { hours.append(hour) }
    for hour in untaken { hours.append(hour) }
    self.awaited = nil
  }
}
