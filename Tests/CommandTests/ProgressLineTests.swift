// What progress says and when, on a clock that the test turns.

import FleetLabCommands
import Testing

struct ProgressLineTests {
  @Test("plain progress is a line with the first step after every 30 s")
  func plain() {
    var line = ProgressLine(total: 100, mode: .plain)
    let said = (1...100).compactMap { line.step(arm: "greedy", elapsed: .seconds($0)) }
    #expect(
      said == [
        "30/100  30 %  0:30  1:10 left  greedy\n", "60/100  60 %  1:00  0:40 left  greedy\n",
        "90/100  90 %  1:30  0:10 left  greedy\n",
      ])
  }

  @Test("of many short works one after the other, a plain line comes every 30 s all the same")
  func parts() {
    var line = ProgressLine(
      total: 10, part: "variation 3/75", mode: .plain, silentFor: .seconds(25))
    #expect(line.step(arm: "a", elapsed: .seconds(4)) == nil)
    #expect(
      line.step(arm: "a", elapsed: .seconds(6))
        == "variation 3/75  2/10  20 %  0:06  0:24 left  a\n")
    #expect(line.step(arm: "a", elapsed: .seconds(30)) == nil)
  }

  @Test("a rewritten line is rewritten ten times a second, and with the last step")
  func rewritten() {
    var line = ProgressLine(total: 1000, mode: .rewritten(columns: 80))
    let said = (1...1000).map { line.step(arm: "a", elapsed: .milliseconds($0)) }
    #expect(said.compactMap { $0 }.count == 11)
    #expect(said[0] == "\r1/1000  0 %  0:00  0:01 left  a\u{1B}[K")
    #expect(said[999] == "\r1000/1000  100 %  0:01  a\u{1B}[K")
  }

  @Test("a rewritten line leaves the last column empty")
  func narrow() {
    var line = ProgressLine(total: 3, mode: .rewritten(columns: 12))
    #expect(line.step(arm: "greedy", elapsed: .seconds(1)) == "\r1/3  33 %  \u{1B}[K")
  }

  /// What is left is the time so far × steps left / steps done: 3,725 s × 3 / 1 = 11,175 s.
  @Test("hours are told")
  func hours() {
    var line = ProgressLine(total: 4, mode: .plain)
    #expect(
      line.step(arm: "", elapsed: .seconds(3725)) == "1/4  25 %  1:02:05  3:06:15 left\n")
  }

  @Test("no progress says nothing")
  func none() {
    var line = ProgressLine(total: 1, mode: .none)
    #expect(line.step(arm: "a", elapsed: .seconds(99)) == nil)
    #expect(line.erasure == nil)
  }
}
