// Workflows, artifacts, sessions and agents, for every store. Not here: entries
// (`EntryTests.swift`), planning (`PlanningTests.swift`).

import Instants
import SharedMemory
import Testing

struct RegistryTests {
  @Test("M9: updating a workflow keeps what isn't given", arguments: StoreMaker.all)
  func workflows(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    func store(_ id: String, at second: Double) throws {
      try memory.storeWorkflow(
        id: id, step: "one", status: .pending, checkpoint: "{}", sha: "h", at: .second(second))
    }
    try store("w", at: 1)
    try store("v", at: 1)
    try memory.updateWorkflow("w", status: .inProgress, at: .second(2))
    try memory.updateWorkflow("w", step: "two", at: .second(3))
    let expected = WorkflowRecord(
      id: "w", step: "two", status: .inProgress, checkpoint: "{}", sha: "h", createdAt: 1_000,
      updatedAt: 3_000)
    #expect(try memory.workflow("w", at: .second(3)) == expected)
    #expect(try memory.workflows(.inProgress, at: .second(3)) == [expected])
    #expect(try memory.workflows(.pending, at: .second(3)).map(\.id) == ["v"])
    try store("w", at: 4)
    #expect(try memory.workflow("w", at: .second(4)).createdAt == 4_000)
    let error = #expect(throws: MemoryError.self) {
      try memory.updateWorkflow("no", status: .failed, at: .start)
    }
    #expect(error?.description == "Workflow state not found: no")
  }

  @Test("M2: artifacts are found by identifier, kind and whole tag", arguments: StoreMaker.all)
  func artifacts(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for (id, kind, tags) in [
      ("a", ArtifactRecord.Kind.code, ["x", "y"]), ("b", .doc, ["xy"]), ("c", .code, []),
    ] {
      try memory.createArtifact(
        id: id, kind: kind, path: "p/\(id)", sha256: "h", tags: tags, metadata: "{}", at: .second(1)
      )
    }
    #expect(try memory.artifacts(.code, at: .start).map(\.id) == ["a", "c"])
    #expect(try memory.artifacts(tagged: "x", at: .start).map(\.id) == ["a"])
    #expect(try memory.artifacts(tagged: "", at: .start) == [])
    #expect(
      try memory.artifact("b", at: .start)
        == ArtifactRecord(
          id: "b", kind: .doc, path: "p/b", sha256: "h", tags: ["xy"], metadata: "{}",
          createdAt: 1_000))
    #expect(throws: MemoryError.duplicate(table: "artifacts", key: "a")) {
      try memory.createArtifact(id: "a", kind: .data, path: "p", sha256: "h", at: .start)
    }
    let error = #expect(throws: MemoryError.self) { try memory.artifact("no", at: .start) }
    #expect(error?.description == "Artifact not found: no")
  }

  @Test(
    "M10: a session keeps its checkpoints in order and when it was resumed",
    arguments: StoreMaker.all)
  func sessions(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    try memory.createSession(id: "s", mode: .hiveMind, state: #"{"a":"é"}"#, at: .second(1))
    #expect(try memory.latestCheckpoint(of: "s") == nil)
    #expect(try memory.session("s").lastResumed == nil)
    for number in 2...4 {
      try memory.addCheckpoint("[\"\(number)\"]", to: "s", at: .second(Double(number)))
    }
    try memory.markResumed("s", at: .second(5))
    #expect(try memory.latestCheckpoint(of: "s") == .init(at: 4_000, state: #"["4"]"#))
    let session = try memory.session("s")
    #expect(session.checkpoints.map(\.at) == [2_000, 3_000, 4_000])
    #expect(session.state == #"{"a":"é"}"# && session.mode == .hiveMind)
    #expect(session.lastResumed == 5_000 && session.createdAt == 1_000)
    let error = #expect(throws: MemoryError.self) {
      try memory.addCheckpoint("", to: "no", at: .start)
    }
    #expect(error?.description == "Session not found: no")
    try memory.createSession(id: "old", mode: .swarm, state: "", at: .second(1))
    #expect(try memory.pruneSessions(before: .second(1)) == 0)
    #expect(try memory.pruneSessions(before: .second(5)) == 1, "the resumed one went, too")
    #expect(try memory.pruneSessions(before: .second(5.001)) == 1)
  }

  @Test(
    "B10: an agent that registers again is brought up to date and stays as old as it is",
    arguments: StoreMaker.all)
  func agents(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for id in ["b", "a"] {
      try memory.registerAgent(id: id, type: "tester", capabilities: ["x"], at: .second(1))
    }
    try memory.updateAgent("a", status: .terminated, at: .second(2))
    try memory.updateAgent("a", performance: #"{"tasks":1}"#, at: .second(3))
    #expect(
      try memory.agent("a")
        == AgentRecord(
          id: "a", type: "tester", capabilities: ["x"], status: .terminated,
          performance: #"{"tasks":1}"#, createdAt: 1_000, updatedAt: 3_000))
    #expect(try memory.agents(.active).map(\.id) == ["b"])
    try memory.registerAgent(id: "a", type: "tester", capabilities: ["x", "y"], at: .second(4))
    let again = try memory.agent("a")
    #expect(again.createdAt == 1_000 && again.updatedAt == 4_000 && again.status == .active)
    #expect(again.capabilities == ["x", "y"])
    #expect(try memory.agents(.active).map(\.id) == ["a", "b"])
    let error = #expect(throws: MemoryError.self) { try memory.agent("no") }
    #expect(error?.description == "Agent not found: no")
  }

  @Test("M14: an empty identifier is refused by every table", arguments: StoreMaker.all)
  func identifiers(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    let attempts: [() throws -> Void] = [
      { try memory.registerAgent(id: "", type: "t", capabilities: [], at: .start) },
      { try memory.createSession(id: "", mode: .swarm, state: "", at: .start) },
      { try memory.createArtifact(id: "", kind: .code, path: "", sha256: "", at: .start) },
      {
        try memory.storeWorkflow(
          id: "", step: "", status: .pending, checkpoint: "", sha: "", at: .start)
      },
      { try memory.storePattern(id: "", pattern: "p", confidence: 1, at: .start) },
      { try memory.storeEvent("t", payload: "", from: "s", at: .start, id: "") },
      { try memory.storeMetric("m", 1, unit: "u", at: .start, id: "") },
      { try memory.storeGoal(id: "", conditions: "", cost: 1, priority: "", at: .start) },
      { try memory.storeOODACycle(id: "", at: .start) },
      {
        try memory.propose(
          id: "", decision: "", by: "p", voters: ["a"], quorum: 1, at: .start)
      },
    ]
    let empty = try memory.storedBytes
    for (number, attempt) in attempts.enumerated() {
      let error = #expect(throws: MemoryError.self, "\(number)") { try attempt() }
      if case .invalid = error { continue }
      Issue.record("attempt \(number): \(String(describing: error))")
    }
    #expect(try memory.storedBytes == empty)
  }
}
