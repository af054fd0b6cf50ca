// Where a scenario's baseline lies, reading it and replacing it. Not here: what it says
// (`LabReports/BaselineJSON.swift`), making one (`BaselineUpdateCommand.swift`).

import Experiments
import Foundation
import LabReports
import OutputFiles

enum BaselineStore {
  /// The file given, or NAME.baseline.json beside the scenario NAME.yaml.
  static func path(
    _ given: String?, scenario: String, command: String
  ) throws(UsageError) -> String {
    if let given { return given }
    guard scenario != "-" else {
      throw UsageError(
        "a scenario from standard input has no file beside it; say --baseline FILE", in: command)
    }
    let stem = [".yaml", ".yml"].first(where: scenario.hasSuffix)
      .map { String(scenario.dropLast($0.count)) }
    return (stem ?? scenario) + ".baseline.json"
  }

  /// - Throws: ``MissingFile``, ``UnusableInput``.
  static func baseline(at path: String) throws -> Baseline {
    let input = try InputText.bytes(
      path: path, most: BaselineJSON.mostBytes, remedy: "name a baseline file")
    do throws(BaselineProblem) { return try BaselineJSON.baseline(from: input.bytes) } catch {
      throw UnusableInput([Diagnostic(file: input.name, error.description)])
    }
  }

  /// `nil` where nothing is there; a link to nothing isn't nothing.
  static func existing(at path: String) throws -> Baseline? {
    var status = stat()
    if lstat(path, &status) != 0, errno == ENOENT { return nil }
    return try baseline(at: path)
  }

  /// - Throws: ``MissingFile``.
  static func write(_ baseline: Baseline, to path: String) throws {
    do throws(OutputError) {
      try SingleFile.writeAtomically(
        Array(BaselineJSON.text(of: baseline).utf8), to: path, force: true)
    } catch { throw MissingFile(path, "can't be written: \(error)") }
  }
}
