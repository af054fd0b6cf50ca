// Files that are there whole or not at all. Not here: folders.

import Foundation
import OutputFiles
import Testing

struct SingleFileTests {
  private let scratch = Scratch()

  private func write(_ text: String, _ name: String, force: Bool = false) throws(OutputError) {
    try SingleFile.writeAtomically(Array(text.utf8), to: scratch / name, force: force)
  }

  @Test("a file is written once, and replaced only by force")
  func force() throws {
    try write("one", "new/a.yaml")
    #expect(throws: OutputError.needsForce(scratch / "new/a.yaml")) {
      try write("two", "new/a.yaml")
    }
    #expect(scratch.text("new/a.yaml") == "one")
    try write("three", "new/a.yaml", force: true)
    #expect(scratch.text("new/a.yaml") == "three")
    #expect(scratch.all == ["new", "new/a.yaml"])
  }

  @Test("a folder in the way is refused, a link is followed and stays")
  func kinds() throws {
    try scratch.put("text", at: "folder/file")
    #expect(throws: OutputError.folderInTheWay(scratch / "folder")) {
      try write("", "folder", force: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: scratch / "link", withDestinationPath: scratch / "folder/file")
    #expect(throws: OutputError.needsForce(scratch / "folder/file")) { try write("", "link") }
    try write("new", "link", force: true)
    #expect(scratch.text("folder/file") == "new")
    #expect(scratch.all == ["folder", "folder/file", "link"])
  }

  @Test("what a killed writer left is removed")
  func killed() throws {
    try scratch.put("fleetla", at: ".a.yaml.partial-999999999")
    try write("whole", "a.yaml")
    #expect(scratch.all == ["a.yaml"] && scratch.text("a.yaml") == "whole")
  }

  @Test("what the system refuses is said with a remedy and leaves nothing")
  func errors() throws {
    let name = String(repeating: "n", count: 300)
    let error = try #require(throws: OutputError.self) { try write("", name) }
    #expect("\(error)".hasSuffix("; choose a shorter name"))
    #expect(throws: OutputError.folderInTheWay("/dev/null")) {
      try SingleFile.writeAtomically([], to: "/dev/null", force: true)
    }
    #expect(scratch.all == [])
  }
}
