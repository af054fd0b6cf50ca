// `fleetlab baseline`: what is written, when it is refused, and every exit code.
// Not here: files that can't be used (`BrokenBaselineTests.swift`), the words (`ExperimentsTests`).

import Experiments
import FleetLabCommands
import Foundation
import LabReports
import Testing

struct BaselineCommandTests {
  private func read(_ folder: URL) throws -> Baseline {
    let data = try Data(contentsOf: folder.appending(path: "tiny.baseline.json"))
    return try BaselineJSON.baseline(from: [UInt8](data))
  }

  /// The file with every arm's scores changed, as if another program had made it.
  private func change(_ folder: URL, _ factor: (Int) -> Double) throws {
    let old = try read(folder)
    let rows = old.scores.rows.map { row in
      ScoreSheet.Row(
        arm: row.arm, gauge: row.gauge,
        values: row.values.enumerated().map { $0.element * factor($0.offset) })
    }
    let scores = try ScoreSheet(
      seed: old.scores.seed, replications: old.scores.replications, rows: rows)
    let new = Baseline(
      source: old.source, reason: old.reason, scores: scores, validity: old.validity)
    try Data(BaselineJSON.text(of: new).utf8)
      .write(to: folder.appending(path: "tiny.baseline.json"))
  }

  private func baseline(_ line: String, _ folder: URL) throws -> Ending {
    try BuiltProgram.bash(#""$fleetlab" baseline \#(line)"#, in: folder)
  }

  @Test("update writes a file beside the scenario, and unchanged code is identical to it")
  func identical() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.scenario]) { folder in
      let update = try baseline("update tiny.yaml --reason 'the  first'", folder)
      #expect(update.code == 0 && update.errors.hasSuffix("baseline: tiny.baseline.json\n"))
      #expect(Workbench.names(in: folder) == ["tiny.baseline.json", "tiny.yaml"])
      let kept = try read(folder)
      #expect(kept.reason == "the first" && kept.history.isEmpty && kept.anchor == nil)
      #expect(kept.scores.replications == Array(1_000_000..<1_000_050))
      #expect(kept.scores.arms == ["control", "learner"])
      #expect(kept.validity.map(\.name).contains("two runs agree"))
      // Without a null world and with one day, some have nothing to ask.
      #expect(kept.validity.allSatisfy { $0.word != .failed })
      let passed = kept.validity.filter { $0.word == .passed }.map(\.name)
      #expect(passed.contains("accounting") && passed.contains("two runs agree"))
      for jobs in 1...2 {
        let compare = try baseline("compare tiny.yaml --jobs \(jobs)", folder)
        #expect(compare.code == 0 && compare.output.contains("identical"))
        #expect(compare.output.contains("0 of 50"))
      }
      let json = try baseline("compare tiny.yaml --format json -q", folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(json.errors == "" && object?["word"] as? String == "identical")
      let arms = try #require(object?["arms"] as? [[String: Any]])
      #expect(arms.map { $0["changed"] as? Int } == [0, 0])
      let show = try baseline("show tiny.baseline.json", folder)
      #expect(show.code == 0 && show.errors == "" && show.output.contains("the first"))
      let document = try baseline("show tiny.baseline.json --format json", folder)
      #expect(document.output == BaselineJSON.text(of: kept))
      let again = try baseline("update tiny.yaml -q --reason again", folder)
      #expect(again.code == 0)
      let second = try read(folder)
      #expect(second.history.map(\.reason) == ["the first"])
      #expect(second.anchor?.reason == "the first" && second.scores == kept.scores)
    }
  }

  @Test("worse is 2, inconclusive 3, better 0 and with --strict-baseline 4")
  func codes() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.scenario]) { folder in
      #expect(try baseline("update tiny.yaml -q --reason first", folder).code == 0)
      let file = folder.appending(path: "tiny.baseline.json")
      let good = try Data(contentsOf: file)
      func compare(_ options: String, _ factor: (Int) -> Double) throws -> Ending {
        try good.write(to: file)
        try change(folder, factor)
        return try baseline("compare tiny.yaml -q \(options)", folder)
      }
      let noise = { (index: Int) in index % 2 == 0 ? 0.8 : 1.2 }
      let worse = try compare("") { _ in 1.1 }
      #expect(worse.code == 2 && worse.output.contains("worse: 'control'"))
      #expect(try compare("--inconclusive pass") { _ in 1.1 }.code == 2)
      let inconclusive = try compare("", noise)
      #expect(inconclusive.code == 3 && inconclusive.output.contains("inconclusive"))
      #expect(try compare("--inconclusive=pass", noise).code == 0)
      #expect(try compare("--margin 50", noise).code == 0)
      let better = try compare("") { _ in 0.9 }
      #expect(better.code == 0 && better.output.contains("out of date"))
      #expect(try compare("--strict-baseline") { _ in 0.9 }.code == 4)
      let equivalent = try compare("--strict-baseline") { _ in 1.001 }
      #expect(equivalent.code == 0 && equivalent.output.contains("equivalent"))
      #expect(equivalent.output.contains("50 of 50"))
    }
  }

  @Test("a worse one is refused with 2 and taken with --allow-worse, as a new beginning")
  func ratchet() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.scenario]) { folder in
      #expect(try baseline("update tiny.yaml -q --reason first", folder).code == 0)
      try change(folder) { _ in 1.1 }
      let before = try Data(contentsOf: folder.appending(path: "tiny.baseline.json"))
      let refused = try baseline("update tiny.yaml -q --reason worse", folder)
      #expect(refused.code == 2 && refused.errors.contains("--allow-worse"))
      #expect(try Data(contentsOf: folder.appending(path: "tiny.baseline.json")) == before)
      #expect(try baseline("update tiny.yaml -q --reason worse --allow-worse", folder).code == 0)
      let kept = try read(folder)
      #expect(kept.reason == "worse" && kept.anchor == nil && kept.history.count == 1)
    }
  }

  @Test("another plan is refused with 65, and replaced only with --allow-worse")
  func plan() throws {
    try Workbench.work(with: [
      "tiny.yaml": QuickFleet.scenario,
      "other.yaml": QuickFleet.scenario.replacing("balanced", with: "aggressive"),
      "varied.yaml": QuickFleet.scenario + "variations:\n  a: {seed: 2}\n",
    ]) { folder in
      #expect(try baseline("update tiny.yaml -q --reason first", folder).code == 0)
      let option = "--baseline tiny.baseline.json -q"
      let compare = try baseline("compare other.yaml \(option)", folder)
      #expect(compare.code == 65 && compare.errors.contains("another plan"))
      #expect(compare.errors.split(separator: "\n").count == 1)
      let update = try baseline("update other.yaml \(option) --reason x", folder)
      #expect(update.code == 65 && update.errors.contains("--allow-worse"))
      #expect(
        try baseline("update other.yaml \(option) --reason x --allow-worse", folder).code == 0)
      let varied = try baseline("compare varied.yaml \(option)", folder)
      #expect(varied.code == 65 && varied.errors.contains("variations"))
    }
  }

  @Test("two runs that differ, in one event or one score, are no baseline")
  func agreement() throws {
    let one = [["a", "b"], ["c", "d"]]
    func word(_ other: [[String]], sameScores: Bool = true) -> ValidityCheck {
      BaselineValidity.agreement(
        arms: ["control", "learner"], first: 1_000_000, one, other, sameScores: sameScores)
    }
    #expect(word(one).word == .passed)
    #expect(word(one, sameScores: false).word == .failed)
    let failed = word([["a", "b"], ["c", "x"]])
    #expect(failed.word == .failed && failed.figure.contains("'learner'"))
    #expect(failed.figure.contains("1 of 2 replications, first in 1000001"))
  }

  @Test("what is wrong with the command line is 64, with what isn't there 66")
  func misuse() throws {
    try Workbench.work(with: ["tiny.yaml": QuickFleet.two]) { folder in
      for (line, words) in [
        ("", "needs a word behind it"), ("show", "FILE is missing"), ("updat x", "did you mean"),
        ("update tiny.yaml", "--reason"), ("update tiny.yaml --reason ' '", "--reason"),
        ("compare - < tiny.yaml", "--baseline"), ("compare tiny.yaml --margin=-1", "per cent"),
        ("compare tiny.yaml --margin 1e2", "per cent"),
        ("compare tiny.yaml --margin 101", "per cent"),
        ("compare tiny.yaml --reason x", "--reason"), ("show a b", "too many"),
      ] {
        let ending = try baseline(line, folder)
        #expect(
          ending.code == 64 && ending.output == "" && ending.errors.contains(words), "\(ending)")
        #expect(ending.errors.filter { $0 == "\n" }.count == 1)
      }
      let none = try baseline("compare none.yaml --baseline none.json", folder)
      #expect(none.code == 66)
      #expect(try baseline("compare tiny.yaml", folder).code == 66)
      let help = try baseline("--help", folder)
      #expect(help.code == 0 && help.output.contains("baseline update"))
      let own = try baseline("show --help", folder)
      #expect(own.output == (try BuiltProgram.run(["help", "baseline", "show"]).output))
    }
  }

  @Test("an interrupted update leaves the file as it was")
  func interrupted() throws {
    try Workbench.work(with: ["tiny.yaml": Workbench.endless]) { folder in
      let process = Process()
      process.executableURL = URL(filePath: BuiltProgram.path)
      process.arguments = ["baseline", "update", "tiny.yaml", "-q", "--reason", "x"]
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try RunInterruptionTests.askable { try process.run() }
      usleep(1_000_000)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      #expect(Workbench.names(in: folder) == ["tiny.yaml"])
    }
  }
}
