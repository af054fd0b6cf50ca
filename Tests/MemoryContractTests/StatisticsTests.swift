// Totals against a recount, and a hundred writers, for every store. Not here: bytes.

import Instants
import SharedMemory
import Testing

struct StatisticsTests {
  @Test("M12: every total is the recount of its rows", arguments: StoreMaker.all)
  func recount(maker: StoreMaker) throws {
    let store = try maker.make()
    let memory = SwarmMemory(store)
    defer { memory.close() }
    let empty = try memory.statistics()
    #expect(empty.partitions == [] && empty.accessLevels.map(\.count) == [0, 0, 0, 0, 0])
    let writer = try memory.writer(as: .system)
    var written = 0
    // As many rows in table n as n, so that no two totals are alike.
    for number in 1...15 {
      for copy in 0..<number {
        let id = "\(number)-\(copy)"
        try writer.put(try Self.record(number, id, copy))
        written += 1
      }
    }
    let totals = try memory.statistics()
    #expect(totals.totalEntries == 1)
    let others = [
      totals.totalEvents, totals.totalPatterns, totals.totalMetrics, totals.totalAgents,
      totals.totalWorkflows, totals.totalConsensus, totals.totalArtifacts, totals.totalSessions,
      totals.totalGOAPGoals, totals.totalGOAPActions, totals.totalGOAPPlans,
      totals.totalOODACycles, totals.totalHints,
    ]
    #expect(others == Array(3...15))
    for (level, copies) in [(AccessLevel.team, 3), (.public, 2), (.system, 4)] {
      for copy in 0..<copies {
        try writer.put(
          MemoryEntry(
            key: "k\(copy)", partition: ["b", "a", "a_", "aa"][copy], value: "v", createdAt: 0,
            expiresAt: 1, owner: "\(level)", level: level))
      }
    }
    // Each put in place of the one before: four keys, of which the last level has all.
    let after = try memory.statistics()
    #expect(after.partitions == ["a", "a_", "aa", "b", "default"])
    #expect(after.accessLevels.map(\.level) == AccessLevel.allCases)
    #expect(after.accessLevels.map(\.count) == [1, 0, 0, 0, 4])
    #expect(after.totalEntries == (try store.rows(MemoryQuery(MemoryEntry.table)).count))
  }

  private static func record(_ number: Int, _ id: String, _ copy: Int) throws -> any MemoryRecord {
    switch number {
    case 1: return MemoryEntry(key: id, value: "v", createdAt: 0, owner: "o")
    case 2:
      return try AccessEntry(
        resource: id, owner: "o", scope: AccessScope(.private), createdAt: 0)
    case 3: return EventRecord(id: id, type: "t", payload: "", timestamp: 0, source: "s")
    case 4: return PatternRecord(id: id, pattern: id, confidence: 1, createdAt: 0)
    case 5: return MetricRecord(id: id, metric: "m", value: 1, unit: "u", timestamp: 0)
    case 6: return AgentRecord(id: id, type: "t", capabilities: [], createdAt: 0, updatedAt: 0)
    case 7:
      return WorkflowRecord(id: id, step: "s", checkpoint: "", sha: "", createdAt: 0, updatedAt: 0)
    case 8:
      return try ConsensusRecord(
        id: id, decision: "d", proposer: "p", voters: ["a"], quorum: 1, createdAt: 0)
    case 9: return ArtifactRecord(id: id, kind: .code, path: "", sha256: "", createdAt: 0)
    case 10: return SessionRecord(id: id, mode: .swarm, state: "", createdAt: 0)
    case 11: return GoalRecord(id: id, conditions: "", cost: 0, priority: "", createdAt: 0)
    case 12:
      return PlanningActionRecord(
        id: id, preconditions: "", effects: "", cost: 0, agentType: "", createdAt: 0)
    case 13: return PlanRecord(id: id, goal: "g", sequence: [], totalCost: 0, createdAt: 0)
    case 14: return OODARecord(id: id, timestamp: 0)
    default: return HintRecord(key: "h", value: "\(copy)", createdAt: 0)
    }
  }

  @Test("M13: of a hundred agents that write in turns nothing is lost", arguments: StoreMaker.all)
  func writers(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    for round in 0..<10 {
      for number in 0..<100 {
        let agent = try Principal(agent: "agent-\(number)")
        let key = try KeySpace.key(.snapshots, number: round, of: agent.agent)
        try memory.store(
          "\(round)", under: key, in: "learning", as: agent, at: .second(Double(round)))
        try memory.storeEvent("t", payload: "{}", from: agent.agent, at: .second(Double(round)))
      }
    }
    for number in 0..<100 {
      let agent = try Principal(agent: "agent-\(number)")
      let own = try memory.entries(
        startingWith: KeySpace.folder(of: agent.agent), in: "learning", as: agent, at: .second(10))
      #expect(own.map(\.value) == (0..<10).map { "\($0)" })
      #expect(try memory.events(from: agent.agent, at: .second(10)).count == 10)
    }
    #expect(try memory.statistics().totalEntries == 1_000)
    #expect(try memory.statistics().totalEvents == 1_000)
  }

  @Test("C22: changes of several tables stand together or not at all", arguments: StoreMaker.all)
  func together(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    func change(_ confidence: Double) throws(MemoryError) {
      try memory.transaction { () throws(MemoryError) in
        let owner = try Cast.owner()
        try memory.store("state", under: "k\(confidence)", as: owner, at: .start)
        try memory.storePattern(id: "p", pattern: "x", confidence: confidence, at: .start)
      }
    }
    #expect(throws: MemoryError.self) { try change(2) }
    #expect(try memory.statistics().totalEntries == 0)
    try change(0.9)
    #expect(try memory.statistics().totalEntries == 1)
    #expect(try memory.pattern("p", at: .start).confidence == 0.9)
  }
}
