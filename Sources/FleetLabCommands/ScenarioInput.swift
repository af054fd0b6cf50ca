// A scenario as a command is given one. Not here: what a scenario may say (`ScenarioFiles`).

import Foundation
import ScenarioFiles

enum ScenarioInput {
  /// Reads a scenario file, or standard input where the path is `-`; paths in it start from its folder.
  ///
  /// - Throws: ``UnusableInput`` with every problem of the file at once, ``UsageError`` for what the
  ///   command line put in its place, ``MissingFile``.
  static func scenario(
    _ path: String, changes: ScenarioChanges = ScenarioChanges(), command: String
  ) throws -> Scenario {
    // Bytes, since what isn't UTF-8 has a place too.
    let input = try InputText.bytes(path: path)
    let folder =
      path == "-" ? "." : URL(fileURLWithPath: path).deletingLastPathComponent().path
    do throws(ScenarioProblems) {
      return try Scenario(bytes: input.bytes, folder: folder, changes: changes)
    } catch {
      if error.inFile.isEmpty, let first = error.inChanges.first {
        throw UsageError(first, in: command)
      }
      throw UnusableInput(
        error.inFile.map {
          Diagnostic(file: input.name, line: $0.line, column: $0.column, $0.message)
        } + error.inChanges.map { Diagnostic(file: input.name, $0) })
    }
  }
}
