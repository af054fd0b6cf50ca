// What the command line puts in place of what a scenario says. Not here: the command line, variations
// (`Variation.swift`).

import YAMLTree

package struct ScenarioChanges: Sendable {
  package var seed: Int?
  package var replications: Int?
  /// The arms to keep; the control is kept with them.
  package var arms: [String]?
  /// Keys with dots, such as `learning.preset`, and values as YAML.
  package var settings: [(key: String, value: String)] = []

  package init() {}

  /// As they were given, for a report to say how to repeat it.
  var texts: [String] {
    var texts = settings.map { "--set \($0.key)=\($0.value)" }
    if let arms { texts.append("--arms \(arms.joined(separator: ","))") }
    if let replications { texts.append("--replications \(replications)") }
    if let seed { texts.append("--seed \(seed)") }
    return texts
  }

  /// The tree with the values replaced, and what couldn't be.
  func apply(to root: YAMLNode) -> (tree: YAMLNode, misfits: [String]) {
    var all = settings
    if let seed { all.append((key: "seed", value: "\(seed)")) }
    if let replications { all.append((key: "replications", value: "\(replications)")) }
    var tree = root
    var misfits: [String] = []
    for (key, value) in all {
      let parsed = YAMLTree.parse(value)
      guard let node = parsed.root, parsed.problems.isEmpty else {
        let reason = parsed.problems.first?.message ?? "write a value"
        misfits.append("--set \(key): '\(value)' can't be read: \(reason)")
        continue
      }
      let nowhere = YAMLNode(line: 0, column: 0, content: .scalar(key, isPlain: true))
      if let changed = tree.replacing(nowhere, by: Self.withoutPlace(node)) {
        tree = changed
      } else {
        misfits.append("--set \(key): the scenario has no section for it; write a key such as seed")
      }
    }
    return (tree, misfits)
  }

  /// The node with line 0 everywhere: it stands in no file.
  private static func withoutPlace(_ node: YAMLNode) -> YAMLNode {
    let content: YAMLNode.Content =
      switch node.content {
      case .scalar: node.content
      case .sequence(let items): .sequence(items.map { withoutPlace($0) })
      case .mapping(let entries):
        .mapping(entries.map { (key: withoutPlace($0.key), value: withoutPlace($0.value)) })
      }
    return YAMLNode(line: 0, column: 0, content: content)
  }
}
