// report.html: a report as one page that opens without a network. Not here: what it says (`Report.swift`),
// the page (`HTMLPage.swift`), the same in Markdown (`ReportMarkdown.swift`).

package enum ReportHTML {
  /// - Parameter drawings: By the plot's name, the SVG that gnuplot made of it.
  package static func text(of page: ReportPage, drawings: [String: String]) -> String {
    var html = HTMLPage(title: page.title, drawings: drawings)
    for block in page.opening { html.append(block) }
    html.appendContents(of: page.sections)
    for section in page.sections { html.append(section) }
    return html.text
  }
}
