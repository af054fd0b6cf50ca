// Versions and what is set apart. Not here: rollbacks (`RollbackTests.swift`).

import Foundation
import Instants
import LearningCore
import Testing

struct VersionShelfTests {
  private static func shelf(_ count: Int, retention: Int = 10) -> VersionShelf<[Double]> {
    var shelf = VersionShelf<[Double]>(retention: retention)
    for number in 1...count {
      shelf.save([Double(number)], taskCount: 50 * number, at: moment(ofTask: 50 * number))
    }
    return shelf
  }

  @Test("S3: an unknown version is refused with the documents' words")
  func unknown() {
    var shelf = Self.shelf(2)
    let error = #expect(throws: VersionError.self) { try shelf.rollback(to: VersionID(9)) }
    #expect(error.map(String.init(describing:)) == "Version not found: v9")
    #expect(throws: VersionError.notFound(VersionID(7))) { try shelf.mark(VersionID(7), as: .good) }
    #expect(throws: VersionError.noneGood) { try shelf.rollbackToNewestGood() }
  }

  @Test("numbers go on, ten are kept, and the newest good one never makes way")
  func retention() throws {
    var shelf = Self.shelf(3)
    try shelf.mark(VersionID(1), as: .good)
    try shelf.mark(VersionID(2), as: .good)
    for number in 4...40 {
      shelf.save([0], taskCount: 50 * number, at: moment(ofTask: 50 * number))
    }
    #expect(shelf.versions.count == 10)
    #expect(shelf.versions.map(\.id.number) == [2] + Array(32...40))
    #expect(try shelf.rollbackToNewestGood().model == [2])
    try shelf.mark(VersionID(35), as: .good)
    shelf.save([0], taskCount: 2_050, at: moment(ofTask: 2_050))
    #expect(shelf.versions.map(\.id.number) == Array(32...41))
    #expect(shelf.newestGood?.id == VersionID(35))
  }

  @Test(
    "good is what is old enough and not marked yet; what came after the fall is bad whatever it was"
  )
  func marks() throws {
    var shelf = Self.shelf(5)
    try shelf.mark(VersionID(1), as: .bad)
    shelf.markGood(through: moment(ofTask: 200))
    #expect(shelf.versions.map(\.mark) == [.bad, .good, .good, .good, .unmarked])
    shelf.markBad(after: moment(ofTask: 150))
    #expect(shelf.versions.map(\.mark) == [.bad, .good, .good, .bad, .bad])
    #expect(shelf.newestGood?.id == VersionID(3))
    #expect(try shelf.good(before: VersionID(3)).id == VersionID(2))
    #expect(throws: VersionError.noneGood) { try shelf.good(before: VersionID(2)) }
  }

  @Test("a version is named v and its number, and nothing else is a name")
  func names() {
    #expect(VersionID("v12") == VersionID(12))
    for text in ["12", "v", "v0", "v-1", "v01", "v1 ", "V1", "v+1"] {
      #expect(VersionID(text) == nil, "\(text)")
    }
  }

  @Test("a shelf written and read again is the same, and counts on")
  func restart() throws {
    var shelf = Self.shelf(12)
    var read = try JSONDecoder().decode(
      VersionShelf<[Double]>.self, from: JSONEncoder().encode(shelf))
    #expect(read == shelf)
    let now = moment(ofTask: 1_000)
    #expect(shelf.save([1], taskCount: 1_000, at: now) == VersionID(13))
    #expect(read.save([1], taskCount: 1_000, at: now) == VersionID(13))
  }

  /// Against a set of all tasks named.
  @Test("quarantined tasks count once each, however ranges overlap")
  func quarantine() {
    var (quarantine, set) = (Quarantine(), Set<Int>())
    let spans = [
      (50, 80), (100, 120), (70, 90), (90, 100), (10, 10), (0, 5), (6, 8), (200, 210), (190, 197),
    ]
    for (version, now) in spans {
      quarantine.add(afterTask: version, throughTask: now)
      set.formUnion(Array((version + 1)..<(now + 1)))
      #expect(quarantine.count == set.count)
      #expect((0...220).allSatisfy { quarantine.contains(task: $0) == set.contains($0) })
    }
    #expect(quarantine.ranges == [1...5, 7...8, 51...120, 191...197, 201...210])
  }
}
