// A gate's answer as JUnit XML, which CI systems show as tests. Not here: what is said (`GateRecord.swift`).

import Experiments

package enum GateJUnit {
  /// A suite for each record, in it a test case for each question and each check. Missed is a failure; what
  /// kept an answer from being given is an error, an inconclusive answer a skipped test, so that nothing
  /// undecided looks passed.
  package static func text(of records: [GateRecord]) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
      + records.map(suite).joined() + "</testsuites>\n"
  }

  private static func suite(_ record: GateRecord) -> String {
    let cases = record.rows.map(testCase) + record.validity.map(testCase)
    func count(_ element: String) -> Int { cases.count { $0.contains("      <\(element) ") } }
    let attributes = [
      "name=\(quoted("fleetlab check " + record.name))", "tests=\"\(cases.count)\"",
      "failures=\"\(count("failure"))\"", "errors=\"\(count("error"))\"",
      "skipped=\"\(count("skipped"))\"",
    ].joined(separator: " ")
    let properties = [
      ("plan", record.planHash), ("seeds", record.seeds), ("version", record.version),
      ("command", record.command),
    ].map { "      <property name=\(quoted($0.0)) value=\(quoted($0.1))/>\n" }.joined()
    return "  <testsuite \(attributes)>\n    <properties>\n\(properties)    </properties>\n"
      + cases.joined() + "  </testsuite>\n"
  }

  private static func testCase(_ row: GateRecord.Row) -> String {
    let against = row.against.isEmpty ? "" : " against \(row.against)"
    let name =
      "\(row.arm)\(against): \([row.measure, row.asked].filter { !$0.isEmpty }.joined(separator: " "))"
    let element =
      switch row.word {
      case "met", "identical", "equivalent", "better": ""
      case "missed", "worse", "regression": "failure"
      case "inconclusive", "estimate": "skipped"
      default: "error"
      }
    return testCase(row.key, name, element, row.word, row.sentence)
  }

  private static func testCase(_ check: ValidityCheck) -> String {
    let element =
      switch check.word {
      case .passed: ""
      case .failed: "error"
      case .notApplicable: "skipped"
      }
    return testCase("validity", check.name, element, check.meaning, check.figure)
  }

  private static func testCase(
    _ group: String, _ name: String, _ element: String, _ message: String, _ text: String
  ) -> String {
    let opening = "    <testcase classname=\(quoted(group)) name=\(quoted(name))>\n"
    let inner =
      element.isEmpty
      ? "      <system-out>\(escaped(text))</system-out>\n"
      : "      <\(element) message=\(quoted(message))>\(escaped(text))</\(element)>\n"
    return opening + inner + "    </testcase>\n"
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// XML 1.0 has no place for most control characters, however they are written.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t", "\r": escaped += " "
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
