// A folder for a test to write in, a scenario that is over at once, and one that isn't.
// Not here: running the program (`BuiltProgram.swift`).

import Foundation

enum Workbench {
  static let shipped = BuiltProgram.root.appending(path: "Scenarios")
  static let broken = BuiltProgram.root.appending(path: "Tests/Broken")

  /// An hour of a small fleet, twice.
  static let tiny = """
    fleetlab: 1
    name: tiny
    seed: 1
    horizon: 1h
    replications: 2
    workload:
      gaps: {exponential: {mean: 1min}}
    world:
      success: {base: 1, agent_kind: 1}
      service: {median: 2s, attempt: 0.5}
      satisfaction:
        after_success: {uniform: {low: 0.6, high: 0.9}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
      efficiency:
        after_success: {uniform: {low: 0.5, high: 0.8}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
    arms:
      control: {who: uniform}
      learner: {who: thompson, how: balanced}

    """

  /// The same for minutes or hours, whatever the machine.
  static let endless = tiny.replacing("replications: 2", with: "replications: 1000000")

  /// A new folder; the caller removes it.
  static func folder() throws -> URL {
    try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
  }

  /// Works in a new folder that holds some files, and removes it.
  static func work<Value>(
    with files: [String: String] = ["tiny.yaml": tiny], _ body: (URL) throws -> Value
  ) throws -> Value {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try body(folder)
  }

  /// The names in a folder, hidden ones too, in the order of the alphabet.
  static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
