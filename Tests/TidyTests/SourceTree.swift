// The repository as the rules see it: texts with their paths.
// Not here: the rules (`TextRules.swift`, `ImportRules.swift`, `LinkRules.swift`).

import Foundation

/// A text file of the repository.
struct SourceText {
  /// Relative to the root, with slashes.
  let path: String
  let text: String

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isSource: Bool { path.hasPrefix("Sources/") }

  /// The lines, the last one without an empty one behind it.
  var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// What stands before the comment. That `//` may stand in a text doesn't matter to the rules.
  static func code(_ line: Substring) -> String {
    line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
  }
}

enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Where our own texts are; data that others recorded is theirs to lay out.
  private static let places = [
    "Package.swift", "Makefile", "README.md", "THIRD_PARTY.md", "Sources", "Tests", "Examples",
    "Benchmarks", "Scenarios", "scripts", ".ci", "docs",
  ]
  private static let kinds = ["swift", "c", "h", "modulemap", "md", "yaml", "sh", ""]

  /// Every text of ours, in the order of the paths.
  static let texts: [SourceText] = places.flatMap(paths).sorted().compactMap { path in
    guard kinds.contains(URL(filePath: path).pathExtension), !path.hasPrefix("Tests/Data/"),
      let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    else { return nil }
    return SourceText(path: path, text: text)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// All files in a folder, or the file itself.
  private static func paths(_ place: String) -> [String] {
    var isFolder: ObjCBool = false
    let path = root.appending(path: place).path
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    if !isFolder.boolValue { return [place] }
    let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return below.map { "\(place)/\($0)" }.filter { !$0.contains("__pycache__") }
  }
}
