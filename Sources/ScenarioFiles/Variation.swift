// The same scenario with other values in some places, so that one question can be asked of several worlds.
// Not here: what the command line changes (`ScenarioChanges.swift`), playing them (`FleetLabCommands`).

package import Experiments
import YAMLTree

package struct Variation: Sendable {
  package let name: String
  /// What it changes, such as `world.service.median: 5s`, in the order of the file.
  package let changes: [String]
  /// Called SCENARIO/NAME. Its seed is the scenario's unless it says otherwise: variations meet the
  /// same chance, as arms do.
  package let plan: ExperimentPlan
}

/// A variation as it stands in a file.
struct VariationText {
  /// Each is read as a scenario of its own.
  static let most = 100

  let name: YAMLNode
  let entries: [(key: YAMLNode, value: YAMLNode)]

  /// All of a scenario, in the order of the file; what is wrong with the section has been noted.
  static func all(in scenario: Section?) -> [VariationText] {
    (scenario?.names("variations") ?? []).prefix(most).compactMap { name, entry in
      guard case .names(let keys) = entry.value else { return nil }
      return VariationText(name: name, entries: keys.map { ($0.name, $0.entry.node) })
    }
  }

  var changes: [String] { entries.map { "\($0.key.text ?? ""): \($0.value.inFlow)" } }

  /// A scenario with the values replaced and without variations, and what couldn't be.
  func apply(to root: YAMLNode) -> (tree: YAMLNode, misfits: [YAMLProblem]) {
    var tree = root.without("variations")
    var misfits: [YAMLProblem] = []
    for (key, value) in entries {
      let text = key.text ?? ""
      if ["fleetlab", "name", "variations"].contains(text.prefix { $0 != "." }) {
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
