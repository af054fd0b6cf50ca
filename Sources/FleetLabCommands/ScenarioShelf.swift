// Where the scenarios are that come with fleetlab. Not here: reading one (`ScenarioInput.swift`).

import Foundation

/// The folder of scenarios beside the program: where it was installed, or where it was built.
struct ScenarioShelf {
  let folder: URL

  /// - Parameter program: The path under which the program was found.
  /// - Throws: ``MissingFile`` where no folder is found.
  init(beside program: URL = Bundle.main.executableURL ?? URL(fileURLWithPath: ".")) throws {
    var places = [
      program.deletingLastPathComponent().appendingPathComponent("../share/fleetlab/scenarios")
    ]
    var parent = program.resolvingSymlinksInPath().deletingLastPathComponent()
    while parent.path != "/" {
      places.append(parent.appendingPathComponent("Scenarios"))
      parent.deleteLastPathComponent()
    }
    let found = places.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("smoke.yaml").path)
    }
    guard let found else {
      throw MissingFile(
        "Scenarios", "isn't above \(program.path); run fleetlab where it was built or installed")
    }
    folder = found.standardizedFileURL
  }

  /// Names in the order of the alphabet.
  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  func file(_ name: String) -> URL { folder.appendingPathComponent(name + ".yaml") }
}
