// The house keeps its rules. Not here: that the rules bite (`RuleTests.swift`).

import Testing

struct TreeTests {
  private let house = House(
    manifest: SourceTree.texts.first { $0.path == "Package.swift" }?.text ?? "")

  @Test("the tree is where it is looked for")
  func tree() {
    let paths = SourceTree.texts.map(\.path)
    #expect(paths.contains("Package.swift"))
    #expect(paths.contains("Sources/Instants/Span.swift"))
    #expect(paths.contains("Tests/TidyTests/TreeTests.swift"))
    #expect(TextRules.wallClocks.subtracting(paths) == [], "a file that is allowed a clock is gone")
  }

  @Test("texts are short, introduced, finished, reproducible and clean")
  func texts() {
    expectNothing(SourceTree.texts.flatMap { text in TextRules.all.flatMap { $0(text) } })
  }

  @Test("no arrow of the manifest lets a room cheat")
  func arrows() {
    #expect(house.dependencies.count > 30)
    expectNothing(ImportRules.arrows(of: house))
  }

  @Test("targets import what they declare")
  func imports() {
    expectNothing(SourceTree.texts.flatMap { ImportRules.imports($0, in: house) })
  }

  @Test("relative links lead somewhere")
  func links() {
    expectNothing(SourceTree.texts.flatMap { LinkRules.links($0, exists: SourceTree.exists) })
  }

  private func expectNothing(_ findings: [String]) {
    #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
  }
}
