// YAML text → a tree of nodes with positions, or the problems that forbid it.
// Not here: libyaml (`EventParser.swift`), events → nodes (`TreeBuilder.swift`).

package enum YAMLTree {
  /// How much a file may ask for, so that a hostile one can't exhaust memory or the stack.
  package struct Limits: Sendable {
    package var bytes = 1 << 20
    /// Sequences and mappings within each other, aliases followed.
    package var depth = 64
    /// Scalars, keys, sequences and mappings, each counted wherever an alias repeats it.
    package var nodes = 10_000

    package init() {}
    package static let standard = Limits()
  }

  /// Reads the one document of a file, by the core schema of YAML 1.2 without its riskier parts:
  /// no tags, no merge keys, no keys but scalars, no key twice.
  ///
  /// - Returns: A root, problems (sorted by place), or both: with a root, each problem is one value
  ///   or key that was left out or read all the same, so that a reader may go on and find more.
  ///   Never neither. With problems the file must not be used.
  /// - Complexity: O(*n*) in the bytes and the nodes, both limited.
  package static func parse(
    _ bytes: [UInt8], limits: Limits = .standard
  ) -> (root: YAMLNode?, problems: [YAMLProblem]) {
    guard bytes.count <= limits.bytes else {
      let size = "the file has \(bytes.count) bytes; at most \(limits.bytes) are read"
      return (nil, [YAMLProblem(line: 1, column: 1, message: size)])
    }
    if let problem = TextCheck.firstProblem(of: bytes) { return (nil, [problem]) }
    var builder = TreeBuilder(limits: limits)
    let root = builder.document(from: EventParser(bytes))
    return (root, builder.problems.sorted())
  }

  package static func parse(
    _ text: String, limits: Limits = .standard
  ) -> (root: YAMLNode?, problems: [YAMLProblem]) {
    parse(Array(text.utf8), limits: limits)
  }
}
