// The same scenario with other values in some places, so that one question can be asked of several worlds.
// Not here: crossing them (`GridText.swift`), what the command line changes (`ScenarioChanges.swift`), playing them (`FleetLabCommands`).

package import Experiments
import YAMLTree

package struct Variation: Sendable {
  package let name: String
  /// What it changes, such as `world.service.median: 5s`, in the order of the file.
  package let changes: [String]
  /// Which combination of the scenario's grid it is, if one: the numbers of its levels, by factor.
  package let levels: [Int]?
  /// Called SCENARIO/NAME. Its seed is the scenario's unless it says otherwise: variations meet the
  /// same chance, as arms do.
  package let plan: ExperimentPlan
}

/// A variation as it stands in a file.
struct VariationText {
  /// Each is read as a scenario of its own.
  static let most = 100

  let name: YAMLNode
  /// A later one has the last word.
  var entries: [(key: YAMLNode, value: YAMLNode)]
  var levels: [Int]?

  /// All of a scenario: those of its grid, then the others in the order of the file. One that is called as a
  /// combination of the grid is says what else that combination changes. What is wrong with the sections has
  /// been noted.
  static func all(in scenario: Section?) -> [VariationText] {
    var all = GridText.read(scenario).grid?.variations ?? []
    for (name, entry) in (scenario?.names("variations") ?? []).prefix(most) {
      guard case .names(let keys) = entry.value else { continue }
      let entries = keys.map { (key: $0.name, value: $0.entry.node) }
      if let place = all.firstIndex(where: { $0.name.text == name.text }) {
        all[place].entries += entries
      } else {
        all.append(VariationText(name: name, entries: entries))
      }
    }
    return Array(all.prefix(most))
  }

  var changes: [String] { entries.map { "\($0.key.text ?? ""): \($0.value.inFlow)" } }

  /// A scenario with the values replaced and without variations, and what couldn't be.
  func apply(to root: YAMLNode) -> (tree: YAMLNode, misfits: [YAMLProblem]) {
    var tree = root.without("variations").without("grid")
    var misfits: [YAMLProblem] = []
    for (key, value) in entries {
      let text = key.text ?? ""
      if ["fleetlab", "name", "variations", "grid"].contains(text.prefix { $0 != "." }) {
        misfits.append(key.complaint("'\(text)' is the same in all variations; leave it out"))
      } else if let changed = tree.replacing(key, by: value) {
        tree = changed
      } else {
        misfits.append(
          key.complaint("'\(text)' leads through what has no keys; write a key such as seed"))
      }
    }
    return (tree, misfits)
  }

  /// What a reader should be told of problems that the scenario has with this variation: those within it
  /// as they are, and the others, which the variation brought about, at its name.
  func problems(_ all: [YAMLProblem]) -> (within: [YAMLProblem], elsewhere: [YAMLProblem]) {
    let places = entries.flatMap { $0.key.places + $0.value.places }
    func isWithin(_ problem: YAMLProblem) -> Bool {
      places.contains { $0.line == problem.line && $0.column == problem.column }
    }
    let elsewhere = all.filter { !isWithin($0) }.map { problem in
      name.complaint("with '\(name.text ?? "")' line \(problem.line) is wrong: \(problem.message)")
    }
    return (all.filter(isWithin), elsewhere)
  }
}
