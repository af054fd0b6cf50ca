// `fleetlab init`. Not here: which scenarios there are (`ScenarioShelf.swift`).

import Foundation
import OutputFiles
import ScenarioFiles

/// Copies a scenario that comes with fleetlab, and the recorded data that it needs.
struct InitCommand: RunnableCommand {
  private let name: String
  private let path: String

  init(_ arguments: Arguments) {
    name = arguments.text("from") ?? "smoke"
    path = arguments.operands[0]
  }

  func run(console: Console) throws -> ExitCode {
    let shelf = try ScenarioShelf()
    guard shelf.names.contains(name) else {
      let known = shelf.names.joined(separator: ", ")
      throw UsageError("--from: no scenario is called '\(name)'; there are \(known)", in: "init")
    }
    let text = try InputText(path: shelf.file(name).path).text
    var files = [(URL(fileURLWithPath: path), [UInt8](text.utf8))]
    for trace in try ScenarioInput.scenario(shelf.file(name).path, command: "init").traces {
      let target = URL(fileURLWithPath: path).deletingLastPathComponent()
        .appendingPathComponent(trace)
      let bytes = try Data(contentsOf: shelf.folder.appendingPathComponent(trace))
      // The same data may be there from an earlier init.
      if let present = try? Data(contentsOf: target), present == bytes { continue }
      files.append((target, [UInt8](bytes)))
    }
    // Asked of all before any is written, so that a refusal leaves nothing behind.
    for (file, _) in files where FileManager.default.fileExists(atPath: file.path) {
      throw MissingFile(file.relativePath, "is there already; choose another name or folder")
    }
    for (file, bytes) in files {
      do throws(OutputError) {
        try SingleFile.writeAtomically(bytes, to: file.path, force: false)
      } catch { throw MissingFile(file.path, "can't be written: \(error)") }
      console.message("wrote \(file.relativePath)")
    }
    console.answer("fleetlab run \(path)\n")
    return .done
  }
}
