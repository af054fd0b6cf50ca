// Colour and weight of text on a terminal. Not here: whether there is any (`Surroundings.swift`).

/// Paints text, or leaves it as it is where colours aren't wanted.
package struct Style: Equatable, Sendable {
  package enum Paint: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
  }

  package let isColored: Bool
  package static let plain = Style(isColored: false)

  package init(isColored: Bool) { self.isColored = isColored }

  /// The text between the escape sequences of ECMA-48, section 8.3.117.
  package func paint(_ text: String, _ paint: Paint) -> String {
    isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
