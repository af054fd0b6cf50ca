// A disk that fails or is full: a typed error, nothing acknowledged is lost, and the store goes on when
// the disk does. Not here: losing power (`PowerCutTests.swift`).

import CSQLite
import FaultyDisk
import SQLiteMemory
import SharedMemory
import Testing

/// Changes written through a disk that can fail, and what was said about each.
struct TroubledRun {
  /// Changes whose commit returned, and those that threw.
  private(set) var acknowledged: [Int] = []
  private(set) var failed: [Int] = []
  private(set) var errors: [MemoryError] = []
  static let changes = 8

  /// Opens, makes changes of three rows each, and closes, whatever goes wrong in between.
  init(on file: MemoryFile, _ options: OpeningOptions) {
    let store: SQLiteStore
    do throws(MemoryError) { store = try SQLiteStore(path: file.path, options) } catch {
      errors.append(error)
      return
    }
    for number in 0..<Self.changes {
      do throws(MemoryError) {
        try Self.change(number, in: store)
        acknowledged.append(number)
      } catch {
        failed.append(number)
        errors.append(error)
      }
    }
    store.close()
  }

  /// A row that is replaced each time, and two that are new.
  static func change(_ number: Int, in store: SQLiteStore) throws(MemoryError) {
    try store.transaction { () throws(MemoryError) in
      try store.put(Sample.entry("last", value: "\(number)"), into: MemoryEntry.table)
      try store.insert(Sample.entry("k\(number)"), into: MemoryEntry.table)
      try store.insert(Sample.event("k\(number)"), into: EventRecord.table)
    }
  }

  /// The changes in the file, each of which must be there as a whole.
  static func changes(in store: SQLiteStore) throws -> [Int] {
    let numbers = try store.rows(MemoryQuery(EventRecord.table)).map { row in
      Int(row[0].text.dropFirst()) ?? -1
    }.sorted()
    let keys = (numbers.map { "k\($0)" } + (numbers.isEmpty ? [] : ["last"])).sortedByBytes
    #expect(try store.entryKeys() == keys, "a change stands as a whole")
    let last = try store.row([.text("last"), .text("default")], in: MemoryEntry.table)
    #expect(last?[2] == numbers.last.map { .text("\($0)") })
    return numbers
  }
}

@Suite(.serialized) struct DiskTests {
  private func options(_ disk: String, _ durability: Durability) -> OpeningOptions {
    var options = OpeningOptions()
    (options.disk, options.durability) = (disk, durability)
    options.checkpointPages = 40  // So that the log is carried over within a run too.
    return options
  }

  /// The changes that a disk is asked for are counted, and each in its turn fails: once, or from then
  /// on. Every error is one of a disk, every change acknowledged is in the file, and none in part.
  @Test(
    "the n-th write fails, for n = 1, 2, 3 … until the run succeeds",
    arguments: [(Durability.normal, false), (Durability.full, true)])
  func failures(durability: Durability, lasting: Bool) throws {
    let name = "failing-\(durability)-\(lasting)"
    let disk = faulty_disk_create(name)
    var (runs, errors) = (0, 0)
    while true {
      runs += 1
      let file = MemoryFile()
      faulty_disk_fail(disk, runs, SQLITE_IOERR | 3 << 8, lasting ? 1 : 0)  // "Writing failed".
      let run = TroubledRun(on: file, options(name, durability))
      let hasFailed = faulty_disk_has_failed(disk) != 0
      faulty_disk_fail(disk, 0, 0, 0)
      for error in run.errors {
        guard case .failed(_, let code, _) = error, code & 0xFF == SQLITE_IOERR else {
          Issue.record("write \(runs): \(error)")
          continue
        }
      }
      if !lasting { #expect(run.errors.count <= 1, "write \(runs): one failure, one error") }
      let store = try SQLiteStore(path: file.path, options(name, durability))
      try store.check()
      let kept = try TroubledRun.changes(in: store)
      #expect(
        Set(run.acknowledged).isSubset(of: kept), "write \(runs) failed, and changes are lost")
      // A change that threw may be there only if it was the last before the disk was gone: its writes
      // were complete, and the failure was to flush them.
      #expect(kept.count <= run.acknowledged.count + 1)
      errors += run.errors.count
      if !hasFailed {
        #expect(run.acknowledged.count == TroubledRun.changes)
        break
      }
    }
    #expect(runs > 3 * TroubledRun.changes, "each change writes three pages or more")
    #expect(errors > TroubledRun.changes)
  }

  @Test("a full disk is an error each time until there is room, and nothing is lost")
  func full() throws {
    let disk = faulty_disk_create("full")
    let file = MemoryFile()
    var growing = options("full", .normal)
    growing.checkpointPages = 10_000  // So that the log isn't begun anew in between.
    let store = try SQLiteStore(path: file.path, growing)
    for number in 0..<5 { try TroubledRun.change(number, in: store) }
    faulty_disk_limit(disk, try #require(file.size("-wal")) + 10_000)
    var errors: [MemoryError] = []
    for number in 5..<15 {
      do throws(MemoryError) { try TroubledRun.change(number, in: store) } catch {
        errors.append(error)
      }
    }
    #expect(errors.count >= 8)
    for error in errors {
      guard case .failed(_, SQLITE_FULL, let message) = error else {
        Issue.record("\(error)")
        continue
      }
      #expect(message.contains("make room"))
    }
    let before = try TroubledRun.changes(in: store)
    #expect(before == Array(0..<(15 - errors.count)))
    faulty_disk_limit(disk, -1)
    try TroubledRun.change(15, in: store)
    #expect(try TroubledRun.changes(in: store) == before + [15])
    try store.check()
  }

  /// Otherwise the rest of the changes would be committed as if they were all.
  @Test("who swallows a disk's error within a transaction can't commit a part")
  func swallowed() throws {
    let disk = faulty_disk_create("swallowed")
    let file = MemoryFile()
    var small = options("swallowed", .normal)
    small.cachePages = 10  // So that pages are written before the commit.
    let store = try SQLiteStore(path: file.path, small)
    try TroubledRun.change(0, in: store)
    var swallowed = 0
    let error = #expect(throws: MemoryError.self) {
      try store.transaction { () throws(MemoryError) in
        faulty_disk_fail(disk, 1, SQLITE_FULL, 0)
        for number in 0..<2000 {
          do throws(MemoryError) {
            try store.insert(Sample.entry("k\(number)/x"), into: MemoryEntry.table)
          } catch {
            swallowed += 1
          }
        }
      }
    }
    #expect(swallowed > 0)
    guard case .failed(_, SQLITE_FULL, _)? = error else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(try TroubledRun.changes(in: store) == [0])
  }
}
