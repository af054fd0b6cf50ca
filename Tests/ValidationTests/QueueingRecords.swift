// Reads the recorded queues of `Tests/Data`: lines of whole numbers. Not here: what becomes of them.

import Foundation

enum QueueingRecords {
  /// The numbers of each line.
  static func rows(_ name: String, header: Bool = true) throws -> [[Int64]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .dropFirst(header ? 1 : 0)
      .map { line in try line.split(separator: ",").map { try number($0) } }
  }

  private static func number(_ text: Substring) throws -> Int64 {
    guard let number = Int64(text) else { throw NotANumber(text: String(text)) }
    return number
  }

  struct NotANumber: Error { let text: String }
}
