// Folders that are there whole or not at all. Not here: what a killed run leaves (`KillTests.swift`).

import Foundation
import OutputFiles
import Testing

let manifest = #"{"fleetlab": 1}"#

/// Writes a folder of two files, as a run does.
func writeRun(_ path: String, report: String, force: Bool = false) throws(OutputError) {
  var folder = try OutputFolder(path: path, force: force)
  try folder.write(manifest, to: "manifest.json")
  try folder.write(report, to: "report.md")
  try folder.commit()
}

struct OutputFolderTests {
  private let scratch = Scratch()

  @Test(
    "a folder appears with all its files, and nothing else stays", arguments: ["out", "a/b/out/"])
  func commit(name: String) throws {
    var folder = try OutputFolder(path: scratch / name)
    try folder.write(manifest, to: "manifest.json")
    try folder.write([0, 255], to: "bytes")
    #expect(FileManager.default.fileExists(atPath: scratch / name) == false)
    try folder.commit()
    let place = name.hasSuffix("/") ? String(name.dropLast()) : name
    #expect(scratch.text(place + "/manifest.json") == manifest)
    #expect(FileManager.default.contents(atPath: scratch / place + "/bytes") == Data([0, 255]))
    #expect(scratch.all.count { !$0.hasPrefix(place) } == place.count { $0 == "/" })
  }

  @Test("without commit nothing stays")
  func discard() throws {
    var folder = try OutputFolder(path: scratch / "out")
    try folder.write(manifest, to: "manifest.json")
    #expect(scratch.all.count == 2, "a hidden folder and a file")
    folder.discard()
    #expect(scratch.all == [])
  }

  @Test("an empty folder is taken, an own one only by force")
  func existing() throws {
    try FileManager.default.createDirectory(
      atPath: scratch / "out", withIntermediateDirectories: false)
    try writeRun(scratch / "out", report: "first")
    #expect(throws: OutputError.needsForce(scratch / "out")) {
      try writeRun(scratch / "out", report: "second")
    }
    #expect(scratch.text("out/report.md") == "first")
    try scratch.put("", at: "out/old-name.csv")
    try writeRun(scratch / "out", report: "third", force: true)
    #expect(scratch.all == ["out", "out/manifest.json", "out/report.md"])
    #expect(scratch.text("out/report.md") == "third")
  }

  @Test("an own folder that holds somebody's notes stays as it was, force or not")
  func notes() throws {
    try writeRun(scratch / "out", report: "first")
    try scratch.put("mine", at: "out/notes.md")
    #expect(
      throws: OutputError.foreign(scratch / "out", because: "'notes.md' is none of a run's files")
    ) {
      _ = try OutputFolder(
        path: scratch / "out", files: ["manifest.json", "report.md"], force: true)
    }
    #expect(scratch.text("out/notes.md") == "mine")
  }

  @Test(
    "a foreign folder is refused, force or not, and stays as it was",
    arguments: [
      ["out/thesis.txt"], ["out/manifest.json"], ["out/manifest.json/x"], ["out/.hidden"],
    ])
  func foreign(files: [String]) throws {
    for file in files { try scratch.put("{\"name\": \"an extension\"}", at: file) }
    let before = scratch.all
    for force in [false, true] {
      let error = try #require(throws: OutputError.self) {
        try writeRun(scratch / "out", report: "", force: force)
      }
      guard case .foreign = error else {
        Issue.record("\(error)")
        continue
      }
      #expect("\(error)".contains("choose another folder"))
    }
    #expect(scratch.all == before)
  }

  /// Our runs write files alone: a folder with more in it is somebody's project.
  @Test("an own manifest among folders or links protects nothing from being refused")
  func mixed() throws {
    try scratch.put("precious", at: "elsewhere/file")
    for name in ["folder", "link"] {
      try scratch.put(manifest, at: "\(name)/manifest.json")
    }
    try scratch.put("source", at: "folder/Sources/main.swift")
    try FileManager.default.createSymbolicLink(
      atPath: scratch / "link/data", withDestinationPath: scratch / "elsewhere")
    let before = scratch.all
    for name in ["folder", "link"] {
      let error = try #require(throws: OutputError.self) {
        try writeRun(scratch / name, report: "", force: true)
      }
      #expect("\(error)".contains("no plain file"))
    }
    #expect(scratch.all == before && scratch.text("elsewhere/file") == "precious")
  }

  @Test("a linked folder is written where the link points, and the link stays")
  func links() throws {
    try scratch.put(manifest, at: "disk/run/manifest.json")
    for (link, goal) in [("run", "disk/run"), ("out", "disk"), ("nowhere", "missing")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch / link, withDestinationPath: scratch / goal)
    }
    try writeRun(scratch / "run", report: "through a link", force: true)
    try writeRun(scratch / "out/next", report: "below a link")
    #expect(scratch.text("disk/run/report.md") == "through a link")
    #expect(scratch.text("disk/next/report.md") == "below a link")
    let type = try FileManager.default.attributesOfItem(atPath: scratch / "run")[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
    for path in ["nowhere", "nowhere/run"] {
      #expect(throws: OutputError.danglingLink(scratch / "nowhere")) {
        try writeRun(scratch / path, report: "")
      }
    }
  }

  @Test("what is in the way is refused with a sentence")
  func inTheWay() throws {
    try scratch.put("text", at: "file")
    #expect(throws: OutputError.fileInTheWay(scratch / "file")) {
      try writeRun(scratch / "file", report: "", force: true)
    }
    #expect(throws: OutputError.self) { try writeRun(scratch / "file/out", report: "") }
    for path in [".", "..", "/", FileManager.default.currentDirectoryPath] {
      #expect(throws: OutputError.aroundWorkingFolder(path)) {
        try writeRun(path, report: "", force: true)
      }
    }
    for path in ["", scratch / "a\0b", scratch / "missing/..", scratch / "a\nb"] {
      #expect(throws: OutputError.notAName(path)) { try writeRun(path, report: "") }
    }
    #expect(scratch.all == ["file"] && scratch.text("file") == "text")
  }

  @Test("names inside are plain and used once")
  func names() throws {
    var folder = try OutputFolder(path: scratch / "out")
    for name in ["", ".", "..", "a/b", "../x", "/etc/x", "a\0b", "a\nb"] {
      do throws(OutputError) {
        try folder.write("", to: name)
        Issue.record("'\(name)' was taken")
      } catch {
        #expect(error == .notAName(name))
      }
    }
    try folder.write("one", to: "a")
    do throws(OutputError) {
      try folder.write("two", to: "a")
      Issue.record("a file was written twice")
    } catch {
      guard case .writtenTwice = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
