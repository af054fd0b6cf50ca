// What the tracker keeps, for how long, how large it is and how fast. Not here: what it finds.

import Foundation
import Instants
import LearningCore
import Testing

struct PerformanceStateTests {
  @Test("P9: after 90 days an hour is gone, from answers and from memory")
  func pruning() throws {
    var tracker = PerformanceTracker()
    for day in 0..<200 { tracker.record([.scoring(0.5)], days: Double(day)) }
    let now = instant(days: 199)
    let kept = tracker.snapshots(at: now)
    // The hour of day 109 ended one hour after 90 days ago; that of day 108 before.
    #expect(kept.map(\.start.day) == Array(109...199))
    #expect(tracker.snapshots(at: instant(days: 289.1)).isEmpty)
    let before = tracker.stateBytes
    tracker.prune(at: instant(days: 400))
    #expect(tracker.stateBytes <= before)
    // Pruning forgets hours, and never the baseline.
    #expect(try tracker.improvement(at: now).documentedPercent == 0)
  }

  @Test("snapshots are numbered by their hours, so that no two share a key")
  func numbers() {
    var tracker = PerformanceTracker()
    // 2,000 tasks, four in the same millisecond, as fast as the documents' keys collide.
    for index in 0..<2_000 {
      tracker.record(.scoring(0.5), at: .start + Int64(index / 4) * .minutes(7))
    }
    let hours = tracker.snapshots(at: .start + 500 * .minutes(7))
    let numbers = hours.map { Int($0.sequence) }
    #expect(numbers == Array(0...58) && hours.reduce(0) { $0 + Int($1.tasks) } == 2_000)
    #expect(hours[3].start.seconds == 10_800 && hours[3].end.seconds == 14_400)
  }

  @Test("each completed hour is handed out once, in order, and none before it is over")
  func completedHours() {
    var tracker = PerformanceTracker()
    var taken: [PerformanceSnapshot] = []
    for index in 0..<100 {
      let now = Instant.start + Int64(index) * .minutes(25)
      tracker.record(.scoring(0.5), at: now)
      // Every other hour's driver is late.
      if index % 7 == 0 {
        while let hour = tracker.takeCompletedHour(at: now) { taken.append(hour) }
      }
    }
    let last = Instant.start + 99 * .minutes(25)
    #expect(tracker.snapshots(at: last).last?.sequence == 41)
    while let hour = tracker.takeCompletedHour(at: last) { taken.append(hour) }
    #expect(taken.map { Int($0.sequence) } == Array(0...40))
    while let hour = tracker.takeCompletedHour(at: .start + .hours(42)) { taken.append(hour) }
    #expect(taken == tracker.snapshots(at: .start + .hours(42)))
    #expect(taken.reduce(0) { $0 + Int($1.tasks) } == 100)
    #expect(tracker.takeCompletedHour(at: .start + .hours(50)) == nil)
  }

  @Test("P10: a tracker written and read again goes on as if nothing had been, wherever it was cut")
  func restart() throws {
    var settings = PerformanceSettings()
    settings.daysKept = 2
    var whole = PerformanceTracker(settings: settings)
    var cut = whole
    var source = ScoreSource(seed: 71, entity: 0)
    // Hours that were taken are kept apart.
    var kept: [PerformanceSnapshot] = []
    for index in 0..<900 {
      if [0, 3, 49, 50, 51, 120, 500, 777].contains(index) {
        cut = try JSONDecoder().decode(PerformanceTracker.self, from: JSONEncoder().encode(cut))
        cut.fill(kept)
        #expect(cut == whole)
      }
      let (task, now) = (source.task(success: 0.8), moment(ofTask: index))
      whole.record(task, at: now)
      cut.record(task, at: now)
      let hour = whole.takeCompletedHour(at: now)
      #expect(cut.takeCompletedHour(at: now) == hour)
      if let hour { kept.append(hour) }
    }
    let now = moment(ofTask: 900)
    #expect(cut == whole)
    #expect(try cut.report(of: "a", at: now) == whole.report(of: "a", at: now))
    #expect(try cut.trend(by: .hour, at: now) == whole.trend(by: .hour, at: now))
  }

  @Test("a ring with more values than it holds is refused when read")
  func refused() throws {
    var guardian = Safeguard()
    for task in 0..<30 { _ = guardian.record(score: 0.5, at: moment(ofTask: task)) }
    let text = String(decoding: try JSONEncoder().encode(guardian), as: UTF8.self)
    let spoiled = text.replacing("\"capacity\":100", with: "\"capacity\":2")
    #expect(spoiled != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Safeguard.self, from: Data(spoiled.utf8))
    }
  }

  /// 100 days with a task in every hour, the most that 90 days can hold.
  @Test("the state stays below 150 KB, and a snapshot is 64 bytes")
  func size() {
    #expect(MemoryLayout<PerformanceSnapshot>.stride == 64)
    var tracker = PerformanceTracker()
    for hour in 0..<2_400 { tracker.record(.scoring(0.5), at: .start + .hours(Int64(hour))) }
    let bytes = tracker.stateBytes
    #expect(bytes < 150 * 1_024, "\(bytes)")
    // And the hour that is open.
    #expect(tracker.snapshots(at: .start + .hours(2_399)).count == 2_161)
    for hour in 2_400..<4_800 { tracker.record(.scoring(0.5), at: .start + .hours(Int64(hour))) }
    #expect(tracker.stateBytes == bytes)
  }

  /// The documents' bounds; measured, they are undercut by far.
  @Test("P12: 1,000 snapshots take less than 10 s, and each calculation less than 100 ms")
  func speed() throws {
    let clock = ContinuousClock()
    var tracker = PerformanceTracker()
    let recording = clock.measure {
      for hour in 0..<1_000 {
        for _ in 0..<10 { tracker.record(.scoring(0.5), at: .start + .hours(Int64(hour))) }
      }
    }
    #expect(recording < .seconds(10))
    let now = Instant.start + .hours(1_000)
    #expect(try clock.measure { _ = try tracker.improvement(at: now) } < .milliseconds(100))
    #expect(try clock.measure { _ = try tracker.trend(by: .hour, at: now) } < .milliseconds(100))
    #expect(try clock.measure { _ = try tracker.report(of: "a", at: now) } < .milliseconds(100))
  }
}
