// What a power cut leaves of a memory, by durability. Not here: the death of a process
// (`KillTests.swift`), a disk that says that it failed (`DiskTests.swift`).

import FaultyDisk
import SQLiteMemory
import SharedMemory
import Testing

/// The disk keeps what it was told to flush. Of each other write it keeps all, the first half, or
/// nothing, as a seed says.
@Suite(.serialized) struct PowerCutTests {
  private static let seeds = 0..<60

  /// Cuts the power after so many changes and returns those that are there when it is back.
  private func changesAfterCut(
    _ durability: Durability, disk name: String, seed: Int
  ) throws -> (acknowledged: Int, kept: [Int]) {
    let disk = faulty_disk_create(name)
    let file = MemoryFile()
    var options = OpeningOptions()
    (options.disk, options.durability, options.checkpointPages) = (name, durability, 40)
    let count = 1 + seed % 23
    do {
      let store = try SQLiteStore(path: file.path, options)
      for number in 0..<count { try TroubledRun.change(number, in: store) }
      faulty_disk_cut_power(disk)
      store.close()
    }
    faulty_disk_restore_power(disk, UInt(seed))
    let store = try SQLiteStore(path: file.path, options)
    try store.check()
    return (count, try TroubledRun.changes(in: store))
  }

  @Test("with full durability nothing acknowledged is lost", arguments: seeds)
  func full(seed: Int) throws {
    let (acknowledged, kept) = try changesAfterCut(.full, disk: "cut-full-\(seed)", seed: seed)
    #expect(kept == Array(0..<acknowledged))
  }

  @Test("with normal durability the file is whole and holds a beginning of the changes")
  func normal() throws {
    var lost = 0
    for seed in Self.seeds {
      let (acknowledged, kept) = try changesAfterCut(
        .normal, disk: "cut-normal-\(seed)", seed: seed)
      #expect(kept == Array(0..<kept.count))
      lost += acknowledged - kept.count
    }
    // Or the cut cuts nothing, and the other test shows nothing.
    #expect(lost > 60)
  }
}
