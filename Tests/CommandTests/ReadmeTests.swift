// The README says what is so: its example, its scenario, and its way to add a policy.
// Not here: links (`TidyTests`), what commands do (the other files).

import Foundation
import Testing

struct ReadmeTests {
  private static let text =
    (try? String(
      contentsOf: BuiltProgram.root.appending(path: "README.md"), encoding: .utf8)) ?? ""

  /// What stands between fences of a language, in order.
  private static func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test("the example is the file that is built")
  func example() throws {
    let file = BuiltProgram.root.appending(path: "Examples/OwnFleet/main.swift")
    let example = try String(contentsOf: file, encoding: .utf8)
    #expect(Self.blocks("swift").contains(example))
  }

  @Test("the hooks are the file that is built, here and in docs/learning-core.md")
  func hooks() throws {
    let root = BuiltProgram.root
    let example = try String(
      contentsOf: root.appending(path: "Examples/LiveAgent/main.swift"), encoding: .utf8)
    let document = try String(
      contentsOf: root.appending(path: "docs/learning-core.md"), encoding: .utf8)
    #expect(Self.blocks("swift").contains(example))
    #expect(document.contains("```swift\n\(example)```\n"))
  }

  @Test("the scenario is a good one")
  func scenario() throws {
    let yaml = try #require(Self.blocks("yaml").first)
    let file = FileManager.default.temporaryDirectory.appending(path: "readme-\(getpid()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try yaml.write(to: file, atomically: true, encoding: .utf8)
    let ending = try BuiltProgram.run(["validate", file.path])
    #expect(ending.code == 0, "\(ending.errors)")
  }

  /// Slow: builds the program from nothing.
  @Test(
    "a selection policy is one file, one line and one scenario",
    .enabled(if: ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] != nil))
  func policy() throws {
    let policy = try #require(Self.blocks("swift").first { $0.contains(": SelectionPolicy") })
    let line = try #require(Self.blocks("swift").first { $0.hasPrefix(".init(name:") })
    let copy = FileManager.default.temporaryDirectory.appending(path: "policy-\(getpid())")
    defer { try? FileManager.default.removeItem(at: copy) }
    let cloned = try BuiltProgram.bash(
      "mkdir -p '\(copy.path)' && cp -r Package.swift Sources Tests Examples Benchmarks Scenarios '\(copy.path)'"
    )
    #expect(cloned.code == 0, "\(cloned.errors)")
    let folder = copy.appending(path: "Sources/LearningCore/Selection")
    try policy.write(
      to: folder.appending(path: "WinStay.swift"), atomically: true, encoding: .utf8)
    let catalogue = folder.appending(path: "SelectionCatalogue.swift")
    let entries = try String(contentsOf: catalogue, encoding: .utf8)
    try entries.replacingOccurrences(
      of: "[SelectionCatalogueEntry] = [\n", with: "[SelectionCatalogueEntry] = [\n    \(line)"
    ).write(to: catalogue, atomically: true, encoding: .utf8)
    let smoke = copy.appending(path: "Scenarios/smoke.yaml")
    let arms = try String(contentsOf: smoke, encoding: .utf8)
    try arms.replacingOccurrences(
      of: "arms:\n", with: "arms:\n  win-stay: {who: win-stay, how: frozen}\n"
    ).write(to: smoke, atomically: true, encoding: .utf8)
    let swift = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try BuiltProgram.run(
      "/bin/bash",
      [
        "-c",
        "swift build --product fleetlab && .build/debug/fleetlab run Scenarios/smoke.yaml --replications 2",
      ],
      variables: ["PATH": swift, "HOME": NSHomeDirectory()], folder: copy)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("win-stay"))
  }
}
