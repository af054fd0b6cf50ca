// A baseline out of its file, or why the file can't be used, in half a sentence. Not here: getting at the
// bytes (`FleetLabCommands`), the parser (Foundation), what can be compared with it (`Experiments`).

package import Experiments
import Foundation
import GroundTruth

/// Why a file is no baseline that can be used: what is wrong, and what would be right.
package struct BaselineProblem: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension BaselineJSON {
  /// Larger than any baseline that a gate could play in a day.
  package static let mostBytes = 1 << 25

  /// - Throws: On anything but a whole and unchanged baseline of this schema.
  package static func baseline(from bytes: [UInt8]) throws(BaselineProblem) -> Baseline {
    try checkText(bytes)
    let data = Data(bytes)
    let head = try decoded(Head.self, from: data)
    guard head.kind == kind else {
      throw BaselineProblem(
        "this is JSON, but no baseline; name a file that fleetlab baseline update wrote")
    }
    guard head.schemaVersion == Baseline.schemaVersion else {
      let found = head.schemaVersion.map { "schema version \($0)" } ?? "no schema version"
      throw BaselineProblem(
        "it has \(found), this fleetlab reads \(Baseline.schemaVersion); make it anew, or use the "
          + "fleetlab that wrote it")
    }
    let file = try decoded(File.self, from: data)
    let baseline: Baseline
    do { baseline = try file.baseline() } catch {
      throw BaselineProblem("\("\(error)".asOneLine.prefix(120)); \(remedy)")
    }
    guard digest(of: baseline) == file.digest else {
      throw BaselineProblem(
        "it was changed since it was written: its digest doesn't fit; \(remedy)")
    }
    return baseline
  }

  private static let remedy = "restore it from the repository, or make it anew"

  /// The parser would take UTF-16 and UTF-32 too, which no repository shows as text.
  private static func checkText(_ bytes: [UInt8]) throws(BaselineProblem) {
    if bytes.isEmpty { throw BaselineProblem("it is empty; \(remedy)") }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw BaselineProblem("this is UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw BaselineProblem("it begins with a byte order mark; save it without")
    }
    if bytes.contains(0) { throw BaselineProblem("it holds a NUL byte; \(remedy)") }
    if String(validating: bytes, as: UTF8.self) == nil {
      throw BaselineProblem("it isn't UTF-8; \(remedy)")
    }
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, from data: Data
  ) throws(BaselineProblem) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { return try decoder.decode(type, from: data) } catch let error as DecodingError {
      throw BaselineProblem("\(sentence(error)); \(remedy)")
    } catch {
      throw BaselineProblem("it is no JSON; \(remedy)")
    }
  }

  /// Where and what, in one line and without what the file says.
  private static func sentence(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context, _ key: String? = nil) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
      let path = keys.joined() + (key.map { ".\($0)" } ?? "")
      return path.first == "." ? String(path.dropFirst()) : path.isEmpty ? "the file" : path
    }
    return switch error {
    case .keyNotFound(let key, let context):
      "\(place(context, key.stringValue)) is missing"
    case .valueNotFound(_, let context): "\(place(context)) is null"
    case .typeMismatch(_, let context): "\(place(context)) is of the wrong type"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(place(context)) can't be read"
    default: "it is no JSON, or isn't whole"
    }
  }
}
