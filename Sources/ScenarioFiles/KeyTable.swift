// What a section of a scenario may say: the table that decoding, errors and the schema are made from.
// Not here: the tables themselves (`ScenarioKeys.swift`), reading by them (`SectionReader.swift`).

/// What stands at a key.
indirect enum ValueKind: Sendable {
  case text
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case boolean
  /// A number with a unit, such as `250ms`; `isPositive` refuses `0s`.
  case duration(isPositive: Bool)
  /// Above 0 and up to 1: a number, or a fraction of one such as `1/20`.
  case fraction
  /// Such as `20 %`.
  case percent
  /// Such as `21-30`: days counted from 1, both included.
  case days
  case distribution(Dimension)
  case choice([String])
  case list(of: ValueKind)
  /// One value, or a list of two or more that are tried one after the other.
  case swept(ValueKind)
  /// Keys that the table names.
  case section(KeyTable)
  /// Keys that the file chooses.
  case names(of: ValueKind)
  /// Whatever it is; somebody else knows what it must be.
  case anything
  /// The first kind whose form fits: text, list or mapping.
  case either(ValueKind, ValueKind)

  /// What the numbers of a distribution are.
  enum Dimension: Sendable {
    case duration, plain
  }
}

/// One key: what it takes and what it means.
struct KeySpec: Sendable {
  let name: String
  let kind: ValueKind
  var isRequired = false
  /// What holds where the key is missing, as a person would write it.
  var standard: String?
  let help: String

  init(
    _ name: String, _ kind: ValueKind, isRequired: Bool = false, standard: String? = nil,
    _ help: String
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.standard = standard
    self.help = help
  }
}

extension KeySpec {
  /// The same, with a list of values allowed for a sweep.
  var swept: KeySpec {
    KeySpec(name, .swept(kind), isRequired: isRequired, standard: standard, help)
  }
}

/// The keys of one section.
struct KeyTable: Sendable {
  let name: String
  let keys: [KeySpec]

  init(_ name: String, _ keys: [KeySpec]) {
    self.name = name
    self.keys = keys
  }

  func spec(_ name: String) -> KeySpec? { keys.first { $0.name == name } }
}
