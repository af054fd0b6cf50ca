// What users get: the archive of `make dist`, and CI's workflow and its page.
// Not here: links in documents (`TidyTests`), what the commands do (the other files).

import FleetLabCommands
import Foundation
import Testing
import YAMLTree

struct DeliveryTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: BuiltProgram.root.appending(path: path), encoding: .utf8)
  }

  /// Links the objects that these tests' program is made of; the script itself tries what it made.
  @Test(
    "the archive is one static program that runs alone",
    .enabled(if: ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] != nil))
  func dist() throws {
    try Workbench.work(with: [:]) { folder in
      let build = URL(filePath: BuiltProgram.path).deletingLastPathComponent().path
      let ending = try BuiltProgram.bash(
        "PATH=\(ProcessInfo.processInfo.environment["PATH"] ?? "") scripts/dist \(folder.path) \(build)"
      )
      #expect(ending.code == 0, "\(ending.errors)")
      let name = try #require(Workbench.names(in: folder).first { !$0.hasSuffix(".gz") })
      #expect(Workbench.names(in: folder) == [name, name + ".tar.gz"])
      let tree = folder.appending(path: name)
      for file in [
        "bin/fleetlab", "share/man/man1/fleetlab.1", "share/fleetlab/scenarios/smoke.yaml",
        "share/fleetlab/scenarios/data/swebench-17.csv.gz", "LICENSE", "THIRD_PARTY.md",
        "share/bash-completion/completions/fleetlab", "share/zsh/site-functions/_fleetlab",
        "share/fish/vendor_completions.d/fleetlab.fish",
      ] {
        #expect(FileManager.default.fileExists(atPath: tree.appending(path: file).path), "\(file)")
      }
    }
  }

  @Test("the workflow is YAML, pins what it runs in, checks, posts and keeps the report")
  func workflow() throws {
    let text = try Self.text(".github/workflows/learning-targets.yml")
    let parsed = YAMLTree.parse(Array(text.utf8))
    #expect(parsed.problems.isEmpty && parsed.root != nil, "\(parsed.problems)")
    #expect(
      text.contains("container: swift:6.3-bookworm") && text.contains("runs-on: ubuntu-24.04"))
    for word in [
      "fleetlab check", "--junit", "--markdown", "--baseline", "$GITHUB_STEP_SUMMARY",
      "actions/upload-artifact@v4", "fleetlab selftest", "contents: read",
    ] { #expect(text.contains(word), "\(word)") }
    let packages = try Self.text("scripts/requirements").firstMatch(of: /packages=\((.*)\)/)?.1
    for name in try #require(packages).split(separator: " ") {
      #expect(text.contains(name), "\(name) isn't installed")
    }
  }

  @Test("the page explains every exit code, and its snippets are YAML")
  func page() throws {
    let text = try Self.text("docs/ci.md")
    for code in ExitCode.allCases { #expect(text.contains("\n| \(code.rawValue) | ")) }
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count == 2)
    for block in blocks {
      let parsed = YAMLTree.parse(Array(block.utf8))
      #expect(parsed.problems.isEmpty && parsed.root != nil, "\(parsed.problems)")
    }
    #expect(text.contains("--reason"))
  }
}
