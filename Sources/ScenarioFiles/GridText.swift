// A grid as it stands in a file: factors, each with levels that change some keys, crossed into variations.
// Not here: what a variation does (`Variation.swift`), checking names (`PlanBuilder+Variations.swift`).

import Experiments
import YAMLTree

struct GridText {
  typealias Change = (key: YAMLNode, value: YAMLNode)

  let crossing: Crossing
  /// By factor and level.
  private let changes: [[[Change]]]
  /// Where the grid stands.
  private let place: YAMLNode

  /// The most characters of a combination's name, which is a folder's.
  static let longestName = 128

  /// The grid of a scenario, and what is wrong with it; `nil` where there is none or something is wrong.
  static func read(_ scenario: Section?) -> (grid: GridText?, problems: [YAMLProblem]) {
    guard let entry = scenario?["grid"], let entries = scenario?.names("grid"), !entries.isEmpty
    else { return (nil, []) }
    let names = factorNames(entries.map { $0.name.text ?? "" })
    var (factors, changes) = ([Crossing.Factor](), [[[Change]]]())
    var problems: [YAMLProblem] = []
    for ((key, entry), name) in zip(entries, names) {
      let levels = levels(of: entry, at: key)
      problems += check(levels.map(\.name), of: name, key, entry.node)
      factors.append(Crossing.Factor(name, levels: levels.map { $0.name.text ?? "" }))
      changes.append(levels.map(\.changes))
    }
    let crossing = Crossing(factors)
    let place = scenario?.node.place(of: "grid") ?? entry.node
    if crossing.count > VariationText.most {
      let count = factors.map { "\($0.levels.count)" }.joined(separator: " × ")
      problems.append(
        place.complaint(
          "grid: \(count) combinations are too many; write \(VariationText.most) or fewer"))
    } else if let longest = crossing.combinations.map({ name(crossing.words($0)).count }).max(),
      longest > longestName
    {
      problems.append(
        place.complaint(
          "grid: its variations' names get \(longest) characters; shorten names for \(longestName)")
      )
    }
    return problems.isEmpty
      ? (GridText(crossing: crossing, changes: changes, place: place), []) : (nil, problems)
  }

  /// A variation for each combination, the last factor changing fastest.
  var variations: [VariationText] {
    crossing.combinations.map { combination in
      let text = Self.name(crossing.words(combination))
      let name = YAMLNode(
        line: place.line, column: place.column, content: .scalar(text, isPlain: true))
      return VariationText(
        name: name, entries: zip(changes, combination).flatMap { $0[$1] }, levels: combination)
    }
  }

  /// Such as `agent_kind=0.3_action=1`.
  private static func name(_ words: [String]) -> String { words.joined(separator: "_") }

  /// A key is called by its last words, as many as it takes to be told from the others.
  private static func factorNames(_ keys: [String]) -> [String] {
    let paths = keys.map { $0.split(separator: ".") }
    return paths.enumerated().map { number, path in
      let others = paths.enumerated().filter { $0.offset != number }.map(\.element)
      let count = (1...max(1, path.count)).first { count in
        !others.contains { $0.suffix(count) == path.suffix(count) }
      }
      return path.suffix(count ?? path.count).joined(separator: ".")
    }
  }

  /// Named levels with their keys, or values of one key, which are named as they stand there.
  private static func levels(
    of entry: Entry, at key: YAMLNode
  ) -> [(name: YAMLNode, changes: [Change])] {
    switch entry.value {
    case .list(let values): values.map { ($0.node, [(key, $0.node)]) }
    case .names(let levels):
      levels.compactMap { name, entry in
        guard case .names(let keys) = entry.value else { return nil }
        return (name, keys.map { ($0.name, $0.entry.node) })
      }
    default: []
    }
  }

  private static func check(
    _ levels: [YAMLNode], of factor: String, _ key: YAMLNode, _ value: YAMLNode
  ) -> [YAMLProblem] {
    var problems: [YAMLProblem] = []
    if !isPlain(factor) {
      problems.append(
        key.complaint("grid: '\(factor)' is no name; write letters, digits, ., - and _"))
    }
    let given = value.items?.count ?? value.entries?.count ?? 0
    if given < 2 {
      problems.append(
        value.complaint(
          "grid.\(factor): a factor has two levels or more; set a single one in the scenario itself"
        ))
    }
    var seen: [String] = []
    for level in levels {
      guard let text = level.text, isPlain(text) else {
        problems.append(
          level.complaint(
            "grid.\(factor): '\(level.inFlow.prefix(40))' names no folder; give it a name: {NAME: {KEY: …}}"
          ))
        continue
      }
      if seen.contains(text) {
        problems.append(
          level.complaint("grid.\(factor): '\(text)' stands there already; keep one of the two"))
      }
      seen.append(text)
    }
    return problems
  }

  private static func isPlain(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil
  }
}
