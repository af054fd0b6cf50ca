// The completion scripts: right for their shells, and in bash also what they offer.

import Foundation
import Testing

struct CompletionTests {
  @Test("each shell accepts its script", arguments: ["bash", "zsh", "fish"])
  func syntax(shell: String) throws {
    let script = try BuiltProgram.run(["completions", shell])
    #expect(script.code == 0 && script.errors == "" && script.output.contains("fleetlab"))
    guard let program = BuiltProgram.find(shell) else { return }  // Not everyone has all three.
    let file = try temporaryFolder().appending(path: "script")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try script.output.write(to: file, atomically: true, encoding: .utf8)
    let ending = try BuiltProgram.run(program, ["-n", file.path])
    #expect(ending == Ending(output: "", errors: "", code: 0))
  }

  /// The words as bash splits them (an equals sign stands alone), and what it should offer.
  static let table: [(words: [String], offered: [String])] = [
    (["r"], ["run"]),
    (["--vers"], ["--version"]),
    (["-q", "val"], ["validate"]),
    (["--format", "json", "li"], ["list", "live"]),
    (["--format", "=", "json", "li"], ["list", "live"]),
    (["run", "--se"], ["--seed", "--set"]),
    (["run", "--color", ""], ["auto", "always", "never"]),
    (["run", "--color", "="], ["auto", "always", "never"]),
    (["run", "--color", "=", "n"], ["never"]),
    (["run", "--seed", ""], []),
    (["run", ""], ["a.yaml", "b c.yml", "folder"]),
    (["run", "--out", ""], ["folder"]),
    (["list", "p"], ["policies", "presets"]),
    (["list", "--se"], []),
    (["init", "--fr"], ["--from"]),
    (["init", ""], ["a.yaml", "b c.yml", "folder", "notes.txt"]),
    (["schema", ""], []),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "compl"], ["completions"]),
    (["bas"], ["baseline"]),
    (["baseline", "s"], ["show"]),
    (["-q", "baseline", ""], ["update", "show", "compare"] + Self.everywhere),
    (["baseline", "update", "--re"], ["--reason"]),
    (["baseline", "update", "--al"], ["--allow-worse"]),
    (["baseline", "show", ""], ["a.yaml", "b c.yml", "folder", "notes.txt"]),
    (["baseline", "compare", "--baseline", ""], ["a.yaml", "b c.yml", "folder", "notes.txt"]),
    (["baseline", "compare", ""], ["a.yaml", "b c.yml", "folder"]),
    (["compare", ""], ["folder"]),
    (["compare", "--me"], ["--measure"]),
  ]

  private static let everywhere = [
    "--format", "--quiet", "-q", "--verbose", "-v", "--color", "--progress", "--help", "-h",
    "--version",
  ]

  @Test("bash offers what fits", arguments: table)
  func bash(words: [String], offered: [String]) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a.yaml", "b c.yml", "notes.txt"] {
      try Data().write(to: folder.appending(path: name))
    }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder"), withIntermediateDirectories: false)
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let line = """
      source <("$fleetlab" completions bash)
      COMP_WORDS=(fleetlab \(quoted)); COMP_CWORD=\(words.count)
      _fleetlab
      [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ending = try BuiltProgram.bash(line, in: folder)
    #expect(ending.errors == "")
    #expect(ending.output.split(separator: "\n").map(String.init).sorted() == offered.sorted())
  }

  private func temporaryFolder() throws -> URL {
    try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
  }
}
