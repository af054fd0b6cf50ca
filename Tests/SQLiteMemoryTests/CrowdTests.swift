// Many writers on one file: none is turned away, no row is lost (FACTS §5.3 #348, #461: "database is
// locked" in a third of concurrent cycles).
// Not here: one that holds the file too long (`LockTests.swift`).

import Foundation
import SQLiteMemory
import SharedMemory
import Synchronization
import Testing

struct CrowdTests {
  /// Each thread has a store of its own, and they open and make the file together.
  @Test("M13: 100 concurrent writers of one file")
  func threads() throws {
    let file = MemoryFile()
    let path = file.path
    let failures = Mutex<[String]>([])
    let group = DispatchGroup()
    for number in 0..<100 {
      group.enter()
      let thread = Thread {
        defer { group.leave() }
        do throws(MemoryError) {
          let store = try SQLiteStore(path: path)
          for round in 0..<5 {
            try store.put(Sample.entry("\(number)/\(round)/alone"), into: MemoryEntry.table)
            try store.transaction { () throws(MemoryError) in
              let rows = try store.rows(
                MemoryQuery(MemoryEntry.table, [.prefix(column: 0, "\(number)/\(round)/")]))
              try store.put(
                Sample.entry("\(number)/\(round)/\(rows.count)"), into: MemoryEntry.table)
            }
          }
          store.close()
        } catch {
          failures.withLock { $0.append("\(number): \(error)") }
        }
      }
      thread.start()
    }
    group.wait()
    #expect(failures.withLock { $0 } == [])
    let store = try SQLiteStore(path: file.path)
    try store.check()
    let expected = (0..<100).flatMap { number in
      (0..<5).flatMap { ["\(number)/\($0)/alone", "\(number)/\($0)/1"] }
    }
    #expect(try store.entryKeys() == expected.sortedByBytes)
  }

  private static let isSlow = ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] != nil

  /// A minute with `FLEETLAB_SLOW_TESTS=1`, else three seconds.
  @Test(
    "eight processes write one file: none is locked out, no row is lost",
    arguments: Durability.allCases)
  func processes(durability: Durability) throws {
    let file = MemoryFile()
    let seconds = Self.isSlow ? 60 : 3
    let writers = try (0..<8).map {
      try WriterProcess("w\($0)", on: file, seconds: seconds, durability: durability)
    }
    var longestLog = 0
    while writers.contains(where: \.isRunning) {
      longestLog = max(longestLog, file.size("-wal") ?? 0)
      usleep(20_000)
    }
    // It had 500 MB after the first second while commits only offered to carry it over.
    #expect(longestLog < 64 << 20, "the log grows without bounds: \(longestLog) bytes")
    let acknowledged = try writers.map { try $0.lines() }
    #expect(writers.map(\.code) == Array(repeating: 0, count: 8))
    let store = try SQLiteStore(path: file.path)
    try store.check()
    for (writer, numbers) in zip(writers, acknowledged) {
      // Also that none says "failed: …".
      #expect(numbers == numbers.indices.map { "\($0)" })
      #expect(try store.expectChanges(of: writer.name, acknowledged: numbers) == numbers.count)
    }
  }
}
