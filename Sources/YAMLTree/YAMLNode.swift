// One value of a YAML file and where it stands.
// Not here: what a scalar means (`YAMLNode+Scalars.swift`), making a tree (`YAMLTree.swift`).

/// A scalar, a sequence or a mapping with the position of its first character.
package struct YAMLNode: Sendable {
  /// Counted from 1; what an alias stands for keeps the position of its anchor.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int
  package let content: Content

  package enum Content: Sendable {
    /// Quoted and block scalars are not plain: they are text, whatever they look like.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the order of the file; every key is a scalar and stands there once.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package init(line: Int, column: Int, content: Content) {
    (self.line, self.column, self.content) = (line, column, content)
  }

  /// What is written there, if it is a scalar: `30` and `"30"` both give `30`.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var entries: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a mapping's key; `nil` too when this is no mapping.
  ///
  /// - Complexity: O(*n*) with *n* keys.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// A problem at this node's position.
  package func problem(_ message: String) -> YAMLProblem {
    YAMLProblem(line: line, column: column, message: message)
  }
}
