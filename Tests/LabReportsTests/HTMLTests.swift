// report.html read back by a parser that isn't ours: well-formed, self-contained, the same tables as report.md,
// and no name of a scenario as code. Not here: drawings (`PlotTests.swift`), the overhead's page (`OverheadTests.swift`).

import Experiments
import Foundation
import FoundationXML
import LabReports
import Testing

/// What a page holds, by libxml2.
final class ParsedPage: NSObject, XMLParserDelegate {
  private(set) var elements: [String] = []
  private(set) var attributes: [(element: String, name: String, value: String)] = []
  private(set) var text = ""
  /// Tables, rows, cells.
  private(set) var tables: [[[String]]] = []
  private var isCell = false

  /// - Throws: Where it isn't well-formed.
  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else {
      let error = try #require(parser.parserError)
      throw error
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes own: [String: String]
  ) {
    elements.append(element)
    attributes += own.sorted { $0.key < $1.key }.map { (element, $0.key, $0.value) }
    switch element {
    case "table": tables.append([])
    case "tr": tables[tables.count - 1].append([])
    case "td", "th":
      tables[tables.count - 1][tables[tables.count - 1].count - 1].append("")
      isCell = true
    default: break
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if element == "td" || element == "th" { isCell = false }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    guard isCell, let table = tables.indices.last, let row = tables[table].indices.last,
      let cell = tables[table][row].indices.last
    else { return }
    tables[table][row][cell] += string
  }
}

struct HTMLTests {
  static let evil = [
    "<script>alert(1)</script>", "\"quoted\" & 'single' > x", "`touch pwned` $(id) @m %s \\",
    "'; system('touch pwned'); set output '",
  ]

  static func evilResult() throws -> ExperimentResult {
    let some = try SmallExperiment.result.get()
    var plan = try SmallExperiment.plan(names: evil)
    plan.name = "<b>small</b> & co"
    plan.summary = "A <i>summary</i> & \"more\"."
    var result = ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks)
    result.validity = [
      ValidityCheck("null <world>", .passed, figure: "a < b", meaning: "a & b"),
      ValidityCheck("accounting", .failed, figure: "3 of 4", meaning: "any differs"),
    ]
    return result
  }

  private func pages(_ result: ExperimentResult) -> (markdown: String, html: String) {
    let page = Report.page(of: result, origin: SmallExperiment.origin)
    return (ReportMarkdown.text(of: page), ReportHTML.text(of: page, drawings: [:]))
  }

  @Test("whatever names hold stays text, and nothing is fetched or run")
  func escaping() throws {
    let html = pages(try Self.evilResult()).html
    let page = try ParsedPage(html)
    #expect(!page.elements.contains("script") && !page.elements.contains("b"))
    #expect(!page.elements.contains("i") && !page.elements.contains("link"))
    #expect(page.text.contains(Self.evil[0]) && page.text.contains(Self.evil[1]))
    #expect(page.text.contains("A <i>summary</i> & \"more\"."))
    for attribute in page.attributes where ["href", "src"].contains(attribute.name) {
      #expect(attribute.value.hasPrefix("#"), "\(attribute)")
    }
    #expect(!page.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" })
    #expect(!html.contains("url(") && !html.contains("@import"))
  }

  @Test("links lead to sections that are there, each once")
  func anchors() throws {
    let page = try ParsedPage(pages(try SmallExperiment.result.get()).html)
    let ids = page.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    let links = page.attributes.filter { $0.name == "href" }.map { String($0.value.dropFirst()) }
    #expect(links.count > 8 && links.allSatisfy(ids.contains))
  }

  /// Tables of the raw Markdown, cell by cell, without its marks.
  private func tables(ofMarkdown text: String) -> [[[String]]] {
    text.split(separator: "\n\n").filter { $0.hasPrefix("| ") }.map { block in
      let lines = block.split(separator: "\n")
      return ([lines[0]] + lines.dropFirst(2)).map { line in
        line.replacing("\\|", with: "\u{1}").dropFirst(2).dropLast(2).components(separatedBy: " | ")
          .map { cell in
            cell.replacing("\u{1}", with: "|").replacing("`", with: "").replacing("**", with: "")
              .trimmingCharacters(in: .whitespaces)
          }
      }
    }
  }

  @Test("both formats hold the same tables", arguments: [false, true])
  func tables(isEvil: Bool) throws {
    let result = try isEvil ? Self.evilResult() : SmallExperiment.result.get()
    let (markdown, html) = pages(result)
    let ours = tables(ofMarkdown: markdown)
    let theirs = try ParsedPage(html).tables.map {
      $0.map { $0.map { $0.replacing("`", with: "") } }
    }
    #expect(ours.count >= 10)
    #expect(ours == theirs)
  }

  @Test("a failed validity check stands in the answer and in its table")
  func validity() throws {
    let (markdown, html) = pages(try Self.evilResult())
    let answer = "Not to be relied on, since a validity check failed (accounting): "
    #expect(markdown.contains("**Answer:** " + answer) && html.contains("\"answer\">" + answer))
    #expect(markdown.contains("| accounting") && markdown.contains("| **failed**"))
    #expect(html.contains("<strong>failed</strong>"))
    let sound = pages(try SmallExperiment.result.get()).markdown
    #expect(!sound.contains("Not to be relied on"))
    #expect(sound.contains("No validity check was made of this result."))
  }

  @Test("without drawings the tables stand, and it says what to install")
  func withoutDrawings() throws {
    let html = pages(try SmallExperiment.result.get()).html
    #expect(html.contains("<code>apt-get install gnuplot-nox</code>"))
    #expect(html.contains("<code>plot_curves.csv</code>") && !html.contains("<svg"))
  }

  @Test("reports of variations are linked by folder")
  func variations() throws {
    let result = try SmallExperiment.result.get()
    let page = VariationsReport.page(
      name: "many", summary: "",
      of: [VariationFigures("a b", changes: ["seed: 1"], result: result)],
      origin: SmallExperiment.origin)
    let parsed = try ParsedPage(ReportHTML.text(of: page, drawings: [:]))
    #expect(parsed.attributes.contains { $0.name == "href" && $0.value == "a%20b/report.html" })
  }
}
