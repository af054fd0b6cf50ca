// A shared memory against a model of it, over thousands of random calls of several agents.
// Not here: the model (`EntryModel.swift`).

import Instants
import SharedMemory
import TestSupport
import Testing

struct EntryModelTests {
  private static let players = [
    EntryModel.Player(name: "ann", team: "red", swarm: "north"),
    EntryModel.Player(name: "bob", team: "red", swarm: "south"),
    EntryModel.Player(name: "cat", team: "blue", swarm: "north"),
    EntryModel.Player(name: "dan", team: nil, swarm: nil),
    EntryModel.Player(name: "system", team: nil, swarm: nil),
  ]
  private static let keys = [
    "a", "a_b", "aXb", "phase2/learning/shared/patterns/1", "phase2/learning/shared/patterns/2",
    "z",
  ]

  private static func principal(_ player: EntryModel.Player) throws -> Principal {
    try player.isSystem
      ? .system : Principal(agent: player.name, team: player.team, swarm: player.swarm)
  }

  /// What a call comes to, in the model's words.
  private static func answer(_ body: () throws -> EntryModel.Answer) throws -> EntryModel.Answer {
    do {
      return try body()
    } catch MemoryError.denied {
      return .denied
    } catch MemoryError.notFound {
      return .missing
    }
  }

  @Test(
    "A34, A35, M4, M5: whatever agents do, they get the model's answers",
    arguments: StoreMaker.all, [11, 12, 13, 14] as [UInt64])
  func calls(maker: StoreMaker, seed: UInt64) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    var model = EntryModel()
    var chance = SplitMix64(seed: seed)
    var now = 0
    var denials = 0
    for step in 0..<1_500 {
      now += chance.next(below: 3)
      let player = Self.players[chance.next(below: Self.players.count)]
      let (expected, actual) = try Self.call(memory, &model, &chance, player, now, step)
      #expect(actual == expected, "step \(step) by \(player.name)")
      denials += expected == .denied ? 1 : 0
      if step % 100 == 99 {
        for player in Self.players {
          let found = try memory.entries(
            startingWith: "", as: Self.principal(player), at: .second(Double(now)))
          #expect(
            .found(found.map { "\($0.key)=\($0.value)" }) == model.query("", player, at: now))
        }
      }
    }
    #expect((300...1_200).contains(denials), "\(denials) denials say little")
  }

  private static func call(
    _ memory: SwarmMemory, _ model: inout EntryModel, _ chance: inout SplitMix64,
    _ player: EntryModel.Player, _ now: Int, _ step: Int
  ) throws -> (EntryModel.Answer, EntryModel.Answer) {
    let principal = try principal(player)
    let instant = Instant.second(Double(now))
    let key = keys[chance.next(below: keys.count)]
    switch chance.next(below: 12) {
    case 0...2:
      let level = chance.next(below: 2) == 0 ? nil : AccessLevel.allCases[chance.next(below: 5)]
      let seconds = chance.next(below: 2) * (1 + chance.next(below: 60))
      let expected = model.store(
        "\(step)", key, player, level: level?.rawValue, seconds: seconds, at: now)
      return (
        expected,
        try answer {
          try memory.store(
            "\(step)", under: key, as: principal, at: instant,
            scope: level.map { try Cast.scope($0) },
            keptFor: RetentionPolicy(seconds: Int64(seconds)))
          return .done
        }
      )
    case 3...4:
      return (
        model.retrieve(key, player, at: now),
        try answer {
          try memory.retrieve(key, as: principal, at: instant).map { .found([$0.value]) }
            ?? .missing
        }
      )
    case 5:
      let prefix = String(key.prefix(chance.next(below: key.count)))
      return (
        model.query(prefix, player, at: now),
        .found(
          try memory.entries(startingWith: prefix, as: principal, at: instant)
            .map { "\($0.key)=\($0.value)" })
      )
    case 6:
      return (
        model.delete(key, player),
        try answer { try memory.delete(key, as: principal) ? .done : .missing }
      )
    case 7...10: return try list(memory, &model, &chance, player, key, now)
    default:
      let expected = model.clean(at: now)
      return (.found(["\(expected)"]), .found(["\(try memory.cleanExpired(at: instant).entries)"]))
    }
  }

  /// A call that changes who may do what with one key.
  private static func list(
    _ memory: SwarmMemory, _ model: inout EntryModel, _ chance: inout SplitMix64,
    _ player: EntryModel.Player, _ key: String, _ now: Int
  ) throws -> (EntryModel.Answer, EntryModel.Answer) {
    let principal = try principal(player)
    let instant = Instant.second(Double(now))
    let target = players[chance.next(below: players.count)].name
    let permission = Permission.allCases[chance.next(below: 4)]
    switch chance.next(below: 4) {
    case 0...1:
      return (
        model.grant(permission.rawValue, to: target, key, player, at: now),
        try answer {
          try memory.grant([permission], to: target, on: key, as: principal, at: instant)
          return .done
        }
      )
    case 2:
      return (
        model.restrict(key, player, at: now) { $0.granted[target]?.remove(permission.rawValue) },
        try answer {
          try memory.revoke([permission], from: target, on: key, as: principal, at: instant)
          return .done
        }
      )
    default:
      let isBlock = chance.next(below: 2) == 0
      return (
        model.restrict(key, player, at: now) {
          if isBlock { $0.blocked.insert(target) } else { $0.blocked.remove(target) }
        },
        try answer {
          if isBlock {
            try memory.block(target, on: key, as: principal, at: instant)
          } else {
            try memory.unblock(target, on: key, as: principal, at: instant)
          }
          return .done
        }
      )
    }
  }
}
