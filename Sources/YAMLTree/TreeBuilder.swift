// Events → nodes: the rules for documents, keys, anchors and limits.
// Not here: where events come from (`EventParser.swift`), what a scalar means (`YAMLNode+Scalars.swift`).

/// Builds one tree and gathers what is wrong with it.
struct TreeBuilder {
  let limits: YAMLTree.Limits
  private(set) var problems: [YAMLProblem] = []
  private var nodeCount = 0
  private var anchors: [String: Anchor] = [:]

  private enum Anchor {
    case open
    case closed(Subtree)
  }

  /// A node with what it costs to have it once more.
  private struct Subtree {
    let node: YAMLNode
    let nodes: Int
    let depth: Int
  }

  init(limits: YAMLTree.Limits) { self.limits = limits }

  /// The only document's root; `nil` when there is none or the reading had to stop.
  mutating func document(from parser: consuming EventParser) -> YAMLNode? {
    do throws(YAMLProblem) {
      _ = try parser.next()  // The stream's start.
      let start = try parser.next()
      guard case .documentStart(let version) = start.kind else {
        throw YAMLProblem(
          line: 1, column: 1, message: "the file is empty; write a mapping of 'key: value' lines")
      }
      if let version, version != (1, 2) {
        let message = "this is YAML \(version.major).\(version.minor); write YAML 1.2 and no %YAML"
        problems.append(problem(at: start, message))
      }
      let root = try subtree(from: parser.next(), &parser, depth: 0).node
      _ = try parser.next()  // The document's end.
      let next = try parser.next()
      if case .documentStart = next.kind {
        problems.append(problem(at: next, "a second document begins; write one in a file"))
      }
      return root
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func problem(at event: YAMLEvent, _ message: String) -> YAMLProblem {
    YAMLProblem(line: event.line, column: event.column, message: message)
  }

  private mutating func count(_ nodes: Int, at event: YAMLEvent) throws(YAMLProblem) {
    nodeCount += nodes
    guard nodeCount <= limits.nodes else {
      throw problem(
        at: event,
        "with this the file has more than \(limits.nodes) values, aliases followed; write fewer")
    }
  }

  private func check(depth: Int, at event: YAMLEvent) throws(YAMLProblem) {
    guard depth <= limits.depth else {
      throw problem(
        at: event, "this is nested more than \(limits.depth) levels deep; write it flatter")
    }
  }

  /// The node that `event` begins, which may be all of a sequence or a mapping.
  private mutating func subtree(
    from event: YAMLEvent, _ parser: inout EventParser, depth: Int
  ) throws(YAMLProblem) -> Subtree {
    if case .alias(let name) = event.kind { return try resolve(name, at: event, depth: depth) }
    try count(1, at: event)
    refuseTag(of: event)
    if let anchor = event.anchor { anchors[anchor] = .open }
    let before = nodeCount
    var (content, height) = (YAMLNode.Content.sequence([]), 0)
    switch event.kind {
    case .sequenceStart:
      try check(depth: depth + 1, at: event)
      (content, height) = try sequence(&parser, depth: depth + 1)
    case .mappingStart:
      try check(depth: depth + 1, at: event)
      (content, height) = try mapping(&parser, depth: depth + 1)
    case .scalar(let text, let isPlain):
      if text.utf8.contains(0) {
        problems.append(problem(at: event, "the text holds a NUL character; remove '\\0'"))
      }
      content = .scalar(text, isPlain: isPlain)
    default: preconditionFailure("libyaml gave \(event.kind) where a node begins")
    }
    let subtree = Subtree(
      node: YAMLNode(line: event.line, column: event.column, content: content),
      nodes: 1 + nodeCount - before, depth: height)
    if let anchor = event.anchor { anchors[anchor] = .closed(subtree) }
    return subtree
  }

  private mutating func sequence(
    _ parser: inout EventParser, depth: Int
  ) throws(YAMLProblem) -> (YAMLNode.Content, height: Int) {
    var (items, height) = ([YAMLNode](), 0)
    while true {
      let event = try parser.next()
      if case .sequenceEnd = event.kind { return (.sequence(items), height + 1) }
      let item = try subtree(from: event, &parser, depth: depth)
      items.append(item.node)
      height = max(height, item.depth)
    }
  }

  private mutating func mapping(
    _ parser: inout EventParser, depth: Int
  ) throws(YAMLProblem) -> (YAMLNode.Content, height: Int) {
    var (entries, height) = ([(key: YAMLNode, value: YAMLNode)](), 0)
    var lineOfKey: [String: Int] = [:]
    while true {
      let event = try parser.next()
      if case .mappingEnd = event.kind { return (.mapping(entries), height + 1) }
      let key = try subtree(from: event, &parser, depth: depth)
      let value = try subtree(from: parser.next(), &parser, depth: depth)
      height = max(height, key.depth, value.depth)
      if let complaint = complaint(about: key.node, lineOfKey) {
        problems.append(problem(at: event, complaint))
      } else if let name = key.node.text {
        lineOfKey[name] = event.line
        entries.append((key.node, value.node))
      }
    }
  }

  /// Why a key is left out.
  private func complaint(about key: YAMLNode, _ lineOfKey: [String: Int]) -> String? {
    guard case .scalar(let text, let isPlain) = key.content else {
      return "a list or a mapping can't be a key; write a name"
    }
    if isPlain, text.isEmpty { return "a key is missing; write a name before ':'" }
    if isPlain, text == "<<" {
      return "the merge key '<<' isn't YAML 1.2; write the keys out, or alias a whole value"
    }
    return lineOfKey[text].map { line in
      "the key '\(text)' stands in line \(line) already; remove or rename one of the two"
    }
  }

  private mutating func resolve(
    _ name: String, at event: YAMLEvent, depth: Int
  ) throws(YAMLProblem) -> Subtree {
    switch anchors[name] {
    case .closed(let subtree):
      try count(subtree.nodes, at: event)
      try check(depth: depth + subtree.depth, at: event)
      return subtree
    case .open:
      throw problem(
        at: event, "'*\(name)' stands inside of what it repeats, without end; write it out")
    case nil:
      throw problem(
        at: event, "'*\(name)' repeats nothing; mark an earlier value with '&\(name)', or quote it")
    }
  }

  private mutating func refuseTag(of event: YAMLEvent) {
    guard let tag = event.tag else { return }
    let core = "tag:yaml.org,2002:"
    let written = tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
    problems.append(
      problem(at: event, "the tag '\(written)' isn't read; write the value without it"))
  }
}
