// Texts made safe for HTML and XML: the one place where characters are escaped. Not here: pages
// (`HTMLPage.swift`).

enum HTMLText {
  /// As it stands, in an element or an attribute. What no XML may hold becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case "\t", "\n", "\r": safe += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: safe += "\u{FFFD}"
      case "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// A report's text: code spans and strong words become elements, everything else is escaped.
  static func inline(_ text: String) -> String {
    // Odd pieces lie between backticks; one that is never closed stands for itself.
    var pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    if pieces.count.isMultiple(of: 2) {
      let last = pieces.removeLast()
      pieces[pieces.count - 1] += "`" + last
    }
    return pieces.enumerated().map { place, piece in
      place.isMultiple(of: 2) ? strong(piece) : "<code>\(escaped(piece))</code>"
    }.joined()
  }

  private static func strong(_ text: String) -> String {
    let pieces = escaped(text).components(of: "**")
    guard !pieces.count.isMultiple(of: 2) else { return escaped(text) }
    return pieces.enumerated().map { place, piece in
      place.isMultiple(of: 2) ? piece : "<strong>\(piece)</strong>"
    }.joined()
  }
}

extension String {
  /// What stands between the places where a text occurs.
  fileprivate func components(of separator: String) -> [String] {
    var (pieces, rest) = ([String](), self[...])
    while let place = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
