// Owns one `yaml_parser_t` and the bytes it reads; nothing else calls libyaml.
// Not here: what its events amount to (`TreeBuilder.swift`), its errors' wording (`SyntaxMessage.swift`).

import CYAML

/// What libyaml says, one event at a time, copied out of its memory.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentEnd, sequenceEnd, mappingEnd
    case documentStart(version: (major: Int, minor: Int)?)
    case alias(String)
    case scalar(String, isPlain: Bool)
    case sequenceStart, mappingStart
  }
  let kind: Kind
  let line: Int
  let column: Int
  let anchor: String?
  let tag: String?
}

/// A parser with its input: one owner, freed by leaving the scope.
struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    precondition(yaml_parser_initialize(parser) == 1, "no memory for a YAML parser")
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event. After the end of the stream or an error there is none.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxProblem() }
    defer { yaml_event_delete(&event) }
    let (kind, anchor, tag) = Self.content(of: event)
    return YAMLEvent(
      kind: kind, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1,
      anchor: anchor.map(Self.text), tag: tag.map(Self.text))
  }

  private typealias CText = UnsafeMutablePointer<yaml_char_t>

  private static func content(
    of event: yaml_event_t
  ) -> (YAMLEvent.Kind, anchor: CText?, tag: CText?) {
    switch event.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, nil, nil)
    case YAML_DOCUMENT_START_EVENT:
      let version = event.data.document_start.version_directive?.pointee
      return (.documentStart(version: version.map { (Int($0.major), Int($0.minor)) }), nil, nil)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, nil, nil)
    case YAML_ALIAS_EVENT: return (.alias(text(event.data.alias.anchor)), nil, nil)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = String(decoding: bytes, as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return (.scalar(text, isPlain: isPlain), scalar.anchor, scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      return (.sequenceStart, event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, nil, nil)
    case YAML_MAPPING_START_EVENT:
      return (.mappingStart, event.data.mapping_start.anchor, event.data.mapping_start.tag)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, nil, nil)
    default: return (.streamEnd, nil, nil)  // And no event: what libyaml gives after the end.
    }
  }

  private static func text(_ bytes: CText) -> String { String(cString: bytes) }

  private func syntaxProblem() -> YAMLProblem {
    let (mark, context) = (parser.pointee.problem_mark, parser.pointee.context_mark)
    var culprit: UInt8?
    if mark.index < input.count, let offset = byteOffset(ofScalar: mark.index) {
      culprit = input[offset]
    }
    return YAMLProblem(
      line: Int(mark.line) + 1, column: Int(mark.column) + 1,
      message: SyntaxMessage.sentence(
        for: parser.pointee.problem.map { String(cString: $0) } ?? "no memory left",
        while: parser.pointee.context.map { String(cString: $0) },
        sinceLine: Int(context.line) + 1, at: culprit))
  }

  /// libyaml counts in Unicode scalars, and doesn't count the byte order mark.
  private func byteOffset(ofScalar index: Int) -> Int? {
    var seen = -1
    let mark = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return input.indices.dropFirst(mark).first { offset in
      seen += input[offset] & 0xC0 == 0x80 ? 0 : 1
      return seen == index
    }
  }
}
