// Folders in a folder of results: written with it, replaced with it, and told from somebody's own.
// Not here: folders of files alone (`OutputFolderTests.swift`).

import Foundation
import OutputFiles
import Testing

struct PartTests {
  private let scratch = Scratch()
  private static let files: Set = ["manifest.json", "report.md"]

  /// A run of parts, as one of several variations writes it.
  private func write(
    _ parts: [String], named: [String]? = nil, report: String = "", force: Bool = false
  ) throws(OutputError) {
    var folder = try OutputFolder(path: scratch / "out", files: Self.files, force: force)
    for part in parts {
      try folder.write(manifest, to: "manifest.json", in: part)
      try folder.write(report + part, to: "report.md", in: part)
    }
    let names = (named ?? parts).map { "{\"folder\": \"\($0)\"}" }.joined(separator: ",")
    try folder.write("{\"fleetlab\": 1, \"parts\": [\(names)]}", to: "manifest.json")
    try folder.write(report, to: "report.md")
    try folder.commit()
  }

  @Test("parts appear with the folder, and go with it when it is replaced")
  func whole() throws {
    try write(["one", "two"], report: "first ")
    let first = scratch.all
    #expect(
      first == [
        "out", "out/manifest.json", "out/one", "out/one/manifest.json", "out/one/report.md",
        "out/report.md", "out/two", "out/two/manifest.json", "out/two/report.md",
      ])
    #expect(scratch.text("out/two/report.md") == "first two")
    #expect(throws: OutputError.needsForce(scratch / "out")) { try write(["one"]) }
    #expect(scratch.all == first)
    try write(["three"], report: "second ", force: true)
    #expect(scratch.text("out/three/report.md") == "second three" && scratch.all.count == 6)
    // A run without parts may follow, and one with parts again.
    try writeRun(scratch / "out", report: "third", force: true)
    #expect(scratch.all == ["out", "out/manifest.json", "out/report.md"])
    try write(["one"], force: true)
    #expect(scratch.all.count == 6)
  }

  @Test("nothing of any part is seen before the whole is there")
  func unfinished() throws {
    var folder = try OutputFolder(path: scratch / "out")
    try folder.write(manifest, to: "manifest.json", in: "one")
    #expect(!FileManager.default.fileExists(atPath: scratch / "out"))
    folder.discard()
    #expect(scratch.all == [])
    for name in ["", "..", "a/b"] {
      var folder = try OutputFolder(path: scratch / "out")
      do throws(OutputError) {
        try folder.write("", to: "a", in: name)
        Issue.record("'\(name)' was taken")
      } catch { #expect(error == .notAName(name)) }
    }
    #expect(scratch.all == [])
  }

  @Test("a run that was killed in the middle of a part is cleaned up")
  func killed() throws {
    try scratch.put(manifest, at: ".out.partial-999999999/one/manifest.json")
    try scratch.put("half", at: ".out.partial-999999999/two/report.md")
    try scratch.put(
      #"{"fleetlab": 1, "folder": "old"}"#, at: ".out.replaced-999999999/manifest.json")
    try scratch.put(manifest, at: ".out.replaced-999999999/old/manifest.json")
    #expect(throws: OutputError.needsForce(scratch / "out")) { try write(["one"]) }
    #expect(
      scratch.all == ["out", "out/manifest.json", "out/old", "out/old/manifest.json"],
      "the old one is back")
  }

  /// What may stand in a folder of parts, and what the refusal names.
  @Test(
    "what no run wrote is refused, force or not, and stays",
    arguments: [
      ("out/notes.md", "notes.md"), ("out/one/notes.md", "notes.md"),
      ("out/mine/thesis.txt", "mine"), ("out/mine/manifest.json", "mine"),
      ("out/one/deeper/manifest.json", "deeper"),
    ])
  func foreign(file: String, named: String) throws {
    try write(["one", "two"])
    try scratch.put(manifest, at: file)
    let before = scratch.all
    for force in [false, true] {
      let error = try #require(throws: OutputError.self) { try write(["one"], force: force) }
      guard case .foreign(_, let reason) = error else {
        Issue.record("\(error)")
        continue
      }
      #expect(reason.contains("'\(named)'"), "\(reason)")
    }
    #expect(scratch.all == before)
  }

  /// Another run's results, written below ours by hand, aren't ours to replace.
  @Test("a run below a run that doesn't name it stays")
  func below() throws {
    try writeRun(scratch / "out", report: "outer")
    try writeRun(scratch / "out/inner", report: "inner")
    #expect(throws: OutputError.foreign(scratch / "out", because: "'inner' is no plain file")) {
      try writeRun(scratch / "out", report: "next", force: true)
    }
    #expect(scratch.text("out/inner/report.md") == "inner")
  }

  @Test("a part whose manifest is gone, or of another program, is refused")
  func unmarked() throws {
    try write(["one"])
    try scratch.put("{}", at: "out/one/manifest.json")
    #expect(throws: OutputError.self) { try write(["one"], force: true) }
    try FileManager.default.removeItem(atPath: scratch / "out/one/manifest.json")
    #expect(
      throws: OutputError.foreign(scratch / "out/one", because: "it has no manifest.json")
    ) { try write(["one"], force: true) }
  }
}
