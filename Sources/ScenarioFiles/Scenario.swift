// A scenario file as a plan, or everything that is wrong with it. Not here: the format's keys
// (`ScenarioKeys.swift`), the steps of reading (`SectionReader.swift`, `PlanBuilder.swift`).

package import Experiments
package import YAMLTree

/// A plan and where it came from.
package struct Scenario: Sendable {
  package let plan: ExperimentPlan
  /// SHA-256 of the file's bytes, in hexadecimal.
  package let digest: String
  /// What was put in place of what the file says, as given.
  package let replaced: [String]

  /// The files that it reads besides, as paths from its folder.
  package let traces: [String]

  /// - Parameters:
  ///   - bytes: The file's.
  ///   - folder: Where paths in the file start from.
  ///   - changes: What the command line puts in place of what the file says.
  /// - Throws: Every problem of the file at once.
  package init(
    bytes: [UInt8], folder: String, changes: ScenarioChanges = ScenarioChanges()
  ) throws(ScenarioProblems) {
    let parsed = YAMLTree.parse(bytes)
    guard let root = parsed.root else { throw ScenarioProblems(parsed.problems) }
    var reader = SectionReader()
    for problem in parsed.problems { reader.note(problem) }
    let (tree, misfits) = changes.apply(to: root)
    guard misfits.isEmpty else { throw ScenarioProblems([], inChanges: misfits) }
    let section = reader.section(tree, ScenarioKeys.scenario)
    var builder = PlanBuilder(problems: reader.problems, folder: folder)
    let plan = section.flatMap { builder.plan($0, arms: changes.arms) }
    guard let plan, builder.problems.isEmpty else {
      throw ScenarioProblems(builder.problems, inChanges: builder.armProblems)
    }
    self.plan = plan
    digest = SHA256.hexadecimal(of: bytes)
    replaced = changes.texts
    traces = builder.files
  }
}

/// All that is wrong with a scenario.
package struct ScenarioProblems: Error, Sendable, CustomStringConvertible {
  /// In the order of the file.
  package let inFile: [YAMLProblem]
  /// What is wrong with what the command line put in its place.
  package let inChanges: [String]

  init(_ problems: [YAMLProblem], inChanges: [String] = []) {
    // What an option put in has no place in the file.
    inFile = problems.filter { $0.line > 0 }.map(\.inOneLine).sorted()
    let ofOptions = problems.filter { $0.line == 0 }.sorted().map { "--set \($0.message)" }
    self.inChanges = (inChanges + ofOptions).map(YAMLProblem.inOneLine)
  }

  package var description: String {
    (inFile.map(\.description) + inChanges).joined(separator: "\n")
  }
}
