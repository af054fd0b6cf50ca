// `fleetlab selftest`: it holds here, and would notice if it didn't. Not here: each subject's own tests.

import FleetLabCommands
import Foundation
import SelfTest
import Testing

struct SelfTestTests {
  @Test("every check holds, a line each within 120 columns, without a file or a variable")
  func text() throws {
    let ending = try Workbench.work(with: [:]) { folder in
      try BuiltProgram.bash(#"exec env -i "$fleetlab" selftest"#, in: folder)
    }
    #expect(ending.code == 0 && ending.errors == "all \(SelfCheck.all.count) checks hold\n")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == SelfCheck.all.count && lines.allSatisfy { $0.hasPrefix("ok ") })
    #expect(lines.allSatisfy { $0.count <= 120 }, "\(ending.output)")
    for word in ["Philox", "M/M/1", "M/M/4", "Holm", "SHA-256", "fingerprint"] {
      #expect(ending.output.contains(word))
    }
    // Its figures are the same every time.
    #expect(try BuiltProgram.run(["selftest"]).output == ending.output)
  }

  @Test("as JSON too")
  func json() throws {
    let ending = try BuiltProgram.run(["selftest", "--format", "json", "-q"])
    let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let answer = try #require(object as? [String: Any])
    #expect(answer["holds"] as? Bool == true && ending.code == 0 && ending.errors == "")
    #expect((answer["checks"] as? [[String: Any]])?.count == SelfCheck.all.count)
  }

  @Test("the recorded platform is met to the bit, another to nine digits")
  func fingerprint() throws {
    let check = try #require(SelfCheck.all.first { $0.name == "fingerprint" })
    let finding = check.find()
    #expect(finding.isRight && finding.figure.contains("identical"), "\(finding.figure)")
    #if os(Linux) && arch(x86_64)
      let other = try BuiltProgram.bash(
        #"GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4 "$fleetlab" selftest"#)
      #expect(other.code == 0, "\(other.output)")
    #endif
  }

  @Test("a check that can't be made has failed")
  func error() {
    let check = SelfCheck("none", "nothing") { throw UsageError("no answer") }
    #expect(!check.find().isRight && check.find().figure.contains("no answer"))
  }

  @Test("a failure ends with 70 and says so")
  func failure() throws {
    let stage = Stage()
    let console = try stage.console("selftest", in: stage.surroundings())
    let code = try SelfTestCommand(checks: [
      SelfCheck("one", "right") { .init(true, "1") },
      SelfCheck("two", "wrong") { .init(false, "3") },
    ]).run(console: console)
    #expect(code == .internalFault)
    #expect(stage.output.contains("ok      one") && stage.output.contains("FAILED  two"))
    #expect(stage.errors.contains("1 of 2 checks FAILED"))
  }
}
