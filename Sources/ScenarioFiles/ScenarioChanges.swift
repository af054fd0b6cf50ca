// What the command line puts in place of what a scenario says. Not here: the command line.

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
      let path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if let changed = Self.replacing(tree, path[...], by: Self.withoutPlace(node)) {
        tree = changed
      } else {
        misfits.append("--set \(key): the scenario has no section for it; write a key such as seed")
      }
    }
    return (tree, misfits)
  }

  private static func replacing(
    _ node: YAMLNode, _ path: ArraySlice<String>, by value: YAMLNode
  ) -> YAMLNode? {
    guard let key = path.first else { return value }
    guard var entries = node.entries, !key.isEmpty else { return nil }
    if let index = entries.firstIndex(where: { $0.key.text == key }) {
      guard let inner = replacing(entries[index].value, path.dropFirst(), by: value) else {
        return nil
      }
      entries[index].value = inner
    } else {
      let empty = YAMLNode(line: 0, column: 0, content: .mapping([]))
      guard let inner = replacing(empty, path.dropFirst(), by: value) else { return nil }
      let name = YAMLNode(line: 0, column: 0, content: .scalar(key, isPlain: true))
      entries.append((key: name, value: inner))
    }
    return YAMLNode(line: node.line, column: node.column, content: .mapping(entries))
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
