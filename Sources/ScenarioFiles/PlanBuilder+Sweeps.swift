// Arms that sweep: a key with a list of values makes an arm for each of them, several keys one for each
// combination. Not here: one arm (`PlanBuilder+Learning.swift`), effects (`Experiments/SweepEffects.swift`).

import Experiments
import YAMLTree

/// A key that is swept, and the values that it takes.
private struct SweptKey {
  /// As the combinations' names have it.
  let factor: String
  /// Whether it stands below `how`.
  let isOfEngine: Bool
  let values: [Entry]
}

extension PlanBuilder {
  /// What an arm of the file stands for: itself, or every combination of what it sweeps, each a section that
  /// sweeps nothing.
  mutating func combinations(
    of arm: Section, at name: YAMLNode
  ) -> (sweep: Sweep?, arms: [(name: String, section: Section)]) {
    let text = name.text ?? ""
    var keys = Self.swept(arm, isOfEngine: false)
    if let place = arm["how"], case .section(let how) = place.value {
      keys += Self.swept(how, isOfEngine: true)
    }
    keys = keys.filter { !$0.values.isEmpty }
    guard !keys.isEmpty else { return (nil, [(text, arm)]) }
    for key in keys { checkDifferent(key) }
    let crossing = Crossing(
      keys.map { Crossing.Factor($0.factor, levels: $0.values.map { $0.node.text ?? "" }) })
    let sweep = Sweep(text, crossing)
    guard crossing.count <= Sweep.most else {
      let count = crossing.factors.map { "\($0.levels.count)" }.joined(separator: " × ")
      note(
        name,
        "arms: '\(text)' has \(count) combinations; sweep over fewer values, \(Sweep.most) combinations or fewer"
      )
      return (nil, [])
    }
    if let longest = sweep.arms.map(\.count).max(), longest > Sweep.longestName {
      note(
        name,
        "arms: names such as '\(text)/\(crossing.factors[0].name)=…' get \(longest) characters; "
          + "sweep fewer keys at once, for \(Sweep.longestName) or fewer")
    }
    let sections = crossing.combinations.map { combination in
      zip(keys, combination).reduce(into: arm) { section, choice in
        section.set(choice.0, to: choice.0.values[choice.1])
      }
    }
    return (sweep, Array(zip(sweep.arms, sections)))
  }

  /// In the order of the file.
  private static func swept(_ section: Section, isOfEngine: Bool) -> [SweptKey] {
    (section.node.entries ?? []).compactMap { key, _ in
      guard let name = key.text, name != ScenarioKeys.injections,
        case .list(let values)? = section[name]?.value
      else { return nil }
      return SweptKey(factor: name, isOfEngine: isOfEngine, values: values)
    }
  }

  /// `0.1` and `0.10` are the same arm twice.
  private mutating func checkDifferent(_ key: SweptKey) {
    var seen: [String] = []
    for entry in key.values {
      let value = "\(entry.value)"
      if seen.contains(value) {
        let text = entry.node.text ?? ""
        note(entry.node, "\(key.factor): '\(text)' stands there already; keep one of the two")
      }
      seen.append(value)
    }
  }

  /// An arm of the file may be called as a combination is.
  mutating func checkUnique(_ sweeps: [Sweep], in places: [YAMLNode]) {
    for sweep in sweeps {
      for place in places {
        guard let name = place.text, sweep.arms.contains(name) else { continue }
        note(
          place, "arms: '\(name)' is a combination of '\(sweep.name)'; call one of them otherwise")
      }
    }
  }
}

extension Section {
  fileprivate mutating func set(_ key: SweptKey, to value: Entry) {
    guard key.isOfEngine else {
      entries[key.factor] = value
      return
    }
    guard let place = entries["how"], case .section(var how) = place.value else { return }
    how.entries[key.factor] = value
    entries["how"] = Entry(node: place.node, value: .section(how))
  }
}
