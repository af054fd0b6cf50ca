// Draws by running gnuplot: no shell, a folder of its own, a limit of time. Not here: what is drawn (callers bring
// scripts and data), making its SVG fit for pages (`SVGText.swift`).

import Dispatch
import Foundation

package struct Gnuplot: Sendable {
  /// The program's file.
  package let path: String
  /// Seconds until a drawing is given up; one takes a tenth of a second.
  package static let limit = 60.0

  /// The first program called gnuplot in the folders of a PATH; `nil` where there is none.
  package init?(searching folders: String?) {
    let places = (folders ?? "").split(separator: ":").map { "\($0)/gnuplot" }
    guard let path = places.first(where: Self.isProgram) else { return nil }
    self.path = path
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }

  /// What it says of itself, such as "5.4 patchlevel 4"; `nil` where it doesn't.
  package func version() -> String? {
    try? inFolder { folder throws(PlottingError) in
      try run(["--version"], in: folder)
      guard let words = text(of: "stdout", in: folder)?.split(whereSeparator: \.isWhitespace),
        words.first == "gnuplot"
      else { throw .noDrawing(path) }
      return words.dropFirst().joined(separator: " ")
    }
  }

  /// Runs a script in a folder that holds its data, and returns the SVG that it left there.
  ///
  /// - Parameters:
  ///   - stem: Of the three files, such as `plot_curves`: `.gp`, `.csv` and `.svg`.
  ///   - title: For readers who can't see it.
  /// - Throws: When gnuplot can't be run, fails, takes too long or leaves no SVG.
  package func draw(
    _ stem: String, script: String, data: String, title: String
  ) throws(PlottingError) -> String {
    try inFolder { folder throws(PlottingError) in
      for (name, text) in [("\(stem).gp", script), ("\(stem).csv", data)] {
        do { try Data(text.utf8).write(to: folder.appending(path: name)) } catch {
          throw .notStarted("\(error)")
        }
      }
      // Without its user's settings, which could change what is drawn.
      try run(["--default-settings", "\(stem).gp"], in: folder)
      guard let drawn = text(of: "\(stem).svg", in: folder),
        let svg = SVGText.forPages(drawn, name: stem, title: title)
      else { throw .noDrawing(stem) }
      return svg
    }
  }

  private func run(_ arguments: [String], in folder: URL) throws(PlottingError) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Nothing of the user's environment: it too could change what is drawn.
    process.environment = ["LC_ALL": "C", "HOME": folder.path, "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      process.standardOutput = try file("stdout", in: folder)
      process.standardError = try file("stderr", in: folder)
      try process.run()
    } catch { throw .notStarted("\(error)") }
    if ended.wait(timeout: .now() + Self.limit) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      throw .tookTooLong
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .failed(text(of: "stderr", in: folder) ?? "no message")
    }
  }

  private func file(_ name: String, in folder: URL) throws -> FileHandle {
    let place = folder.appending(path: name)
    try Data().write(to: place)
    return try FileHandle(forWritingTo: place)
  }

  private func text(of name: String, in folder: URL) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Calls with a new folder that only this user can read, and removes it.
  private func inFolder<Result>(
    _ work: (URL) throws(PlottingError) -> Result
  ) throws(PlottingError) -> Result {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "fleetlab-plot-XXXXXX")
    var path = pattern.path.utf8CString.map { $0 }
    guard mkdtemp(&path) != nil else { throw .notStarted("no folder \(pattern.path)") }
    let folder = URL(
      filePath: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
  }
}

/// Why there is no drawing.
package enum PlottingError: Error, Equatable, CustomStringConvertible {
  case notStarted(String)
  case failed(String)
  case tookTooLong
  case noDrawing(String)

  package var description: String {
    switch self {
    case .notStarted(let reason): "gnuplot couldn't be started: \(reason)"
    case .failed(let message):
      "gnuplot failed: "
        + message.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300)
    case .tookTooLong: "gnuplot took longer than \(Int(Gnuplot.limit)) s"
    case .noDrawing(let name): "gnuplot drew nothing for \(name)"
    }
  }
}
