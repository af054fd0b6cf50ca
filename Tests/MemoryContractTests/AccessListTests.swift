// Grants and blocks through the door, for every store. Not here: what they mean by themselves
// (`SharedMemoryTests/AccessControlTests.swift`).

import Instants
import SharedMemory
import Testing

struct AccessListTests {
  private static func memory(_ maker: StoreMaker, level: AccessLevel) throws -> SwarmMemory {
    let memory = try maker.memory()
    try memory.store("v", under: "k", as: Cast.owner(), at: .start, scope: Cast.scope(level))
    return memory
  }

  private static func reads(_ memory: SwarmMemory, _ principal: Principal) throws -> Bool {
    let denied = try denial { _ = try memory.retrieve("k", as: principal, at: .start) } != nil
    let seen = try memory.entries(startingWith: "k", as: principal, at: .start)
    #expect(seen.isEmpty == denied, "reading and asking differ")
    return !denied
  }

  @Test(
    "A27, A31: a block shuts out, twice is once, and unblocking opens", arguments: StoreMaker.all)
  func blocks(maker: StoreMaker) throws {
    let memory = try Self.memory(maker, level: .public)
    defer { memory.close() }
    let (owner, other) = (try Cast.owner(), try Cast.other())
    #expect(try Self.reads(memory, other))
    for agent in ["other", "other", "owner"] {
      try memory.block(agent, on: "k", as: owner, at: .second(1))
    }
    #expect(try !Self.reads(memory, other) && !Self.reads(memory, owner))
    #expect(try denial { try memory.delete("k", as: owner) } == "Delete")
    let list = try memory.accessList(of: "k", as: owner, at: .start)
    #expect(list.blocked == ["other", "owner"] && list.updatedAt == 1_000)
    try memory.unblock("other", on: "k", as: owner, at: .second(2))
    #expect(try Self.reads(memory, other) && !Self.reads(memory, owner))
  }

  @Test("A28–A30: grants open, merge, beat blocks and can be taken back", arguments: StoreMaker.all)
  func grants(maker: StoreMaker) throws {
    let memory = try Self.memory(maker, level: .private)
    defer { memory.close() }
    let (owner, other) = (try Cast.owner(), try Cast.other())
    #expect(try !Self.reads(memory, other))
    try memory.grant([.read], to: "other", on: "k", as: owner, at: .start)
    #expect(try Self.reads(memory, other))
    try memory.block("other", on: "k", as: owner, at: .start)
    #expect(try Self.reads(memory, other))
    #expect(try denial { try memory.store("w", under: "k", as: other, at: .start) } == "Write")
    try memory.grant([.write], to: "other", on: "k", as: owner, at: .start)
    try memory.store("w", under: "k", as: other, at: .start)
    #expect(
      try memory.accessList(of: "k", as: owner, at: .start).permissions(of: "other")
        == [.read, .write])
    try memory.revoke([.read, .write], from: "other", on: "k", as: owner, at: .start)
    #expect(try !Self.reads(memory, other))
    #expect(try memory.accessList(of: "k", as: owner, at: .start).grants == [])
  }

  @Test(
    "who may share gives only what it has, not to the blocked, and takes nothing back",
    arguments: StoreMaker.all)
  func sharing(maker: StoreMaker) throws {
    let memory = try Self.memory(maker, level: .team)
    defer { memory.close() }
    let (owner, member, other) = (try Cast.owner(), try Cast.member(), try Cast.other())
    func grant(_ permission: Permission, _ agent: String, _ principal: Principal) throws -> String?
    {
      try denial { try memory.grant([permission], to: agent, on: "k", as: principal, at: .start) }
    }
    #expect(try grant(.read, "other", other) == "Share")
    #expect(try grant(.delete, "other", member) == "Delete")
    #expect(try grant(.read, "other", member) == nil)
    #expect(try Self.reads(memory, other))
    #expect(try grant(.read, "friend", other) == "Share", "what isn't granted to share is")
    try memory.block("other", on: "k", as: owner, at: .start)
    #expect(try grant(.write, "other", member) == "Share")
    for principal in [member, other] {
      #expect(
        try denial { try memory.revoke([.read], from: "x", on: "k", as: principal, at: .start) }
          == "Share")
      #expect(
        try denial { try memory.block("owner", on: "k", as: principal, at: .start) } == "Share")
      #expect(
        try denial { try memory.unblock("other", on: "k", as: principal, at: .start) } == "Share")
    }
    #expect(try denial { _ = try memory.accessList(of: "k", as: other, at: .start) } == "Share")
    #expect(try memory.accessList(of: "k", as: member, at: .start).blocked == ["other"])
  }

  @Test("A32: a list needs an entry, and names in it can't be empty", arguments: StoreMaker.all)
  func refused(maker: StoreMaker) throws {
    let memory = try Self.memory(maker, level: .team)
    defer { memory.close() }
    let owner = try Cast.owner()
    #expect(throws: MemoryError.notFound(thing: "Entry", id: "default:no")) {
      try memory.grant([.read], to: "a", on: "no", as: owner, at: .start)
    }
    let error = #expect(throws: MemoryError.self) {
      try memory.accessList(of: "k", as: owner, at: .start)
    }
    #expect(error?.description == "ACL not found: default:k")
    #expect(throws: MemoryError.self) {
      try memory.grant([.read], to: "", on: "k", as: owner, at: .start)
    }
    #expect(throws: MemoryError.self) { try memory.block("", on: "k", as: owner, at: .start) }
    #expect(throws: MemoryError.self) {
      try memory.accessList(of: "k", as: owner, at: .start)
    }
  }

  @Test("a list goes with its entry and moves with its scope", arguments: StoreMaker.all)
  func together(maker: StoreMaker) throws {
    let memory = try Self.memory(maker, level: .team)
    defer { memory.close() }
    let owner = try Cast.owner()
    try memory.block("other", on: "k", as: owner, at: .start)
    try memory.changeAccess(to: AccessScope(.public), of: "k", as: owner, at: .second(3))
    let list = try memory.accessList(of: "k", as: owner, at: .start)
    #expect(list.level == .public && list.team == nil && list.updatedAt == 3_000)
    try memory.delete("k", as: owner)
    try memory.store("v", under: "k", as: owner, at: .start, scope: AccessScope(.public))
    #expect(try Self.reads(memory, Cast.other()), "the old block still holds")
  }
}
