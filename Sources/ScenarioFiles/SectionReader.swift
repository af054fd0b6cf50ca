// Holds a tree against a table: every key known, every value of its kind, all problems at once.
// Not here: the tables (`ScenarioKeys.swift`), distributions (`DistributionReader.swift`), what only a whole
// scenario can show to be wrong (`PlanBuilder.swift`).

import Instants
import TraceFiles
import YAMLTree

struct SectionReader {
  private(set) var problems: [YAMLProblem] = []

  mutating func note(_ problem: YAMLProblem) { problems.append(problem) }

  mutating func note(_ node: YAMLNode, _ message: String) { problems.append(node.problem(message)) }

  /// Reads a mapping; `nil` when there is none.
  mutating func section(_ node: YAMLNode, _ table: KeyTable) -> Section? {
    guard let entries = node.entries else {
      let known = table.keys.map(\.name).joined(separator: ", ")
      note(node, "'\(table.name)' is a mapping; write keys and values below it, of \(known)")
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
      note(node, "'\(table.name)' lacks the key '\(spec.name)'; it says \(spec.help)")
    }
    return section
  }

  /// Reads a value of one kind; `nil` when it is none, which has been noted.
  mutating func entry(_ node: YAMLNode, _ kind: ValueKind, at key: String) -> Entry? {
    do throws(YAMLProblem) {
      return try value(node, kind, at: key).map { Entry(node: node, value: $0) }
    } catch {
      note(YAMLProblem(line: error.line, column: error.column, message: "\(key): \(error.message)"))
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
        throw node.problem(
          "\(number) is out of range; write \(range.lowerBound) to \(range.upperBound)")
      }
      return .integer(number)
    case .number(let range):
      let number = try node.asNumber
      guard range.contains(number) else { throw node.problem(Self.outOfRange(number, range)) }
      return .number(number)
    case .boolean: return .boolean(try node.asBoolean)
    case .duration(let isPositive): return .span(try Self.span(node, isPositive: isPositive))
    case .percent: return .number(try Self.percent(node))
    case .days: return .days(try Self.days(node))
    case .distribution(let dimension):
      return distribution(node, dimension, at: key).map { .distribution($0) }
    case .choice(let words):
      let word = try node.asString
      guard words.contains(word) else {
        throw node.problem(
          "'\(word)' isn't one of them; \(NearestName.hint(for: word, among: words))")
      }
      return .text(word)
    case .list(let kind):
      guard let items = node.items else {
        throw node.problem("here stands no list; write [one, two] or a line with '- ' for each")
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
    case .either(let one, let other):
      return try value(node, Self.fits(node, one) ? one : other, at: key)
    }
  }

  private static func fits(_ node: YAMLNode, _ kind: ValueKind) -> Bool {
    switch kind {
    case .list: node.items != nil
    case .section, .names, .distribution: node.entries != nil
    case .integer: node.text != nil && (try? node.asInteger) != nil
    default: node.text != nil
    }
  }

  private static func outOfRange(_ number: Double, _ range: ClosedRange<Double>) -> String {
    let low = range.lowerBound == .leastNonzeroMagnitude ? "above 0" : "\(range.lowerBound)"
    if range.upperBound == .greatestFiniteMagnitude {
      return "\(number) is out of range; write a number \(low) or more"
    }
    return "\(number) is out of range; write a number from \(low) to \(range.upperBound)"
  }

  static func span(_ node: YAMLNode, isPositive: Bool) throws(YAMLProblem) -> Span {
    guard let text = node.text else {
      throw node.problem("here stands no duration; write one such as 30d, 12h, 3.5s or 250ms")
    }
    let span: Span
    do throws(SpanError) { span = try Span(parsing: text) } catch {
      throw node.problem(error.description)
    }
    if isPositive && span == .zero {
      throw node.problem("a duration of nothing; write one above 0s")
    }
    return span
  }

  private static func percent(_ node: YAMLNode) throws(YAMLProblem) -> Double {
    let text = node.text ?? ""
    guard text.hasSuffix("%"),
      let number = Double(text.dropLast().trimmingSuffix { $0 == " " }), number.isFinite
    else { throw node.problem("'\(text)' is no percentage; write one such as 20 %") }
    return number / 100
  }

  private static func days(_ node: YAMLNode) throws(YAMLProblem) -> Range<Int> {
    let text = node.text ?? ""
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let last = parts[1], first >= 1, last >= first,
      last <= 100_000
    else {
      throw node.problem(
        "'\(text)' is no range of days; write the first and the last, such as 21-30")
    }
    return first - 1..<last
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
