// A column of an ARFF file, as its header declares it. Not here: values (`ARFFReader.swift`).

package struct ARFFAttribute: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `numeric`, `real` or `integer`, which Weka takes for the same.
    case number
    case text
    /// Text in a format of dates.
    case date
    /// One of the names that the header lists.
    case nominal([String])
  }

  package let name: String
  package let form: Form
  /// Where it is declared, counted from 1.
  package let line: Int
}

extension ARFFAttribute {
  /// More would be no table but an attack on memory.
  private static let mostNames = 100_000

  /// Reads what follows `@attribute`.
  init(_ line: inout ARFFLine) throws(TraceError) {
    line.skipBlanks()
    guard line.next != nil else { throw line.error("an attribute without a name; write one") }
    let name = try line.token()
    guard let text = name.text, !text.isEmpty else {
      throw line.error("the attribute's name is no text in UTF-8; write another")
    }
    line.skipBlanks()
    let form = try Self.form(&line)
    line.skipBlanks()
    guard line.next == nil else {
      throw line.error("text behind the attribute's type; leave it out, or begin it with %")
    }
    self.init(name: text, form: form, line: line.number)
  }

  private static func form(_ line: inout ARFFLine) throws(TraceError) -> Form {
    let kinds = "numeric, string, date or {one, two}"
    guard line.next != nil else { throw line.error("an attribute without a type; write \(kinds)") }
    if line.take(ARFFLine.openBrace) { return .nominal(try names(&line)) }
    let before = line
    let word = try line.token()
    switch word.text?.lowercased() {
    case "numeric", "real", "integer": return .number
    case "string": return .text
    case "date":
      line.skipBlanks()
      if line.next != nil { _ = try line.token() }  // The format, which isn't looked at.
      return .date
    case "relational":
      throw before.error("tables within tables (relational) aren't read; write \(kinds)")
    default: throw before.error("'\(word.shown)' is no type of attribute; write \(kinds)")
    }
  }

  /// The names between braces, which may have blanks around them.
  private static func names(_ line: inout ARFFLine) throws(TraceError) -> [String] {
    var (names, seen) = ([String](), Set<String>())
    while true {
      line.skipBlanks()
      if names.isEmpty, line.next == ARFFLine.closeBrace {
        throw line.error("the braces are empty; list the names that may occur")
      }
      let before = line
      let token = try line.token()
      guard let name = token.text, seen.insert(name).inserted, names.count < mostNames else {
        throw before.error("'\(token.shown)' stands here twice, or isn't UTF-8; list names once")
      }
      names.append(name)
      let sawTab = line.skipBlanks()
      if line.take(ARFFLine.closeBrace) { return names }
      guard line.take(ARFFLine.comma) || sawTab else {
        throw line.error("the list of names doesn't go on; write , or }")
      }
    }
  }
}
