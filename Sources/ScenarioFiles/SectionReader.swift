// Holds a tree against a table: every key known, every value of its kind, all problems at once.
// Not here: the tables (`ScenarioKeys.swift`), distributions (`DistributionReader.swift`), what only a whole
// scenario can show to be wrong (`PlanBuilder.swift`), forms of text (`SectionReader+Forms.swift`).

import Instants
import TraceFiles
import YAMLTree

struct SectionReader {
  private(set) var problems: [YAMLProblem] = []

  mutating func note(_ problem: YAMLProblem) { problems.append(problem) }

  mutating func note(_ node: YAMLNode, _ message: String) {
    problems.append(node.complaint(message))
  }

  /// Reads a mapping; `nil` when there is none.
  mutating func section(_ node: YAMLNode, _ table: KeyTable) -> Section? {
    guard let entries = node.entries else {
      let known = NearestName.listing(table.keys.map(\.name))
      note(node, "'\(table.name)' is no mapping; write keys below it, of \(known)")
      return nil
    }
    var section = Section(node: node)
    for (key, value) in entries {
      guard let name = key.text, let spec = table.spec(name) else {
        let hint = NearestName.hint(for: key.text ?? "", among: table.keys.map(\.name))
        note(key, "unknown key '\(key.text ?? "?")' in '\(table.name)'; \(hint)")
        continue
      }
      if let entry = entry(value, spec.kind, at: name) { section.entries[name] = entry }
    }
    for spec in table.keys where spec.isRequired && node[spec.name] == nil {
      note(node, "'\(table.name)' lacks '\(spec.name)'; add '\(spec.name): …', \(spec.help)")
    }
    return section
  }

  /// Reads a value of one kind; `nil` when it is none, which has been noted.
  mutating func entry(_ node: YAMLNode, _ kind: ValueKind, at key: String) -> Entry? {
    do throws(YAMLProblem) {
      return try value(node, kind, at: key).map { Entry(node: node, value: $0) }
    } catch {
      note(node, "\(key): \(error.message)")
      return nil
    }
  }

  private mutating func value(
    _ node: YAMLNode, _ kind: ValueKind, at key: String
  ) throws(YAMLProblem) -> Entry.Value? {
    switch kind {
    case .text: return .text(try node.asString)
    case .integer(let range):
      let number = try node.asInteger
      guard range.contains(number) else {
        throw node.problem("\(number) is out of range; write \(Self.text(range))")
      }
      return .integer(number)
    case .number(let range):
      let number = try node.asNumber
      guard range.contains(number) else {
        throw node.problem("\(Self.text(number)) is out of range; write \(Self.text(range))")
      }
      return .number(number)
    case .boolean: return .boolean(try node.asBoolean)
    case .duration(let isPositive): return .span(try Self.span(node, isPositive: isPositive))
    case .fraction: return .number(try Self.fraction(node))
    case .percent: return .number(try Self.percent(node))
    case .days: return .days(try Self.days(node))
    case .distribution(let dimension):
      return distribution(node, dimension, at: key).map { .distribution($0) }
    case .choice(let words):
      let word = try node.asString
      guard words.contains(word) else {
        throw node.problem(
          "'\(word)' is none of them; \(NearestName.hint(for: word, among: words))")
      }
      return .text(word)
    case .list(let kind):
      guard let items = node.items else {
        throw node.problem("here stands no list; write [one, two] or a line with '- ' for each")
      }
      return .list(items.compactMap { entry($0, kind, at: key) })
    case .swept(let kind):
      guard let items = node.items else { return try value(node, kind, at: key) }
      guard items.count > 1 else {
        throw node.problem(
          "a sweep takes two values or more; write [one, two], or one without brackets")
      }
      return .list(items.compactMap { entry($0, kind, at: key) })
    case .section(let table): return section(node, table).map { .section($0) }
    case .names(let kind):
      guard let entries = node.entries else {
        throw node.problem("here stands no mapping; write a name and a value for each")
      }
      return .names(
        entries.compactMap { name, value in
          entry(value, kind, at: "\(key).\(name.text ?? "?")").map { (name, $0) }
        })
    case .anything: return .anything
    case .either(.integer(let range), .choice(let words)):
      if let number = try? node.asInteger, range.contains(number) { return .integer(number) }
      if let word = node.text, words.contains(word) { return .text(word) }
      let right = "write \(Self.text(range)), or \(words.joined(separator: " or "))"
      throw node.problem("'\(node.text ?? "this")' is neither number nor word here; \(right)")
    case .either(.number(let range), .choice(let words)):
      if let number = try? node.asNumber, range.contains(number) { return .number(number) }
      if let word = node.text, words.contains(word) { return .text(word) }
      let right = "write \(Self.text(range)), or \(words.joined(separator: " or "))"
      throw node.problem("'\(node.text ?? "this")' is neither number nor word here; \(right)")
    case .either(let one, let other):
      return try value(node, Self.fits(node, one) ? one : other, at: key)
    }
  }

  private static func fits(_ node: YAMLNode, _ kind: ValueKind) -> Bool {
    switch kind {
    case .list: node.items != nil
    case .swept(let kind): node.items != nil || fits(node, kind)
    case .section, .names, .distribution: node.entries != nil
    case .integer: node.text != nil && (try? node.asInteger) != nil
    default: node.text != nil
    }
  }
}
