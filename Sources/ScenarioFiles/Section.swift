// A section as read: values of the kinds that the table asked for, each with its place in the file.
// Not here: reading one (`SectionReader.swift`), what a plan makes of it (`PlanBuilder.swift`).

import Instants
import Stochastics
import YAMLTree

/// A value and where it stands.
struct Entry {
  let node: YAMLNode
  let value: Value

  enum Value {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case span(Span)
    case days(Range<Int>)
    case distribution(Distribution)
    case list([Entry])
    case section(Section)
    case names([(name: YAMLNode, entry: Entry)])
    /// See the entry's node.
    case anything
  }
}

/// The values of one mapping. What was missing or wrong isn't there; its problem has been noted.
struct Section {
  let node: YAMLNode
  var entries: [String: Entry] = [:]

  subscript(key: String) -> Entry? { entries[key] }

  func text(_ key: String) -> String? {
    if case .text(let text)? = entries[key]?.value { text } else { nil }
  }
  func integer(_ key: String) -> Int? {
    if case .integer(let number)? = entries[key]?.value { number } else { nil }
  }
  func number(_ key: String) -> Double? {
    if case .number(let number)? = entries[key]?.value { number } else { nil }
  }
  func boolean(_ key: String) -> Bool? {
    if case .boolean(let flag)? = entries[key]?.value { flag } else { nil }
  }
  func span(_ key: String) -> Span? {
    if case .span(let span)? = entries[key]?.value { span } else { nil }
  }
  func days(_ key: String) -> Range<Int>? {
    if case .days(let days)? = entries[key]?.value { days } else { nil }
  }
  func distribution(_ key: String) -> Distribution? {
    if case .distribution(let distribution)? = entries[key]?.value { distribution } else { nil }
  }
  func list(_ key: String) -> [Entry]? {
    if case .list(let list)? = entries[key]?.value { list } else { nil }
  }
  /// The sections of a list, as far as they could be read.
  func sections(_ key: String) -> [Section] {
    (list(key) ?? []).compactMap {
      if case .section(let section) = $0.value { section } else { nil }
    }
  }
  /// The texts of a list.
  func texts(_ key: String) -> [String] {
    (list(key) ?? []).compactMap { if case .text(let text) = $0.value { text } else { nil } }
  }
  func section(_ key: String) -> Section? {
    if case .section(let section)? = entries[key]?.value { section } else { nil }
  }
  func names(_ key: String) -> [(name: YAMLNode, entry: Entry)]? {
    if case .names(let names)? = entries[key]?.value { names } else { nil }
  }
}
