// A page of HTML in one file: nothing is fetched, nothing runs. It is XML too, so any parser reads it.
// Not here: what is said (`ReportPage.swift`), the look (`HTMLStyle.swift`), escaping (`HTMLText.swift`).

package struct HTMLPage {
  private let title: String
  /// By a drawing's name, the SVG that was made for it.
  private let drawings: [String: String]
  private var body = ""

  /// - Parameter drawings: SVG without declarations, by the plot's name; trusted, so it must come from us.
  package init(title: String, drawings: [String: String] = [:]) {
    (self.title, self.drawings) = (title.asOneLine, drawings)
    body = "<h1>\(HTMLText.escaped(self.title))</h1>\n"
  }

  package var text: String {
    """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(HTMLStyle.text)</style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// Ways to the sections.
  package mutating func appendContents(of sections: [ReportSection]) {
    let links = sections.map { section in
      "<a href=\"#\(Self.anchor(section.title))\">\(HTMLText.escaped(section.title))</a>"
    }
    body += "<nav>\(links.joined(separator: "\n"))</nav>\n"
  }

  package mutating func append(_ section: ReportSection) {
    body += "<section id=\"\(Self.anchor(section.title))\">\n"
    body += "<h2>\(HTMLText.escaped(section.title))</h2>\n"
    for block in section.blocks { append(block) }
    body += "</section>\n"
  }

  package mutating func append(_ block: ReportBlock) {
    switch block {
    case .answer(let sentence): body += "<p class=\"answer\">\(HTMLText.inline(sentence))</p>\n"
    case .paragraph(let text): body += "<p>\(HTMLText.inline(text.asOneLine))</p>\n"
    case .points(let points):
      let items = points.map { "<li>\(HTMLText.inline($0.asOneLine))</li>\n" }
      body += "<ul>\n\(items.joined())</ul>\n"
    case .labelled(let lines):
      let items = lines.map {
        "<dt>\(HTMLText.escaped($0.label))</dt><dd>\(HTMLText.inline($0.text))</dd>\n"
      }
      body += "<dl>\n\(items.joined())</dl>\n"
    case .table(let table): body += Self.html(table)
    case .command(let line):
      body += "<pre><code>\(HTMLText.escaped(line.asOneLine))</code></pre>\n"
    case .reports(let reports):
      let items = reports.map { report in
        let place = HTMLText.escaped(Self.path(report.folder))
        return "<li><a href=\"\(place)/report.html\">\(HTMLText.escaped(report.folder))</a>: "
          + "\(HTMLText.inline(report.text))</li>\n"
      }
      body += "<ul>\n\(items.joined())</ul>\n"
    case .plot(let plot): append(plot)
    }
  }

  private mutating func append(_ plot: Plot) {
    let drawing =
      drawings[plot.name].map { "<div class=\"wide\">\n\($0)</div>\n" }
        ?? """
        <p>This drawing wasn't made, since gnuplot is missing. Install it (<code>apt-get install \
        gnuplot-nox</code>) and run the same command again; its figures are in \
        <code>\(plot.stem).csv</code>.</p>

        """
    body += "<figure id=\"\(plot.stem)\">\n\(drawing)"
    body += "<figcaption>\(HTMLText.inline(plot.caption.asOneLine))</figcaption>\n</figure>\n"
  }

  /// Wide ones scroll within themselves.
  private static func html(_ table: MarkdownTable) -> String {
    let classes = table.columns.indices.map { column in
      let isLong = table.rows.contains { $0[column].count > 44 }
      return table.columns[column].side == .right ? " class=\"n\"" : isLong ? " class=\"long\"" : ""
    }
    let titles = zip(table.columns, classes).map {
      "<th scope=\"col\"\($1)>\(HTMLText.inline($0.title))</th>"
    }
    let rows = table.rows.map { row in
      let cells = zip(row, classes).map { "<td\($1)>\(HTMLText.inline($0))</td>" }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <div class="wide"><table>
      <thead><tr>\(titles.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>

      """
  }

  /// The letters and digits of a title.
  private static func anchor(_ title: String) -> String {
    title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .joined(separator: "-")
  }

  /// A folder's name in a link: what isn't a plain letter is written as its bytes.
  private static func path(_ name: String) -> String {
    name.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar))
      if isPlain { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }
}
