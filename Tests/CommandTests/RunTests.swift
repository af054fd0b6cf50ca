// `fleetlab run`: the folder it writes, the answer, and folders that it must not touch.
// Not here: interruptions (`RunInterruptionTests.swift`), what reports say (`LabReportsTests`).

import Foundation
import Testing

struct RunTests {
  /// What `fleetlab run` documents, in the order of the alphabet.
  static let files: [String] = {
    let drawings = BuiltProgram.find("gnuplot") == nil ? [] : ["svg"]
    return
      ([
        "comparisons.csv", "daily.csv", "fingerprints.csv", "manifest.json", "overhead.csv",
        "overhead.html", "overhead.json", "report.html", "report.md", "runs.csv", "timing.json",
        "verdicts.json", "yardsticks.csv", "yardsticks_daily.csv",
      ] + plots.flatMap { plot in (["csv", "gp"] + drawings).map { "plot_\(plot).\($0)" } })
      .sorted()
  }()
  static let plots = [
    "agents", "curves", "differences", "exploration", "regret", "shares", "spread",
  ]

  @Test("a run writes its files, answers with a summary and names the report")
  func files() throws {
    try Workbench.work { folder in
      let ending = try BuiltProgram.bash(#""$fleetlab" run tiny.yaml"#, in: folder)
      #expect(ending.code == 0)
      #expect(Workbench.names(in: folder) == ["out", "tiny.yaml"])
      #expect(Workbench.names(in: folder.appending(path: "out")) == ["tiny"])
      #expect(Workbench.names(in: folder.appending(path: "out/tiny")) == Self.files)
      #expect(ending.output.contains("learner") && ending.output.contains("control"))
      #expect(ending.errors.hasSuffix("report: out/tiny/report.html\n"))
      #expect(!ending.output.contains("report: "))
      let rows = try String(
        contentsOf: folder.appending(path: "out/tiny/runs.csv"), encoding: .utf8
      ).split(separator: "\n")
      #expect(rows.count == 1 + 2 * 2, "a row for each arm and replication")
      let quiet = try BuiltProgram.bash(#""$fleetlab" run tiny.yaml -q --out b"#, in: folder)
      #expect(quiet.code == 0 && quiet.errors == "" && quiet.output == ending.output)
    }
  }

  @Test("the answer as JSON is JSON alone")
  func json() throws {
    try Workbench.work { folder in
      let ending = try BuiltProgram.bash(
        #""$fleetlab" run - --format json --out a < tiny.yaml"#, in: folder)
      #expect(ending.code == 0)
      let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
      #expect((object as? [String: Any])?["schema_version"] as? Int == 1)
      for name in Self.files where name.hasSuffix(".json") {
        let data = try Data(contentsOf: folder.appending(path: "a/\(name)"))
        let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        #expect(document?["schema_version"] as? Int == 1, "\(name)")
      }
    }
  }

  @Test("an own folder is replaced with --force alone, another's never")
  func force() throws {
    try Workbench.work { folder in
      func run(_ options: String) throws -> Ending {
        try BuiltProgram.bash(#""$fleetlab" run tiny.yaml -q \#(options)"#, in: folder)
      }
      #expect(try run("--out a").code == 0)
      let manifest = folder.appending(path: "a/manifest.json")
      let first = try Data(contentsOf: manifest)
      let again = try run("--out a --seed 9")
      #expect(again.code == 64 && again.output == "" && again.errors.contains("--force"))
      #expect(try Data(contentsOf: manifest) == first)
      #expect(try run("--out a --seed 9 --force").code == 0)
      #expect(try Data(contentsOf: manifest) != first)
      #expect(Workbench.names(in: folder.appending(path: "a")) == Self.files)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "b"), withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: folder.appending(path: "b/thesis.txt"))
      for options in ["--out b", "--out b --force", "--out tiny.yaml --force", "--out . --force"] {
        let refused = try run(options)
        #expect(refused.code == 64 && refused.output == "", "\(options)")
        #expect(refused.errors.hasPrefix("fleetlab: --out: ") && refused.errors.contains(";"))
      }
      #expect(Workbench.names(in: folder.appending(path: "b")) == ["thesis.txt"])
      #expect(Workbench.names(in: folder) == ["a", "b", "tiny.yaml"])
    }
  }

  @Test("how many jobs there are changes no result")
  func jobs() throws {
    try Workbench.work { folder in
      for jobs in 1...2 {
        let line = #""$fleetlab" run tiny.yaml -q --jobs \#(jobs) --out \#(jobs)"#
        #expect(try BuiltProgram.bash(line, in: folder).code == 0)
      }
      for name in Self.files where !name.hasPrefix("overhead.") && name != "timing.json" {
        let one = try Data(contentsOf: folder.appending(path: "1/\(name)"))
        #expect(try Data(contentsOf: folder.appending(path: "2/\(name)")) == one, "\(name)")
      }
    }
  }

  @Test("what options replace is replaced, and wrong ones are faults of the command line")
  func options() throws {
    try Workbench.work { folder in
      func run(_ options: String) throws -> Ending {
        try BuiltProgram.bash(#""$fleetlab" run tiny.yaml -q --out a \#(options)"#, in: folder)
      }
      for (options, word) in [
        ("--arms lerner", "'learner'"), ("--set horizn=2h", "'horizon'"),
        ("--set horizon=2", "no duration"), ("--set seed.x=2", "no section"),
      ] {
        let ending = try run(options)
        #expect(ending.code == 64 && ending.output == "" && ending.errors.contains(word))
        #expect(
          ending.errors.hasPrefix("fleetlab: --") && ending.errors.contains("; try fleetlab run"))
      }
      #expect(Workbench.names(in: folder) == ["tiny.yaml"])
      #expect(try run("--arms learner --replications 3 --seed 5 --set horizon=2h").code == 0)
      let report = try String(
        contentsOf: folder.appending(path: "a/report.md"), encoding: .utf8)
      #expect(report.contains("--set horizon=2h") && report.contains("--seed 5"))
    }
  }

  @Test("where the disk refuses, that is said before anything is played")
  func readOnly() throws {
    try Workbench.work { folder in
      // The kernel's own file system refuses everybody, also those whom no permission binds.
      let isRoot = getuid() == 0
      guard !isRoot || FileManager.default.fileExists(atPath: "/sys/kernel") else { return }
      let place = isRoot ? "/sys/kernel/out" : "locked/out"
      let line = #"mkdir -m 555 locked; "$fleetlab" run tiny.yaml -q --out \#(place)"#
      let ending = try BuiltProgram.bash(line, in: folder)
      #expect(ending.code == 66 && ending.output == "")
      #expect(ending.errors.hasPrefix("\(place): can't be written: "), "\(ending.errors)")
      #expect(ending.errors.contains("choose"))
      #expect(Workbench.names(in: folder.appending(path: "locked")) == [])
    }
  }
}
