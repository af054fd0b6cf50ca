// What a report says, before it is Markdown or HTML: both are written from this one value, so nothing is said
// twice. Not here: what it says (`Report.swift`, `VariationsReport.swift`), how it is written down
// (`ReportMarkdown.swift`, `ReportHTML.swift`).

package struct ReportPage: Sendable {
  let title: String
  /// What stands before the first section.
  let opening: [ReportBlock]
  let sections: [ReportSection]

  /// What is to be drawn for it, in its order.
  package var plots: [Plot] {
    (opening + sections.flatMap(\.blocks)).compactMap { block in
      if case .plot(let plot) = block { plot } else { nil }
    }
  }
}

package struct ReportSection: Sendable {
  let title: String
  let blocks: [ReportBlock]

  init(_ title: String, _ blocks: [ReportBlock]) {
    (self.title, self.blocks) = (title, blocks)
  }
}

/// A piece of a report. Texts may hold code spans (`` `name` ``) and strong words (`**word**`); everything
/// else in them is meant as it stands.
package enum ReportBlock: Sendable {
  /// The one sentence for whoever reads no more.
  case answer(String)
  case paragraph(String)
  case points([String])
  case labelled([(label: String, text: String)])
  case table(MarkdownTable)
  /// What to type.
  case command(String)
  /// Reports in folders below: the folder's name, and what is said about it.
  case reports([(folder: String, text: String)])
  /// Drawn in HTML alone; Markdown has the table beside it.
  case plot(Plot)
}
