// Each rule finds what it forbids and nothing else. Not here: whether our tree keeps them
// (`TreeTests.swift`).

import Testing

struct RuleTests {
  private static func text(_ text: String, at path: String = "Sources/X/A.swift") -> SourceText {
    SourceText(path: path, text: text)
  }

  private static let long = "// A.\n" + String(repeating: "let a = 1\n", count: 300)

  @Test(
    "a text that breaks a rule is found",
    arguments: [
      text(long), text("import X\n"), text("// A.\nlet a = Date()\n"),
      text("// A.\nlet a = ContinuousClock.now\n"), text("// A.\nlet a = UUID()\n"),
      text("// A.\nvar g = SystemRandomNumberGenerator()\n"),
      text("// A.\nlet a = Int.random(in: 0...1)\n"), text("// A.\nlet a = [1, 2].shuffled()\n"),
      text("// A.\nfatalError(\"no\")\n"), text("// \("TO" + "DO"): more\n"),
      text("// A, \("FIX" + "ME").\n"), text("# \("XX" + "X")\n", at: "docs/a.md"),
      text("// A.\n", at: "Sources/X/StringUtils.swift"),
      text("// A.\n", at: "Sources/X/JobManager.swift"), text("// A. \n"), text("// A.\n\tlet a\n"),
      text("// A."), text("a: 1 \n", at: "Scenarios/a.yaml"),
    ])
  func bites(file: SourceText) {
    #expect(TextRules.all.flatMap { $0(file) }.count == 1)
  }

  @Test(
    "a text that breaks none isn't",
    arguments: [
      text("// A.\n"), text(String(long.dropLast(10))),
      text("// A. Never Date() or fatalError.\nlet a = 1  // Not UUID().\n"),
      text("// A.\nlet a = Int.random(in: 0...1)\nfatalError()\n", at: "Tests/X/A.swift"),
      text("// A.\nlet a = ContinuousClock.now\n", at: TextRules.wallClocks.sorted()[0]),
      text("a:\n\tb\n", at: "Makefile"), text("// A hacker's \("TO" + "DO")s.\n"),
    ])
  func letsBe(file: SourceText) {
    #expect(TextRules.all.flatMap { $0(file) } == [])
  }

  private let house = House(
    manifest: """
      library("CGSL", pkgConfig: "gsl", apt: [], brew: []),
      // room("Ghost"),
      room("Stochastics", "CGSL"),
      room("GroundTruth",
        "Stochastics"),
      room("LearningCore", "Stochastics"),
      .target(name: "CBuildInfo", cSettings: []),
      .executableTarget(
        name: "tool", dependencies: ["LearningCore", "CBuildInfo"], path: "Examples/tool"),
      .target(name: "TestSupport", dependencies: ["Stochastics"], path: "Tests/TestSupport"),
      suite("LearningCoreTests", "LearningCore"),
      """)

  @Test("a manifest is read")
  func manifest() {
    #expect(
      house.dependencies == [
        "CGSL": [], "Stochastics": ["CGSL"], "GroundTruth": ["Stochastics"],
        "LearningCore": ["Stochastics"], "CBuildInfo": [], "tool": ["LearningCore", "CBuildInfo"],
        "TestSupport": ["Stochastics"], "LearningCoreTests": ["TestSupport", "LearningCore"],
      ])
    #expect(house.reach(of: "tool") == ["LearningCore", "CBuildInfo", "Stochastics", "CGSL"])
  }

  @Test("an arrow that must not be is found, also through another room")
  func arrows() {
    #expect(ImportRules.arrows(of: house) == [])
    let cheat = House(manifest: #"room("LearningCore", "Mid") room("Mid", "GroundTruth")"#)
    #expect(ImportRules.arrows(of: cheat) == ["LearningCore reaches GroundTruth"])
    let chance = House(manifest: #"room("SimulationKernel", "Stochastics")"#)
    #expect(ImportRules.arrows(of: chance).count == 1)
  }

  @Test(
    "an import that isn't declared is found",
    arguments: [
      ("Sources/LearningCore/A.swift", "import GroundTruth", 1),
      ("Sources/LearningCore/A.swift", "public import struct GroundTruth.World", 1),
      ("Sources/LearningCore/Deep/A.swift", "  @preconcurrency package import CGSL", 1),
      ("Sources/LearningCore/A.swift", "import Testing", 1),
      ("Sources/Nowhere/A.swift", "import Foundation", 1),
      ("Sources/LearningCore/A.swift", "package import Stochastics\nimport Foundation", 0),
      ("Examples/tool/main.swift", "import LearningCore", 0),
      ("Tests/LearningCoreTests/A.swift", "import Testing\nimport TestSupport", 0),
      ("Tests/LearningCoreTests/A.swift", "import Stochastics", 1),
    ])
  func imports(path: String, code: String, findings: Int) {
    let file = Self.text(code, at: path)
    #expect(ImportRules.imports(file, in: house).count == findings)
  }

  @Test(
    "a link that leads nowhere is found",
    arguments: [
      ("[a](there.md)", 0), ("[a](gone.md)", 1), ("[a](../README.md#part)", 0), ("[a](#part)", 0),
      ("[a](https://example.org/x)", 0), ("![a](img/x.png \"title\")", 1),
      ("```\n[a](gone.md)\n```", 0), ("[a](./there.md), [b](../gone)", 1),
    ])
  func links(markdown: String, findings: Int) {
    let files: Set = ["docs/there.md", "README.md"]
    let file = Self.text(markdown, at: "docs/a.md")
    #expect(LinkRules.links(file, exists: files.contains).count == findings)
  }
}
