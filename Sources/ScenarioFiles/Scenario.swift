// A scenario file as plans, or everything that is wrong with it. Not here: the format's keys
// (`ScenarioKeys.swift`), the steps of reading (`SectionReader.swift`, `PlanBuilder.swift`), variations
// (`Variation.swift`).

import Digests
package import Experiments
package import YAMLTree

/// Plans and where they came from.
package struct Scenario: Sendable {
  /// What the file says when no variation is applied.
  package let plan: ExperimentPlan
  /// What is to be played in its place, if there are any, in the order of the file.
  package let variations: [Variation]
  /// The factors and levels that some or all of them cross.
  package let grid: Crossing?
  /// SHA-256 of the file's bytes, in hexadecimal.
  package let digest: String
  /// What was put in place of what the file says, as given.
  package let replaced: [String]

  /// The files that it reads besides, as paths from its folder.
  package let traces: [String]

  /// - Parameters:
  ///   - bytes: The file's.
  ///   - folder: Where paths in the file start from.
  ///   - changes: What the command line puts in place of what the file says. It has the last word: what it
  ///     sets holds in every variation.
  /// - Throws: Every problem of the file at once.
  package init(
    bytes: [UInt8], folder: String, changes: ScenarioChanges = ScenarioChanges()
  ) throws(ScenarioProblems) {
    let parsed = YAMLTree.parse(bytes)
    guard let root = parsed.root else { throw ScenarioProblems(parsed.problems) }
    let (tree, misfits) = changes.apply(to: root)
    // Of a file that is no scenario at all nothing can be changed; that is the file's fault.
    guard misfits.isEmpty || root.entries == nil else {
      throw ScenarioProblems([], inChanges: misfits)
    }
    let own = PlanReading(tree, folder: folder, arms: changes.arms)
    var problems = parsed.problems + own.problems
    var inChanges = own.armProblems
    var (variations, traces) = ([Variation](), own.traces)
    let worlds = ValidityWorlds(own.section, in: tree) { changed in
      let reading = PlanReading(changes.apply(to: changed).tree, folder: folder, arms: nil)
      return (reading.plan, reading.problems)
    }
    // What is wrong without them needn't be said again.
    if problems.isEmpty { problems = worlds.problems }
    for text in VariationText.all(in: own.section) {
      let (varied, misfits) = text.apply(to: tree)
      let reading = PlanReading(
        changes.apply(to: varied).tree, folder: folder, arms: changes.arms, variation: text.name)
      let (within, elsewhere) = text.problems(misfits + reading.problems)
      // What is wrong without it needn't be said again.
      let new = within + (problems.isEmpty ? elsewhere : [])
      problems += new.filter { !problems.contains($0) }
      inChanges += reading.armProblems.filter { !inChanges.contains($0) }
      traces += reading.traces.filter { !traces.contains($0) }
      if let name = text.name.text, let plan = reading.plan {
        let within = ValidityWorlds(reading.section, in: varied) { changed in
          let reading = PlanReading(changes.apply(to: changed).tree, folder: folder, arms: nil)
          return (reading.plan, reading.problems)
        }
        variations.append(
          Variation(
            name: name, changes: text.changes, levels: text.levels, plan: within.added(to: plan)))
      }
    }
    guard let plan = own.plan, problems.isEmpty, inChanges.isEmpty else {
      throw ScenarioProblems(problems, inChanges: inChanges)
    }
    self.plan = worlds.added(to: plan)
    self.variations = variations
    self.traces = traces
    grid = GridText.read(own.section).grid?.crossing
    digest = SHA256.hexadecimal(of: bytes)
    replaced = changes.texts
  }
}

/// A tree as a plan, or what keeps it from being one.
private struct PlanReading {
  let section: Section?
  let plan: ExperimentPlan?
  let problems: [YAMLProblem]
  /// What is wrong with arms that the command line asked for.
  let armProblems: [String]
  let traces: [String]

  init(_ tree: YAMLNode, folder: String, arms: [String]?, variation: YAMLNode? = nil) {
    var reader = SectionReader()
    section = reader.section(tree, ScenarioKeys.scenario)
    var builder = PlanBuilder(problems: reader.problems, folder: folder)
    var plan = section.flatMap { builder.plan($0, arms: arms) }
    if let name = variation?.text { plan?.name += "/\(name)" }
    (self.plan, problems, armProblems) = (plan, builder.problems, builder.armProblems)
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
