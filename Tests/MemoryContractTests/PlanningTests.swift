// Goals, actions, plans and OODA rounds, for every store. Not here: planning itself, which nobody
// does.

import Instants
import SharedMemory
import Testing

struct PlanningTests {
  private static func fill(_ memory: SwarmMemory) throws {
    for (number, id) in ["one", "two", "three"].enumerated() {
      let now = Instant.day(Int64(number))
      try memory.storeGoal(
        id: "goal-\(id)", conditions: "{}", cost: -Int64(number), priority: "high", at: now)
      try memory.storePlanningAction(
        id: "act-\(id)", preconditions: "[]", effects: "{}", cost: 2, agentType: "t", at: now)
      try memory.storePlan(
        id: "plan-\(id)", for: "goal-one", sequence: ["act-one", "act-\(id)"], totalCost: 4, at: now
      )
    }
  }

  @Test("M11: goals, actions and plans are stored and read back", arguments: StoreMaker.all)
  func planning(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    try Self.fill(memory)
    #expect(
      try memory.goal("goal-two")
        == GoalRecord(
          id: "goal-two", conditions: "{}", cost: -1, priority: "high", createdAt: 86_400_000))
    #expect(try memory.planningAction("act-one").agentType == "t")
    #expect(try memory.plan("plan-three").sequence == ["act-one", "act-three"])
    let texts = [
      #expect(throws: MemoryError.self) { try memory.goal("x") },
      #expect(throws: MemoryError.self) { try memory.planningAction("x") },
      #expect(throws: MemoryError.self) { try memory.plan("x") },
      #expect(throws: MemoryError.self) { try memory.oodaCycle("x") },
    ].map { $0?.description }
    #expect(
      texts == [
        "GOAP goal not found: x", "GOAP action not found: x", "GOAP plan not found: x",
        "OODA cycle not found: x",
      ])
  }

  @Test("B24: pruning forgets old plans, then what no plan names", arguments: StoreMaker.all)
  func pruning(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    try Self.fill(memory)
    #expect(try memory.prunePlanning(before: .start) == 0)
    // Gone: two plans, goal two (goal one is plan three's), action two (one is plan three's).
    #expect(try memory.prunePlanning(before: .day(2)) == 4)
    #expect(try memory.goal("goal-one").cost == 0)
    #expect(try memory.planningAction("act-one").cost == 2)
    #expect(throws: MemoryError.self) { try memory.goal("goal-two") }
    #expect(throws: MemoryError.self) { try memory.planningAction("act-two") }
    #expect(try memory.prunePlanning(before: .day(3)) == 5)
  }

  @Test("M11: an OODA round goes phase by phase and ends once", arguments: StoreMaker.all)
  func rounds(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    try memory.storeOODACycle(id: "c", observations: "o", at: .second(1))
    #expect(throws: MemoryError.self, "a phase was left out") {
      try memory.updateOODACycle("c", phase: .act, "a")
    }
    try memory.updateOODACycle("c", phase: .observe, "O")
    try memory.updateOODACycle("c", phase: .orient, "r")
    #expect(throws: MemoryError.self, "it went back") {
      try memory.updateOODACycle("c", phase: .observe, "o")
    }
    try memory.updateOODACycle("c", phase: .decide, "d")
    #expect(try memory.oodaCycles(in: .decide).map(\.id) == ["c"])
    try memory.updateOODACycle("c", phase: .act, "a")
    try memory.completeOODACycle("c", result: "done")
    #expect(
      try memory.oodaCycle("c")
        == OODARecord(
          id: "c", phase: .act, observations: "O", orientation: "r", decision: "d", action: "a",
          timestamp: 1_000, isCompleted: true, result: "done"))
    #expect(throws: MemoryError.self) { try memory.completeOODACycle("c", result: "again") }
    #expect(throws: MemoryError.self) { try memory.updateOODACycle("c", phase: .act, "b") }
    try memory.storeOODACycle(id: "open", at: .second(1))
    #expect(try memory.pruneOODACycles(before: .second(1)) == 0)
    #expect(try memory.pruneOODACycles(before: .second(2)) == 1)
    #expect(try memory.oodaCycles(in: .observe).map(\.id) == ["open"])
  }
}
