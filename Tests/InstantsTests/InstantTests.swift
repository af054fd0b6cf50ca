// Points in time. Not here: lengths of it (`SpanTests.swift`).

import Instants
import Testing

struct InstantTests {
  @Test("days are counted from 0 and change exactly at midnight")
  func days() {
    let midnight = Instant.start + .days(1)
    #expect(Instant.start.day == 0 && midnight.day == 1)
    #expect(Instant(nanoseconds: midnight.nanoseconds - 1).day == 0)
    #expect((Instant.start + .days(29) + .hours(23)).day == 29)
  }

  @Test("instants are ordered, and their distance is a span")
  func distances() {
    let (one, other) = (Instant.start + .hours(1), Instant.start + .minutes(90))
    #expect(one < other && other < .never)
    #expect(other - one == .minutes(30) && one - other == Span(seconds: -1_800))
    #expect(one + (other - one) == other && one.seconds == 3_600)
  }

  @Test("an instant says itself in seconds")
  func description() {
    #expect("\(Instant.start + .milliseconds(1_500))" == "1.5 s" && "\(Instant.never)" == "never")
  }

  @Test("a time before the start is a bug and stops the program")
  func beforeTheStart() async {
    await #expect(processExitsWith: .failure) { _ = Instant(nanoseconds: -1) }
    await #expect(processExitsWith: .failure) { _ = Instant.start + Span(nanoseconds: -1) }
    await #expect(processExitsWith: .failure) { _ = Instant.never + Span(nanoseconds: 1) }
    await #expect(processExitsWith: .failure) { _ = Span(seconds: .infinity) }
  }
}
