// `fleetlab live`, held against a simulation of the same fleet. Not here: the driver without the program
// (`LearningCoreTests/LiveFleetTests.swift`), the document (`LiveDocumentTests.swift`).

import Foundation
import LearningCore
import SharedMemory
import Testing

@Suite(.serialized) struct LiveTests {
  /// Works in a folder with a scenario, and a log of its simulation.
  private func work(_ body: (URL, LiveLog) throws -> Void) throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      try body(
        folder.appending(path: "live.yaml"),
        try LiveLog(storeAt: folder.appending(path: "simulated.sqlite")))
    }
  }

  private func store(beside scenario: URL) -> URL {
    scenario.deletingLastPathComponent().appending(path: "live.sqlite")
  }

  /// Effects by the input they belong to, in order, without acknowledgements and `ready`.
  private func effects(_ answers: [String]) throws -> [[String]] {
    var (all, own): ([[String]], [String]) = ([], [])
    for line in answers {
      switch try LiveAnswer.read(line).effect {
      case "ready": break
      case "acknowledged":
        all.append(own)
        own = []
      default: own.append(line)
      }
    }
    #expect(own.isEmpty)
    return all
  }

  @Test("a run's inputs get a run's effects and leave a run's store, to the byte")
  func sameAsSimulated() throws {
    try work { scenario, log in
      let program = try LiveProgram(scenario, store: store(beside: scenario).path)
      program.send(log.inputs.map(\.line), ends: true)
      let answers = program.rest()
      let ending = program.ending()
      #expect(ending.code == 0, "\(ending.errors.prefix(300))")
      let effects = try effects(answers)
      #expect(effects.count == log.inputs.count)
      let first = effects.indices.first { effects[$0] != log.inputs[$0].effects }
      #expect(first == nil, "input \(first ?? 0)")
      let rows = try LiveLog.rows(of: store(beside: scenario))
      for (table, (live, simulated)) in zip(MemoryTables.all, zip(rows, log.rows)) {
        #expect(live.count == simulated.count, "\(table.name)")
        let other = zip(live, simulated).first { $0 != $1 }
        #expect(other == nil, "\(table.name): \("\(other as Any)".prefix(300))")
      }
      // It isn't empty talk: all that the protocol has happened.
      let text = answers.joined()
      for word in LineText.effectNames where word != "refused" {
        #expect(text.contains("\"effect\":\"\(word)\""), "\(word)")
      }
      for type in LearningEventType.allCases where type != .strategyChanged {
        #expect(text.contains("\"\(type.rawValue)\""), "\(type)")
      }
    }
  }

  @Test("a program that ends in the middle is gone on with, and nobody can tell")
  func restart() throws {
    try work { scenario, log in
      var answers: [String] = []
      let cuts = [0, log.inputs.count / 3, log.inputs.count / 2, log.inputs.count]
      for (from, to) in zip(cuts, cuts.dropFirst()) {
        let program = try LiveProgram(scenario, store: store(beside: scenario).path)
        program.send(log.inputs[from..<to].map(\.line), ends: true)
        let own = program.rest()
        #expect(program.ending().code == 0)
        let ready = try LiveAnswer.read(own[0])
        #expect(ready.inputs == from && ready.resumed == (from > 0))
        answers += own
      }
      #expect(try effects(answers) == log.inputs.map(\.effects))
      #expect(try LiveLog.rows(of: store(beside: scenario)) == log.rows)
    }
  }

  /// 5 kills, or 50 with FLEETLAB_SLOW_TESTS.
  @Test("killed at any moment, it has lost nothing that it acknowledged")
  func kills() throws {
    let kills = ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] == nil ? 5 : 50
    try work { scenario, log in
      let path = store(beside: scenario).path
      var (kept, generator) = (0, SystemRandomNumberGenerator())
      for kill in 0..<kills {
        let program = try LiveProgram(scenario, store: path, ["--group", "\(1 + kill % 3 * 40)"])
        let ready = try LiveAnswer.read(try #require(program.nextLine()))
        let from = try #require(ready.inputs)
        #expect(from >= kept, "\(from) of \(kept) acknowledged inputs are there")
        program.send(log.inputs[from...].map(\.line), ends: false)
        kept = from
        let most = Int.random(in: 1...(2 * log.inputs.count / kills), using: &generator)
        while kept < from + most, kept < log.inputs.count - 1, let line = program.nextLine() {
          kept = try LiveAnswer.read(line).input ?? kept
        }
        program.kill()
      }
      let program = try LiveProgram(scenario, store: path)
      let ready = try LiveAnswer.read(try #require(program.nextLine()))
      let from = try #require(ready.inputs)
      #expect(from >= kept)
      program.send(log.inputs[from...].map(\.line), ends: true)
      let effects = try effects(program.rest())
      #expect(effects == log.inputs[from...].map(\.effects))
      #expect(program.ending().code == 0)
      let rows = try LiveLog.rows(of: store(beside: scenario))
      let (live, simulated) = (LiveLog.lasting(rows), LiveLog.lasting(log.rows))
      for (table, (live, simulated)) in zip(MemoryTables.all, zip(live, simulated)) {
        let others = Set(live).symmetricDifference(simulated).map { "\($0.prefix(2))" }.sorted()
        #expect(others.isEmpty, "\(table.name): \(others.prefix(20))")
      }
      let folder = scenario.deletingLastPathComponent()
      #expect(
        try log.coordinator(at: store(beside: scenario))
          == log.coordinator(at: folder.appending(path: "simulated.sqlite")))
    }
  }

  @Test(
    "a line that can't be is refused with its field, and changes nothing",
    arguments: [
      ("{", "line"), ("[1]", "line"), ("null", "line"), ("{\"v\":1,\"at\":5}", "input"),
      ("{\"v\":1,\"input\":\"wake\"}", "at"), ("{\"v\":2,\"at\":5,\"input\":\"wake\"}", "v"),
      ("{\"v\":1,\"at\":-1,\"input\":\"wake\"}", "at"),
      ("{\"v\":1,\"at\":9223372036854775807,\"input\":\"wake\"}", "at"),
      ("{\"v\":1,\"at\":5,\"input\":\"wave\"}", "input"),
      ("{\"v\":1,\"at\":5,\"input\":\"wake\",\"agnet\":\"x\"}", "agnet"),
      ("{\"v\":1,\"at\":5,\"input\":\"agent_down\"}", "agent"),
      ("{\"v\":1,\"at\":5,\"input\":\"agent_down\",\"agent\":\"x\"}", "agent"),
      ("{\"v\":1,\"at\":5,\"input\":\"attempt_started\",\"attempt\":\"x\"}", "attempt"),
      (
        "{\"v\":1,\"at\":5,\"input\":\"attempt_ended\",\"attempt\":\"0.1\",\"outcome\":"
          + "{\"success\":true,\"seconds\":1,\"coverage\":2}}", "outcome.coverage"
      ),
      (
        "{\"v\":1,\"at\":5,\"input\":\"attempt_ended\",\"attempt\":\"0.1\",\"outcome\":"
          + "{\"success\":true,\"secs\":1}}", "outcome.secs"
      ),
      (
        "{\"v\":1,\"at\":5,\"input\":\"task_arrived\",\"task\":{\"id\":0,\"first\":0,\"parts\":[]}}",
        "task.parts"
      ),
      (
        "{\"v\":1,\"at\":5,\"input\":\"task_arrived\",\"task\":"
          + "{\"id\":0,\"first\":0,\"parts\":[{\"kind\":\"x\",\"capabilities\":1}]}}", "kind"
      ),
      (
        "{\"v\":1,\"at\":5,\"input\":\"reviewed\",\"agent\":\"ada\",\"decision\":\"?\"}",
        "decision"
      ),
      (
        "{\"v\":1,\"at\":5,\"input\":\"reviewed\",\"agent\":\"ada\",\"decision\":\"re_enable\"}",
        "agent"
      ),
      ("{\"v\":1,\"at\":5.5,\"input\":\"wake\"}", "line"),
    ])
  func refused(line: String, field: String) throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      let program = try LiveProgram(folder.appending(path: "live.yaml"), store: ":memory:")
      let wake = "{\"v\":1,\"at\":3,\"input\":\"wake\"}"
      program.send([wake, line, wake], ends: true)
      let answers = try program.rest().map(LiveAnswer.read)
      #expect(answers.map(\.effect) == ["ready", "acknowledged", "refused", "acknowledged"])
      #expect(answers[2].field == field && answers[2].line == 2, "\(answers[2])")
      #expect(answers[2].error?.isEmpty == false)
      #expect(answers[3].input == 2)
      #expect(program.ending().code == 65)
    }
  }

  @Test("time doesn't run back, and no task comes twice")
  func order() throws {
    try work { scenario, log in
      let program = try LiveProgram(scenario, store: ":memory:")
      let arrival = try #require(
        log.inputs.map(\.line).first { $0.contains("task_arrived") })
      program.send(
        [arrival, arrival, "{\"v\":1,\"at\":0,\"input\":\"wake\"}"], ends: true)
      let refused = try program.rest().map(LiveAnswer.read).filter { $0.effect == "refused" }
      #expect(refused.map(\.field) == ["task.id", "at"])
      #expect(program.ending().code == 65)
    }
  }

  @Test(
    "SIGTERM ends it in good order, Ctrl-C with 130, and the store is whole",
    arguments: [
      (SIGTERM, Int32(0)), (SIGINT, Int32(130)),
    ])
  func signals(number: Int32, code: Int32) throws {
    try Workbench.work(with: ["live.yaml": LiveLog.scenario]) { folder in
      let store = folder.appending(path: "live.sqlite")
      let program = try LiveProgram(folder.appending(path: "live.yaml"), store: store.path)
      program.send(["{\"v\":1,\"at\":3,\"input\":\"started\"}"], ends: false)
      while let line = program.nextLine(), try LiveAnswer.read(line).effect != "acknowledged" {}
      program.signal(number)
      #expect(program.ending().code == code)
      #expect(Workbench.names(in: folder) == ["live.sqlite", "live.yaml"])
      let again = try LiveProgram(folder.appending(path: "live.yaml"), store: store.path)
      #expect(try LiveAnswer.read(try #require(again.nextLine())).inputs == 1)
      try again.endInput()
      #expect(again.ending().code == 0)
    }
  }

  @Test("a store is one live fleet's, and one scenario's")
  func ownership() throws {
    try Workbench.work(with: [
      "live.yaml": LiveLog.scenario,
      "other.yaml": LiveLog.scenario.replacing("who: thompson", with: "who: uniform"),
    ]) { folder in
      let (scenario, store) = (folder.appending(path: "live.yaml"), folder.path + "/live.sqlite")
      let first = try LiveProgram(scenario, store: store)
      _ = first.nextLine()
      let second = try LiveProgram(scenario, store: store)
      #expect(
        second.ending() == (
          66, "\(store): is in use by another live fleet; end that one, or name another file\n"
        ))
      try first.endInput()
      #expect(first.ending().code == 0)
      let other = try LiveProgram(folder.appending(path: "other.yaml"), store: store)
      #expect(other.ending().code == 65)
      for (path, code) in [(folder.path, 65), (folder.path + "/no/x.sqlite", 66)]
        as [(String, Int32)]
      {
        #expect(try LiveProgram(scenario, store: path).ending().code == code, "\(path)")
      }
      let scenarioAsStore = try LiveProgram(scenario, store: scenario.path)
      #expect(scenarioAsStore.ending().code == 65)
    }
  }
}
