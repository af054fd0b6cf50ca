// Journals: what was kept comes back as it was or not at all, whatever happened to the file.
// Not here: runs that keep their pieces there (`CommandTests/ResumeTests.swift`).

import Digests
import Foundation
import OutputFiles
import Testing

struct JournalTests {
  private let scratch = Scratch()
  private let payloads: [[UInt8]] = [[], [7], Array("FLr1FLr1".utf8), (0..<200).map { UInt8($0) }]

  private func open() throws(OutputError) -> Journal {
    try Journal(path: scratch / "journal", clock: { .zero })
  }

  private func key(_ number: Int) -> JournalKey {
    JournalKey(Digest(of: "plan \(number % 2)"), number: UInt64(number))
  }

  /// The bytes of a journal with all payloads, and how many of them each length of it holds whole.
  private func written() throws -> (bytes: [UInt8], ends: [Int]) {
    let journal = try open()
    var ends = [try bytes().count]
    for (number, payload) in payloads.enumerated() {
      try journal.append(payload, as: key(number))
      ends.append(try bytes().count)
    }
    return (try bytes(), ends)
  }

  private func bytes() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: scratch / "journal")))
  }

  private func put(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: scratch / "journal"))
  }

  @Test("what was kept is there when the journal is opened again; of one key the last")
  func reopening() throws {
    _ = try written()
    let journal = try open()
    #expect(journal.count == payloads.count)
    for (number, payload) in payloads.enumerated() {
      #expect(try journal.payload(of: key(number)) == payload)
      #expect(journal.contains(key(number)))
    }
    #expect(try journal.payload(of: key(99)) == nil)
    #expect(try journal.payload(of: JournalKey(Digest(of: "other"), number: 0)) == nil)
    try journal.append([1, 2], as: key(1))
    #expect(try journal.payload(of: key(1)) == [1, 2] && journal.count == payloads.count)
  }

  @Test("a journal cut anywhere holds what was whole, and goes on from there")
  func torn() throws {
    let (whole, ends) = try written()
    for length in 0...whole.count {
      try put(Array(whole.prefix(length)))
      do {
        let journal = try open()
        #expect(journal.count == max(0, ends.count { $0 <= length } - 1))
        try journal.append([9], as: key(50))
      }
      let journal = try open()
      for (number, payload) in payloads.enumerated() {
        let there = ends[number + 1] <= length
        #expect(try journal.payload(of: key(number)) == (there ? payload : nil))
      }
      #expect(try journal.payload(of: key(50)) == [9])
    }
  }

  /// A flip in the last record can't be told from a write that a crash cut short, and costs that record.
  @Test("a flipped bit is damage, or costs the last piece: it never changes one")
  func flips() throws {
    let (whole, ends) = try written()
    for place in whole.indices {
      for bit in 0..<8 {
        var broken = whole
        broken[place] ^= 1 << UInt8(bit)
        try put(broken)
        do throws(OutputError) {
          let journal = try open()
          #expect(place >= ends[payloads.count - 1], "byte \(place), bit \(bit) went unnoticed")
          #expect(journal.count == payloads.count - 1)
          for number in 0..<(payloads.count - 1) {
            #expect(try journal.payload(of: key(number)) == payloads[number])
          }
        } catch {
          switch error {
          case .damaged: #expect(place >= ends[0])
          case .notAJournal, .otherJournal: #expect(place < ends[0])
          default: Issue.record("\(error)")
          }
          #expect(try bytes() == broken, "a refused file stays as it was")
        }
      }
    }
  }

  @Test("bytes that a crash left at the end are cut off", arguments: [0 as UInt8, 0x46, 0xFF])
  func rest(byte: UInt8) throws {
    let (whole, _) = try written()
    try put(whole + Array(repeating: byte, count: 5_000))
    #expect(try open().count == payloads.count)
    #expect(try bytes() == whole)
  }

  @Test("a file that changes under an open journal is found out")
  func changed() throws {
    let journal = try open()
    try journal.append([1, 2, 3], as: key(0))
    var broken = try bytes()
    broken[broken.count - 5] ^= 1
    let file = try FileHandle(forWritingTo: URL(filePath: scratch / "journal"))
    try file.write(contentsOf: broken)
    #expect(throws: OutputError.self) { try journal.payload(of: key(0)) }
    #expect(journal.failure != nil)
    #expect(throws: OutputError.self, "nothing is added to it") {
      try journal.append([4], as: key(1))
    }
  }

  @Test("what is no journal is refused and stays")
  func foreign() throws {
    try scratch.put("my thesis, which is longer than a header", at: "journal")
    #expect(throws: OutputError.notAJournal(scratch / "journal")) { try open() }
    try scratch.put("short", at: "journal")
    #expect(throws: OutputError.notAJournal(scratch / "journal")) { try open() }
    #expect(scratch.text("journal") == "short")
    try scratch.put("fleetlab pieces 2\nof a later program", at: "journal")
    #expect(throws: OutputError.otherJournal(scratch / "journal")) { try open() }
    #expect(throws: OutputError.folderInTheWay(scratch.path)) {
      try Journal(path: scratch.path, clock: { .zero })
    }
  }

  @Test("a journal has one owner at a time")
  func owner() throws {
    do {
      let first = try open()
      #expect(throws: OutputError.beingWritten(scratch / "journal")) { try open() }
      try first.append([1], as: key(0))
    }
    #expect(try open().count == 1)
  }

  @Test("the progress of a run lies hidden beside its folder, whatever the folder is called")
  func place() throws {
    #expect(try Journal.path(besideFolder: scratch / "a/b") == scratch / "a/.b.progress")
    let journal = try Journal(path: scratch / "a/.b.progress", clock: { .zero })
    try journal.remove()
    #expect(scratch.all == ["a"])
  }
}
