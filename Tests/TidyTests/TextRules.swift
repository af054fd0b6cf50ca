// Rules about one text at a time. Each returns what is wrong, a line for each finding.
// Not here: imports (`ImportRules.swift`), links (`LinkRules.swift`), the tree (`SourceTree.swift`).

import Foundation

enum TextRules {
  static let all: [@Sendable (SourceText) -> [String]] = [
    length, opening, reproducibility, crashes, unfinished, naming, spacing,
  ]

  private static let longest = 300

  /// A file is one idea; past so many lines it is two.
  @Sendable static func length(_ file: SourceText) -> [String] {
    let isCode = file.isSwift || file.path.hasSuffix(".c") || file.path.hasSuffix(".h")
    guard isCode, file.lines.count > longest else { return [] }
    return ["\(file.path): \(file.lines.count) lines; at most \(longest)"]
  }

  /// The first lines say what lives in a file.
  @Sendable static func opening(_ file: SourceText) -> [String] {
    guard file.isSwift, !file.text.hasPrefix("// ") else { return [] }
    return ["\(file.path):1: no comment; the first lines say what lives here and what doesn't"]
  }

  /// The same scenario and seed give the same bytes, so chance and clocks come in from outside.
  @Sendable static func reproducibility(_ file: SourceText) -> [String] {
    let clocks = ["Date()", "Date.now", "ContinuousClock", "SuspendingClock", "time(nil)"]
    let chance = [
      "UUID()", "SystemRandomNumberGenerator", ".random(in:", ".random()", ".shuffled()",
      ".randomElement()", "arc4random", "drand48",
    ]
    let forbidden = wallClocks.contains(file.path) ? chance : chance + clocks
    return forbidden.flatMap { words in
      findings(of: words, in: file).map { "\($0); chance and time come in from outside" }
    }
  }

  /// Where the program asks what time it is, to tell the user or to measure itself.
  static let wallClocks: Set = [
    "Sources/FleetLabCommands/Surroundings.swift",
    "Sources/LearningCore/Coordination/OverheadMeter.swift",
    "Sources/Experiments/ExperimentRunner.swift",
  ]

  /// A broken invariant is a `precondition`, bad input a thrown error.
  @Sendable static func crashes(_ file: SourceText) -> [String] {
    findings(of: "fatalError", in: file).map { "\($0); use precondition, or throw" }
  }

  /// What isn't done isn't committed.
  @Sendable static func unfinished(_ file: SourceText) -> [String] {
    // Put together here, so that this file keeps its own rule.
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    return numbered(file).flatMap { number, line in
      let inLine = line.split { !$0.isLetter }.map(String.init)
      return words.filter(inLine.contains).map { "\(file.path):\(number): \($0); finish it" }
    }
  }

  /// A file is named for its idea, and these are none.
  @Sendable static func naming(_ file: SourceText) -> [String] {
    let empty = ["Utils", "Utilities", "Helper", "Manager", "Common", "Misc"]
    return empty.filter { file.isSwift && file.name.contains($0) }
      .map { "\(file.path): '\($0)' names no idea" }
  }

  /// No tabs (but in a Makefile, whose recipes begin with one) and no spaces at the end of a line.
  @Sendable static func spacing(_ file: SourceText) -> [String] {
    let lines = numbered(file).flatMap { number, line -> [String] in
      let place = "\(file.path):\(number)"
      let tab = line.contains("\t") && file.name != "Makefile" ? ["\(place): a tab"] : []
      return tab + (line.last?.isWhitespace == true ? ["\(place): a space at the end"] : [])
    }
    let isComplete = file.text.isEmpty || file.text.hasSuffix("\n")
    return lines + (isComplete ? [] : ["\(file.path): no end of line at the end"])
  }

  /// Where code in Sources/, comments aside, contains `words`.
  private static func findings(of words: String, in file: SourceText) -> [String] {
    guard file.isSwift, file.isSource else { return [] }
    return numbered(file).compactMap { number, line in
      SourceText.code(line).contains(words) ? "\(file.path):\(number): '\(words)'" : nil
    }
  }

  private static func numbered(_ file: SourceText) -> [(Int, Substring)] {
    Array(zip(1..., file.lines))
  }
}
