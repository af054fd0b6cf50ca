// report.md: a report in Markdown that reads well as raw text too. Not here: what it says
// (`Report.swift`), the same in HTML (`ReportHTML.swift`), tables (`MarkdownTable.swift`).

package import Experiments

package enum ReportMarkdown {
  package static func text(of result: ExperimentResult, origin: Origin) -> String {
    text(of: Report.page(of: result, origin: origin))
  }

  package static func text(of page: ReportPage) -> String {
    let sections = page.sections.map { "\n## \($0.title)\n\n" + text(of: $0.blocks) }
    return "# \(page.title.asOneLine)\n\n" + text(of: page.opening) + sections.joined()
  }

  private static func text(of blocks: [ReportBlock]) -> String {
    blocks.compactMap(text).joined(separator: "\n")
  }

  private static func text(_ block: ReportBlock) -> String? {
    switch block {
    // Unbroken, as are the labelled lines: so ten lines say it all.
    case .answer(let sentence): "**Answer:** \(sentence)\n"
    case .labelled(let lines): lines.map { "- **\($0.label):** \($0.text)\n" }.joined()
    case .paragraph(let text): text.wrapped()
    case .points(let points): points.map(\.asBullet).joined()
    case .table(let table): table.markdown
    case .command(let line): "    \(line.asOneLine)\n"
    case .reports(let reports):
      reports.map { "- [`\($0.folder)`](\($0.folder)/report.md): \($0.text)\n" }.joined()
    case .plot: nil
    }
  }
}
