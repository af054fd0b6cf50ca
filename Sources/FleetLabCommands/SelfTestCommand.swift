// `fleetlab selftest`. Not here: what is checked (`SelfTest`).

import LabReports
package import SelfTest

/// Says of each check whether it held, and ends with 70 if one didn't.
package struct SelfTestCommand: RunnableCommand {
  private let checks: [SelfCheck]

  init(_ arguments: Arguments) { self.init(checks: SelfCheck.all) }

  package init(checks: [SelfCheck]) { self.checks = checks }

  package func run(console: Console) throws -> ExitCode {
    var findings: [(check: SelfCheck, finding: SelfCheck.Finding)] = []
    for check in checks {
      if console.isInterrupted { throw Interruption() }
      let finding = check.find()
      findings.append((check, finding))
      if console.format == .text { console.answer(line(check, finding, console)) }
    }
    let failed = findings.count { !$0.finding.isRight }
    if console.format == .json { console.answer(Self.json(findings)) }
    console.message(
      failed == 0
        ? "all \(findings.count) checks hold"
        : "\(failed) of \(findings.count) checks FAILED: don't believe what this program computes here"
    )
    return failed == 0 ? .done : .internalFault
  }

  private func line(
    _ check: SelfCheck, _ finding: SelfCheck.Finding, _ console: Console
  ) -> String {
    func filled(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let word = console.answerStyle.paint(
      finding.isRight ? "ok    " : "FAILED", finding.isRight ? .green : .red)
    return "\(word)  \(filled(check.name, 18))\(filled(finding.figure, 38))\(check.meaning)\n"
  }

  private static func json(
    _ findings: [(check: SelfCheck, finding: SelfCheck.Finding)]
  ) -> String {
    let version = Version()
    return JSONValue.object([
      ("schema_version", .integer(1)), ("version", .text(version.version)),
      ("commit", .text(version.commit)),
      ("holds", .flag(findings.allSatisfy(\.finding.isRight))),
      (
        "checks",
        .list(
          findings.map { check, finding in
            .object([
              ("name", .text(check.name)), ("holds", .flag(finding.isRight)),
              ("figure", .text(finding.figure)), ("meaning", .text(check.meaning)),
            ])
          })
      ),
    ]).document
  }
}
