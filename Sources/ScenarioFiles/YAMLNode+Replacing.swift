// A tree with another value at one place. Not here: who asks for it (`ScenarioChanges.swift`,
// `Variation.swift`).

import YAMLTree

extension YAMLNode {
  /// The tree with a value at a path of keys, such as `world.service.median`; keys that aren't there
  /// are added, and stand where the path does. `nil` when the path leads through what is no mapping.
  func replacing(_ path: YAMLNode, by value: YAMLNode) -> YAMLNode? {
    let keys = (path.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
    return replacing(keys[...], by: value, at: path)
  }

  private func replacing(
    _ keys: ArraySlice<Substring>, by value: YAMLNode, at place: YAMLNode
  ) -> YAMLNode? {
    guard let key = keys.first.map(String.init) else { return value }
    guard var entries, !key.isEmpty else { return nil }
    let index = entries.firstIndex { $0.key.text == key } ?? entries.count
    if index == entries.count {
      entries.append(
        (key: place.with(.scalar(key, isPlain: true)), value: place.with(.mapping([]))))
    }
    let inner = entries[index].value.replacing(keys.dropFirst(), by: value, at: place)
    guard let inner else { return nil }
    entries[index].value = inner
    return with(.mapping(entries))
  }

  func without(_ key: String) -> YAMLNode {
    entries.map { with(.mapping($0.filter { $0.key.text != key })) } ?? self
  }

  /// Other content in the same place.
  private func with(_ content: Content) -> YAMLNode {
    YAMLNode(line: line, column: column, content: content)
  }

  /// As it might stand in a line, for people: `{every_days: 3, share: 0.3}`.
  var inFlow: String {
    switch content {
    case .scalar(let text, let isPlain): isPlain ? text : "\"\(text)\""
    case .sequence(let items): "[" + items.map(\.inFlow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.inFlow): \($0.value.inFlow)" }.joined(separator: ", ") + "}"
    }
  }

  /// The places of a value and of everything in it.
  var places: [(line: Int, column: Int)] {
    let inner =
      switch content {
      case .scalar: [YAMLNode]()
      case .sequence(let items): items
      case .mapping(let entries): entries.flatMap { [$0.key, $0.value] }
      }
    return [(line, column)] + inner.flatMap(\.places)
  }
}
