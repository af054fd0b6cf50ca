// What a shared memory must answer to agents, worked out the plain way: dictionaries and the rule
// of access written out once more. Not here: comparing (`EntryModelTests.swift`).

import SharedMemory

/// Entries with owners, levels, lists and expiry, as a reader of the documents would keep them.
struct EntryModel {
  struct Item {
    var value: String
    var owner: String
    var level: String
    var team: String?
    var swarm: String?
    var expiry: Int?  // Seconds.
    var granted: [String: Set<String>] = [:]
    var blocked: Set<String> = []
  }
  struct Player {
    let name: String
    let team: String?
    let swarm: String?
    var isSystem: Bool { name == "system" }
  }
  enum Answer: Equatable {
    case done
    case found([String])
    case missing
    case denied
  }

  var items: [String: Item] = [:]

  func may(_ player: Player, _ permission: String, _ key: String) -> Bool {
    guard let item = items[key] else { return false }
    if item.granted[player.name, default: []].contains(permission) { return true }
    if item.blocked.contains(player.name) { return false }
    if item.level == "system" { return player.isSystem }
    if item.owner == player.name { return true }
    let isMember =
      item.level == "team"
      ? item.team != nil && item.team == player.team
      : item.level == "swarm" && item.swarm != nil && item.swarm == player.swarm
    if isMember {
      if key.hasPrefix("phase2/learning/shared/patterns/") && permission == "write" { return false }
      return permission != "delete"
    }
    return item.level == "public" && ["read", "share"].contains(permission)
  }

  private func isOwner(_ player: Player, _ item: Item) -> Bool {
    player.isSystem || item.owner == player.name
  }

  private func isOver(_ item: Item, _ now: Int) -> Bool { item.expiry.map { $0 <= now } ?? false }

  mutating func store(
    _ value: String, _ key: String, _ player: Player, level: String?, seconds: Int, at now: Int
  ) -> Answer {
    let expiry = seconds == 0 ? nil : now + seconds
    if level == "system" && !player.isSystem && items[key].map({ isOver($0, now) }) ?? true {
      return .denied
    }
    guard var item = items[key], !isOver(item, now) else {
      items[key] = Item(
        value: value, owner: player.name, level: level ?? "private",
        team: level == nil ? player.team : "red", swarm: level == nil ? player.swarm : "north",
        expiry: expiry)
      return .done
    }
    guard may(player, "write", key) else { return .denied }
    if let level, (level, "red", "north") != (item.level, item.team ?? "", item.swarm ?? "") {
      guard isOwner(player, item), level != "system" || player.isSystem else { return .denied }
      (item.level, item.team, item.swarm) = (level, "red", "north")
    }
    (item.value, item.expiry) = (value, expiry)
    items[key] = item
    return .done
  }

  func retrieve(_ key: String, _ player: Player, at now: Int) -> Answer {
    guard let item = items[key], !isOver(item, now) else { return .missing }
    return may(player, "read", key) ? .found([item.value]) : .denied
  }

  func query(_ prefix: String, _ player: Player, at now: Int) -> Answer {
    .found(
      items.filter {
        $0.key.hasPrefix(prefix) && !isOver($0.value, now) && may(player, "read", $0.key)
      }.map { "\($0.key)=\($0.value.value)" }.sorted())
  }

  mutating func delete(_ key: String, _ player: Player) -> Answer {
    if items[key] == nil { return .missing }
    guard may(player, "delete", key) else { return .denied }
    items[key] = nil
    return .done
  }

  mutating func grant(
    _ permission: String, to name: String, _ key: String, _ player: Player, at now: Int
  ) -> Answer {
    guard let item = items[key], !isOver(item, now) else { return .missing }
    if !isOwner(player, item) {
      guard may(player, "share", key), may(player, permission, key), !item.blocked.contains(name)
      else { return .denied }
    }
    items[key]?.granted[name, default: []].insert(permission)
    return .done
  }

  /// Revoking, blocking and unblocking, which are for owners and the system.
  mutating func restrict(
    _ key: String, _ player: Player, at now: Int, _ change: (inout Item) -> Void
  ) -> Answer {
    guard var item = items[key], !isOver(item, now) else { return .missing }
    guard isOwner(player, item) else { return .denied }
    change(&item)
    items[key] = item
    return .done
  }

  mutating func clean(at now: Int) -> Int {
    let before = items.count
    items = items.filter { !isOver($0.value, now) }
    return before - items.count
  }
}
