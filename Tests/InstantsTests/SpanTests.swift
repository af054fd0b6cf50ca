// Spans and their text. Not here: points in time (`InstantTests.swift`).

import Instants
import Testing

struct SpanTests {
  @Test(
    "a number and a unit make a span",
    arguments: [
      ("0s", 0), ("1ns", 1), ("1us", 1_000), ("250ms", 250_000_000), ("3.5s", 3_500_000_000),
      ("20min", 1_200_000_000_000), ("1.5h", 5_400_000_000_000), ("12h", 43_200_000_000_000),
      ("30d", 2_592_000_000_000_000), ("0.1s", 100_000_000), ("0.4ns", 0), ("0.6ns", 1),
    ] as [(String, Int64)])
  func parsing(text: String, nanoseconds: Int64) throws {
    #expect(try Span(parsing: text).nanoseconds == nanoseconds)
  }

  @Test(
    "what isn't one is refused",
    arguments: ["", "5", "s", ".5s", "5.s", "-5s", "+5s", "1 s", "1..5s", "1e3s", "5m", "5S"])
  func refused(text: String) {
    #expect(throws: SpanError.self) { try Span(parsing: text) }
  }

  @Test("the refusal says what would be right")
  func sentences() {
    let unit = #expect(throws: SpanError.self) { try Span(parsing: "5m") }
    #expect(
      unit?.description == "'5m' has the unit 'm'; a duration's unit is ns, us, ms, s, min, h or d")
    let length = #expect(throws: SpanError.self) { try Span(parsing: "999999d") }
    #expect(length?.description == "'999999d' is too long; a duration is under 292 years")
    let number = #expect(throws: SpanError.self) { try Span(parsing: "soon") }
    #expect(number == .notASpan("soon"))
  }

  @Test(
    "the shortest text that reads back",
    arguments: [
      ("30d", "30d"), ("24h", "1d"), ("90s", "90s"), ("90min", "1.5h"), ("1500ms", "1.5s"),
      ("25ms", "25ms"), ("0.001us", "1ns"), ("36h", "36h"), ("1234567us", "1.234567s"),
    ])
  func description(text: String, shortest: String) throws {
    #expect(try Span(parsing: text).description == shortest)
  }

  /// Up to 2⁵³ ns, 104 days: texts are read as floating point.
  @Test("every text reads back as the same span")
  func roundTrip() throws {
    var nanoseconds: Int64 = 1
    while nanoseconds < 1 << 53 {
      for span in [Span(nanoseconds: nanoseconds), Span(nanoseconds: nanoseconds / 1_000 * 1_000)] {
        #expect(try Span(parsing: span.description) == span, "\(span)")
      }
      nanoseconds = nanoseconds * 3 + 1
    }
    #expect(Span(nanoseconds: -1_500_000_000).description == "-1.5s")
  }

  @Test("arithmetic is that of whole nanoseconds")
  func arithmetic() {
    #expect(Span(seconds: 0.1) + Span(seconds: 0.2) == Span(seconds: 0.3))
    #expect(Span.days(1) == .hours(24) && Span.hours(1) == .minutes(60))
    #expect(Span.minutes(1) == .seconds(60) && Span.seconds(1) == .milliseconds(1_000))
    #expect(3 * Span.hours(8) - .days(1) == .zero)
    #expect(Span(seconds: -1.5).nanoseconds == -1_500_000_000 && Span(seconds: -1) < .zero)
    #expect(Span(seconds: 2.5e-10).nanoseconds == 0 && Span.days(30).seconds == 2_592_000)
  }
}
