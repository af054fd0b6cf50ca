// What an ASlib scenario's `description.txt` says about its runs. Not here: the runs (`ASlibRuns.swift`),
// YAML (`YAMLTree`).

import YAMLTree

/// Of the description (ASlib format 2.0, "description.txt") what the replay of runs needs; features and
/// algorithms' configurations are left alone.
struct ASlibDescription {
  struct Measure {
    let name: String
    /// Whether it is time, in seconds, and not the quality of a solution.
    let isRuntime: Bool
    let isMaximized: Bool
  }

  /// In decreasing order of importance, never empty.
  let measures: [Measure]
  /// After how many seconds a run was ended; `nil` where it isn't set (`?`, 0 or nothing).
  let cutoff: Double?

  /// Descriptions list every feature up to three times.
  private static let limits = {
    var limits = YAMLTree.Limits()
    (limits.bytes, limits.nodes) = (8 << 20, 500_000)
    return limits
  }()

  /// - Throws: Everything that is wrong with it, each with line and column.
  init(_ bytes: [UInt8], path: String) throws(TraceErrors) {
    let parsed = YAMLTree.parse(Self.quotingUnknowns(bytes), limits: Self.limits)
    var problems = parsed.problems
    guard problems.isEmpty, let root = parsed.root else {
      throw Self.errors(problems, path: path)
    }
    guard root.entries != nil else {
      throw Self.errors(
        [root.problem("this is no ASlib description; write 'performance_measures:' and so on")],
        path: path)
    }
    let names = Self.list(root, "performance_measures", "a measure's name", &problems) {
      ["", "?"].contains($0.text ?? "") ? nil : $0.text
    }
    let directions = Self.list(root, "maximize", "true or false", &problems, Self.boolean)
    let kinds = Self.list(root, "performance_type", "runtime or solution_quality", &problems) {
      ["runtime": true, "solution_quality": false][$0.text?.lowercased() ?? ""]
    }
    for (key, count) in [("maximize", directions?.count), ("performance_type", kinds?.count)] {
      if let names, let count, count != names.count {
        let right = "write \(names.count), as in performance_measures"
        problems.append((root[key] ?? root).problem("\(key) has \(count) items; \(right)"))
      }
    }
    cutoff = Self.cutoff(root, &problems)
    measures = zip(names ?? [], zip(kinds ?? [], directions ?? [])).map {
      Measure(name: $0, isRuntime: $1.0, isMaximized: $1.1)
    }
    for measure in measures where measure.isRuntime && measure.isMaximized {
      let place = root["maximize"] ?? root
      problems.append(
        place.problem("the runtime '\(measure.name.prefix(40))' can't be maximized; write false"))
    }
    if !problems.isEmpty { throw Self.errors(problems, path: path) }
  }

  /// The format writes `?` for what isn't known, and many scenarios do so without the quotes that YAML
  /// asks for: a lone one at the end of a line gets them here.
  private static func quotingUnknowns(_ bytes: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let content = line.dropLast(while: { [0x20, 0x09, 0x0D].contains($0) })
      let before = content.dropLast().dropLast(while: { $0 == 0x20 })
      let isUnknown =
        content.last == 0x3F && before.count < content.count - 1
        && (before.last == 0x3A || before.last == 0x2D)
      quoted += isUnknown ? content.dropLast() + Array("'?'".utf8) : line
      quoted.append(0x0A)
    }
    return Array(quoted.dropLast())
  }

  /// The items of a list, or the one thing that stands in its place; `nil` where something is wrong.
  private static func list<Item>(
    _ root: YAMLNode, _ key: String, _ wanted: String, _ problems: inout [YAMLProblem],
    _ item: (YAMLNode) -> Item?
  ) -> [Item]? {
    guard let node = root[key] else {
      problems.append(root.problem("there is no '\(key)'; add it, with \(wanted)"))
      return nil
    }
    let nodes = node.items ?? [node]
    guard !nodes.isEmpty else {
      problems.append(node.problem("\(key) is empty; write \(wanted)"))
      return nil
    }
    var items: [Item] = []
    for node in nodes {
      if let item = item(node) {
        items.append(item)
      } else {
        let text = node.text.map { "'\($0.prefix(40))'" } ?? "this"
        problems.append(node.problem("\(key): \(text) is none; write \(wanted)"))
      }
    }
    return items.count == nodes.count ? items : nil
  }

  /// In the words of YAML 1.1, which ASlib's own readers follow.
  private static func boolean(_ node: YAMLNode) -> Bool? {
    guard case .scalar(let text, isPlain: true) = node.content else { return nil }
    return ["true": true, "yes": true, "on": true, "false": false, "no": false, "off": false][
      text.lowercased()]
  }

  private static func cutoff(_ root: YAMLNode, _ problems: inout [YAMLProblem]) -> Double? {
    guard let node = root["algorithm_cutoff_time"], !node.isNull, node.text != "?" else {
      return nil
    }
    guard let text = node.text, let seconds = DecimalText.number(Array(text.utf8)[...]),
      seconds >= 0
    else {
      let right = "write seconds, or '?' where none was set"
      problems.append(node.problem("algorithm_cutoff_time is no number of seconds; \(right)"))
      return nil
    }
    return seconds > 0 ? seconds : nil
  }

  private static func errors(_ problems: [YAMLProblem], path: String) -> TraceErrors {
    TraceErrors(
      problems.sorted().prefix(TraceErrors.limit).map {
        TraceError(path: path, line: $0.line, column: $0.column, message: $0.message)
      })
  }
}

extension Collection where SubSequence == Self, Self: BidirectionalCollection {
  /// Without what fits at the end.
  fileprivate func dropLast(while fits: (Element) -> Bool) -> Self {
    var rest = self
    while let last = rest.last, fits(last) { rest = rest.dropLast() }
    return rest
  }
}
