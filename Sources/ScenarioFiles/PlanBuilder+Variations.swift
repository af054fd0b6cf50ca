// Names of scenarios and variations, which are names of folders, and how many variations there may be.
// Not here: what variations change (`Variation.swift`), how a grid is crossed (`GridText.swift`).

import YAMLTree

extension PlanBuilder {
  mutating func checkNames(_ scenario: Section) {
    if let entry = scenario["name"] { check(folder: entry.node, of: "name") }
    let (grid, gridProblems) = GridText.read(scenario)
    problems += gridProblems
    let combinations = grid?.variations.compactMap(\.name.text) ?? []
    guard let entry = scenario["variations"], let entries = entry.node.entries else { return }
    var count = combinations.count
    for (name, _) in entries {
      let text = name.text ?? ""
      if combinations.contains(text) { continue }
      count += 1
      // A broken grid has no combinations to compare with.
      guard text.contains("="), !combinations.isEmpty else {
        if gridProblems.isEmpty || !text.contains("=") { check(folder: name, of: "variations") }
        continue
      }
      let hint = Self.hint(for: text, among: combinations)
      note(name, "variations: the grid has no combination '\(text)'; \(hint)")
    }
    if count > VariationText.most {
      let most = VariationText.most
      note(entry.node, "variations: \(count) are too many; write \(most) or fewer")
    }
  }

  private mutating func check(folder node: YAMLNode, of what: String) {
    guard let name = node.text else { return }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_")
    }
    if !isPlain || name.isEmpty || name.count > 64 {
      note(
        node,
        "\(what): '\(name)' is no name for a folder; write 1 to 64 letters, digits, - and _"
      )
    }
  }
}
