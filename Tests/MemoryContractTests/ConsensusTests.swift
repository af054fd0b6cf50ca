// Proposals and votes through the door, for every store. Not here: every way to vote
// (`SharedMemoryTests/ConsensusRecordTests.swift`).

import Instants
import SharedMemory
import Testing

struct ConsensusTests {
  private static func memory(_ maker: StoreMaker) throws -> SwarmMemory {
    let memory = try maker.memory()
    for id in ["x", "y"] {
      try memory.propose(
        id: id, decision: "d", by: "p", voters: ["a", "b", "c"], quorum: 2, at: .start,
        keptFor: RetentionPolicy(seconds: 10))
    }
    return memory
  }

  @Test(
    "M8: the vote that makes the quorum approves, and voting twice is voting once",
    arguments: StoreMaker.all)
  func approval(maker: StoreMaker) throws {
    let memory = try Self.memory(maker)
    defer { memory.close() }
    #expect(try memory.vote(.support, on: "x", by: "a", at: .second(1)) == .pending)
    #expect(try memory.vote(.support, on: "x", by: "a", at: .second(1)) == .pending)
    #expect(try memory.vote(.against, on: "x", by: "a", at: .second(1)) == .pending)
    #expect(try memory.proposal("x", at: .second(1)).supporters == ["a"])
    #expect(try memory.vote(.support, on: "x", by: "c", at: .second(1)) == .approved)
    #expect(try memory.proposals(.approved, at: .second(1)).map(\.id) == ["x"])
    #expect(try memory.proposals(.pending, at: .second(1)).map(\.id) == ["y"])
    #expect(throws: MemoryError.duplicate(table: "consensus_state", key: "x")) {
      try memory.propose(id: "x", decision: "d", by: "p", voters: ["a"], quorum: 1, at: .start)
    }
  }

  @Test(
    "B26: a quorum out of reach rejects; late, unnamed and unknown votes are refused",
    arguments: StoreMaker.all)
  func refusal(maker: StoreMaker) throws {
    let memory = try Self.memory(maker)
    defer { memory.close() }
    #expect(try memory.vote(.against, on: "x", by: "a", at: .second(1)) == .pending)
    #expect(try memory.vote(.against, on: "x", by: "b", at: .second(1)) == .rejected)
    let late = #expect(throws: MemoryError.self) {
      try memory.vote(.support, on: "x", by: "c", at: .second(1))
    }
    #expect(late?.description.contains("it is rejected") == true)
    #expect(try denial { try memory.vote(.support, on: "y", by: "stranger", at: .start) } == "Vote")
    let unknown = #expect(throws: MemoryError.self) {
      try memory.vote(.support, on: "z", by: "a", at: .start)
    }
    #expect(unknown?.description == "Consensus proposal not found: z")
    #expect(try memory.proposal("y", at: .start).version == 1, "a refused vote counted")
  }

  @Test("B26: what isn't decided in time has expired", arguments: StoreMaker.all)
  func expiry(maker: StoreMaker) throws {
    let memory = try Self.memory(maker)
    defer { memory.close() }
    try memory.vote(.support, on: "x", by: "a", at: .second(1))
    try memory.vote(.support, on: "x", by: "b", at: .second(1))
    #expect(try memory.proposals(.expired, at: .second(9.999)) == [])
    let error = #expect(throws: MemoryError.self) {
      try memory.vote(.support, on: "y", by: "a", at: .second(10))
    }
    #expect(error?.description.contains("it is expired") == true)
    #expect(try memory.proposals(.expired, at: .second(10)).map(\.id) == ["y"])
    #expect(try memory.proposals(.pending, at: .second(10)) == [])
    #expect(try memory.proposals(.approved, at: .second(10)) == [])
    #expect(
      try memory.proposals(.approved, at: .second(10), includingExpired: true).map(\.id) == ["x"])
    #expect(throws: MemoryError.self) { try memory.proposal("y", at: .second(10)) }
    #expect(try memory.proposal("y", at: .second(10), includingExpired: true).supporters == [])
  }
}
