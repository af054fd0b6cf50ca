// What a run that was killed leaves, state by state, and that the next run sets it right. A state is
// made by hand as `kill -9` would leave it. Not here: runs that end well (`OutputFolderTests.swift`).

import Foundation
import OutputFiles
import Testing

struct KillTests {
  private let scratch = Scratch()

  @Test("killed while writing: nothing is in place, and the next run removes the remains")
  func whileWriting() throws {
    // One process is long gone; the other's number is a living process's by now, which is ours.
    try scratch.put("half a rep", at: ".out.partial-999999999/report.md")
    try scratch.put(manifest, at: ".out.partial-\(getpid())/manifest.json")
    try scratch.put("others' business", at: ".out2.partial-5/report.md")
    try scratch.put("no number", at: ".out.partial-x/report.md")
    #expect(FileManager.default.fileExists(atPath: scratch / "out") == false)
    try writeRun(scratch / "out", report: "whole")
    #expect(
      scratch.all == [
        ".out.partial-x", ".out.partial-x/report.md", ".out2.partial-5",
        ".out2.partial-5/report.md", "out", "out/manifest.json", "out/report.md",
      ])
    #expect(scratch.text("out/report.md") == "whole")
  }

  @Test("killed between moving the old folder aside and the new one in: the old one comes back")
  func betweenRenames() throws {
    try scratch.put(manifest, at: ".out.replaced-999999999/manifest.json")
    try scratch.put("old", at: ".out.replaced-999999999/report.md")
    try scratch.put("new", at: ".out.partial-999999999/report.md")
    #expect(throws: OutputError.needsForce(scratch / "out")) {
      try writeRun(scratch / "out", report: "next")
    }
    #expect(scratch.all == ["out", "out/manifest.json", "out/report.md"])
    #expect(scratch.text("out/report.md") == "old")
  }

  @Test("killed before the old folder was removed: the new one stays")
  func beforeRemoval() throws {
    try writeRun(scratch / "out", report: "new")
    try scratch.put("old", at: ".out.replaced-999999999/report.md")
    #expect(throws: OutputError.needsForce(scratch / "out")) {
      try writeRun(scratch / "out", report: "next")
    }
    #expect(scratch.all == ["out", "out/manifest.json", "out/report.md"])
    #expect(scratch.text("out/report.md") == "new")
  }

  @Test("a run that still lives is left alone")
  func alive() throws {
    var first = try OutputFolder(path: scratch / "out")
    try first.write(manifest, to: "manifest.json")
    #expect(throws: OutputError.beingWritten(scratch / "out")) {
      try writeRun(scratch / "out", report: "second", force: true)
    }
    try first.write("first", to: "report.md")
    try first.commit()
    #expect(scratch.text("out/report.md") == "first")
    #expect(throws: Never.self) { try writeRun(scratch / "out", report: "third", force: true) }
  }

  @Test("somebody who came first is found out at commit")
  func overtaken() throws {
    var folder = try OutputFolder(path: scratch / "out")
    try folder.write(manifest, to: "manifest.json")
    try scratch.put("precious", at: "out/thesis.txt")
    do throws(OutputError) {
      try folder.commit()
      Issue.record("a foreign folder was replaced")
    } catch {
      guard case .foreign = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(scratch.all == ["out", "out/thesis.txt"])
  }

  /// A reader that looks all the time sees the old folder, the new one, or (between two renames)
  /// none: never one with a file missing or cut.
  @Test("a folder being replaced is never seen half-written")
  func watched() async throws {
    let path = scratch / "out"
    let long = String(repeating: "x", count: 100_000)
    try writeRun(path, report: long + "0")
    let watcher = Task.detached {
      var seen = Set<Int>()
      while !Task.isCancelled {
        // One open file belongs to one folder, whatever its name means later.
        if let data = FileManager.default.contents(atPath: path + "/report.md") {
          seen.insert(data.count)
        }
      }
      return seen
    }
    for round in 1..<20 { try writeRun(path, report: long + "\(round % 10)", force: true) }
    watcher.cancel()
    #expect(await watcher.value.isSubset(of: [100_001]))
  }
}
