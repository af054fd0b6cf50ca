// The rule of access against a table written out by hand. Not here: whether a memory asks it
// (`MemoryContractTests/AccessListTests.swift`).

import SharedMemory
import Testing

/// Who asks, seen from the owner of what is asked for.
enum Standing: String, CaseIterable {
  case owner, member, other, system

  func principal() throws -> Principal {
    switch self {
    case .owner: try Principal(agent: "owner", team: "red", swarm: "north")
    case .member: try Principal(agent: "member", team: "red", swarm: "north")
    case .other: try Principal(agent: "other", team: "blue", swarm: "south")
    case .system: .system
    }
  }
}

struct AccessControlTests {
  /// What each may, by first letters: read, write, delete, share. Source: the earlier
  /// implementation's rule, FACTS §1.12.
  private static let table: [AccessLevel: [Standing: String]] = [
    .private: [.owner: "rwds", .member: "", .other: "", .system: ""],
    .team: [.owner: "rwds", .member: "rws", .other: "", .system: ""],
    .swarm: [.owner: "rwds", .member: "rws", .other: "", .system: ""],
    .public: [.owner: "rwds", .member: "rs", .other: "rs", .system: "rs"],
    .system: [.owner: "", .member: "", .other: "", .system: "rwds"],
  ]

  private static func scope(_ level: AccessLevel) throws -> AccessScope {
    try AccessScope(level, team: "red", swarm: "north")
  }

  private static func isAllowed(
    _ permission: Permission, _ standing: Standing, _ scope: AccessScope,
    list: AccessEntry? = nil
  ) throws -> Bool {
    try AccessControl.decide(
      permission, for: standing.principal(), owner: "owner", scope: scope, list: list
    ).isAllowed
  }

  @Test(
    "A1–A25: each level lets each do what the table says and nothing else",
    arguments: AccessLevel.allCases, Permission.allCases)
  func levels(level: AccessLevel, permission: Permission) throws {
    for standing in Standing.allCases {
      let letters = try #require(Self.table[level]?[standing])
      let letter = try #require(permission.rawValue.first)
      let isAllowed = try Self.isAllowed(permission, standing, Self.scope(level))
      #expect(isAllowed == letters.contains(letter), "\(standing)")
    }
  }

  @Test("A26: a team or swarm that is missing on either side makes nobody a member")
  func missing() throws {
    let nobody = try Principal(agent: "member")
    for level in [AccessLevel.team, .swarm] {
      let open = try AccessScope(level)
      for permission in Permission.allCases {
        #expect(try Self.isAllowed(permission, .member, open) == false)
        #expect(try Self.isAllowed(permission, .owner, open))
        for scope in [open, try Self.scope(level)] {
          let decision = try AccessControl.decide(
            permission, for: nobody, owner: "owner", scope: scope)
          #expect(!decision.isAllowed)
        }
      }
    }
  }

  private static func list() throws -> AccessEntry {
    try AccessEntry(
      resource: "default:k", owner: "owner", scope: AccessScope(.private), createdAt: 0)
  }

  @Test("A27: a block shuts out at every level, the owner too", arguments: AccessLevel.allCases)
  func blocks(level: AccessLevel) throws {
    for standing in Standing.allCases {
      var list = try Self.list()
      try list.block(try standing.principal().agent)
      for permission in Permission.allCases {
        #expect(
          try !Self.isAllowed(permission, standing, Self.scope(level), list: list), "\(standing)")
      }
    }
  }

  @Test(
    "A28, A29: a grant opens what the level closes and beats a block, and only what it names",
    arguments: AccessLevel.allCases)
  func grants(level: AccessLevel) throws {
    for granted in Permission.allCases {
      var list = try Self.list()
      try list.grant([granted], to: "other")
      #expect(try Self.isAllowed(granted, .other, Self.scope(level), list: list))
      try list.block("other")
      for permission in Permission.allCases {
        #expect(
          try Self.isAllowed(permission, .other, Self.scope(level), list: list)
            == (permission == granted))
      }
    }
  }

  @Test("A30: grants merge, and the last revocation removes the agent")
  func merging() throws {
    var list = try Self.list()
    try list.grant([.write], to: "b")
    try list.grant([.read, .write], to: "b")
    try list.grant([.share], to: "a")
    #expect(list.grants.map(\.agent) == ["a", "b"])
    #expect(list.permissions(of: "b") == [.read, .write])
    try list.revoke([.write, .delete], from: "b")
    #expect(list.permissions(of: "b") == [.read])
    try list.revoke([.read], from: "b")
    #expect(list.grants.map(\.agent) == ["a"])
    #expect(list.row[5] == .text(#"{"a":["share"]}"#))
  }

  @Test("A31: blocking twice is blocking once")
  func idempotence() throws {
    var list = try Self.list()
    for name in ["b", "a", "b"] { try list.block(name) }
    #expect(list.blocked == ["a", "b"])
    try list.unblock("b")
    try list.unblock("b")
    #expect(list.blocked == ["a"])
  }

  @Test("A32: names that are empty, or the system's, are refused")
  func names() throws {
    #expect(throws: MemoryError.self) { try Principal(agent: "") }
    #expect(throws: MemoryError.self) { try Principal(agent: "a", team: "") }
    #expect(throws: MemoryError.self) { try Principal(agent: "system") }
    #expect(throws: MemoryError.self) { try AccessScope(.swarm, swarm: "") }
    #expect(throws: MemoryError.self) {
      try AccessEntry(resource: "", owner: "o", scope: AccessScope(.team), createdAt: 0)
    }
    #expect(throws: MemoryError.self) {
      try AccessControl.decide(
        .read, for: .system, owner: "", scope: AccessScope(.public), list: nil)
    }
    var list = try Self.list()
    #expect(throws: MemoryError.self) { try list.grant([.read], to: "") }
    #expect(throws: MemoryError.self) { try list.revoke([.read], from: "") }
    #expect(throws: MemoryError.self) { try list.block("") }
    #expect(throws: MemoryError.self) { try list.unblock("") }
    #expect(try list == Self.list(), "what was refused changed something")
  }

  @Test("A33: levels have the ranks 1 … 5, and no other word is one")
  func ranks() throws {
    let words = ["private", "team", "swarm", "public", "system"]
    #expect(try words.map { try AccessLevel(parsing: $0).rank } == [1, 2, 3, 4, 5])
    #expect(AccessLevel.allCases.sorted().map(\.rawValue) == words)
    let error = #expect(throws: MemoryError.self) { try AccessLevel(parsing: "secret") }
    #expect(
      error?.description
        == "'secret' is no access level; it is one of private, team, swarm, public, system")
  }

  @Test("an accent written in two ways makes two names")
  func accents() throws {
    let (one, two) = ("caf\u{E9}", "cafe\u{301}")
    try #require(one == two, "Swift takes them for the same")
    let decision = try AccessControl.decide(
      .read, for: Principal(agent: two), owner: one, scope: AccessScope(.private))
    #expect(!decision.isAllowed)
    var list = try Self.list()
    try list.grant([.read], to: one)
    try list.block(one)
    #expect(list.permissions(of: two) == [] && !list.isBlocked(two))
  }
}
