// Reading files and streams, and what is said where they can't be read.

import FleetLabCommands
import Foundation
import Testing

struct InputTextTests {
  @Test("a stream is read to its end, however it arrives")
  func stream() async throws {
    let pipe = Pipe()
    let text = String(repeating: "größe: 1\n", count: 20_000)  // More than a pipe or a block holds.
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data(text.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let read = try InputText(
      descriptor: pipe.fileHandleForReading.fileDescriptor, name: "standard input")
    #expect(read.text == text)
  }

  @Test("what isn't there, is a folder or isn't text is refused with its name")
  func failures() throws {
    #expect(throws: MissingFile("/nowhere/a.yaml", "isn't there")) {
      try InputText(path: "/nowhere/a.yaml")
    }
    #expect(throws: MissingFile("/", "is a folder; a file is right")) { try InputText(path: "/") }
    let file = FileManager.default.temporaryDirectory.appending(path: "latin1-\(getpid()).yaml")
    try Data([0x67, 0x72, 0xF6, 0xDF, 0x65]).write(to: file)  // "größe" in ISO 8859-1.
    defer { try? FileManager.default.removeItem(at: file) }
    let wrong = Diagnostic(file: file.path, "isn't UTF-8; save it as UTF-8 text")
    #expect(throws: UnusableInput([wrong])) { try InputText(path: file.path) }
  }
}
