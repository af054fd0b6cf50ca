// gnuplot's SVG made fit for a page: nothing of the program that drew it, black that follows the page's text, names
// that are the drawing's own. Not here: drawing (`Gnuplot.swift`).

enum SVGText {
  /// - Parameters:
  ///   - name: Put before every identifier, so that several drawings can share a page.
  ///   - title: For readers who can't see it.
  /// - Returns: One `svg` element; `nil` of what is no whole drawing.
  static func forPages(_ drawn: String, name: String, title: String) -> String? {
    guard let start = drawn.firstRange(of: "<svg"),
      let end = drawn.ranges(of: "</svg>").last
    else { return nil }
    var text = String(drawn[start.lowerBound..<end.upperBound]) + "\n"
    text = text.replacing(/\s*<desc>[^<]*<\/desc>/, with: "")
    text = text.replacing(
      /<title>[^<]*<\/title>/, with: "<title>\(escaped(title))</title>", maxReplacements: 1)
    // Filters for boxes behind texts, which nobody uses.
    text = text.replacing(/\s*<filter[\s\S]*?<\/filter>/, with: "")
    text = text.replacing(#/ color=(["'])black\1/#, with: "")
    text = text.replacing(/\b(fill|stroke) ?= ?(["'])(?:black|rgb\( *0, *0, *0\))\2/) { match in
      "\(match.1)=\"currentColor\""
    }
    text = text.replacing(/\bid=(["'])([^"']*)\1/) { match in "id=\"\(name)-\(match.2)\"" }
    text = text.replacing(/xlink:href=(["'])#([^"']*)\1/) { match in
      "xlink:href=\"#\(name)-\(match.2)\""
    }
    text = text.replacing("<svg", with: "<svg role=\"img\"", maxReplacements: 1)
    let lines = text.split(separator: "\n").map { line in
      String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
