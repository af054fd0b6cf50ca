// A process killed at any moment loses nothing that it was told is kept (B6; FACTS §5.3 #66, #258).
// Not here: the power cut (`PowerCutTests.swift`).

import Foundation
import SQLiteMemory
import SharedMemory
import TestSupport
import Testing

struct KillTests {
  /// All rounds write to one file, so that later ones meet what a killed one left: a log, a file of
  /// shared memory, half a line. Half of the moments are so many microseconds after the start, some before
  /// the file is open; half are so many acknowledgements, which a busy machine gets to as well.
  @Test("a process killed at 50 random moments loses no acknowledged change")
  func kill() throws {
    let file = MemoryFile()
    var moments = SplitMix64(seed: 17)
    var acknowledged: [[String]] = []
    for round in 0..<50 {
      let writer = try WriterProcess("w\(round)", on: file)
      let moment = moments.next(below: 60_000)
      if round % 2 == 0 {
        usleep(UInt32(moment))
      } else {
        writer.waitForBytes(1 + moment % 2000)
        usleep(UInt32(moment % 97))
      }
      writer.kill()
      acknowledged.append(try writer.lines())
      #expect(writer.code == SIGKILL, "it ended before it was killed")
    }
    let store = try SQLiteStore(path: file.path)
    try store.check()
    var kept = 0
    for (round, numbers) in acknowledged.enumerated() {
      #expect(numbers == numbers.indices.map { "\($0)" })
      kept += try store.expectChanges(of: "w\(round)", acknowledged: numbers)
    }
    #expect(try store.count(MemoryQuery(MemoryEntry.table)) == 2 * kept)
    #expect(acknowledged.count { !$0.isEmpty } >= 25, "most were killed too early to lose anything")
    #expect(acknowledged.joined().count > 1000)
  }

  @Test("a memory killed in its first moment is made by the next")
  func killedWhileMaking() throws {
    for delay in stride(from: UInt32(0), to: 20_000, by: 500) {
      let file = MemoryFile()
      let writer = try WriterProcess("w", on: file)
      usleep(delay)
      writer.kill()
      let acknowledged = try writer.lines()
      let store = try SQLiteStore(path: file.path)
      try store.check()
      _ = try store.expectChanges(of: "w", acknowledged: acknowledged)
    }
  }
}
