// The one rule of who may do what. Not here: asking it (`Swarm/SwarmMemory+Authorisation.swift`),
// the lists of grants and blocks (`Records/AccessEntry.swift`).

/// Why something is allowed or isn't.
public enum AccessDecision: Hashable, Sendable {
  case owner, member, everyone, systemAgent, granted
  /// The reason, as an error gives it.
  case denied(String)

  public var isAllowed: Bool {
    if case .denied = self { false } else { true }
  }
}

/// Levels, then lists: a grant beats a block, a block beats the level.
///
/// Source: the earlier implementation's access control, which the documents name and leave open.
public enum AccessControl {
  /// Decides by level and list, in this order: somebody blocked may do only what is granted by
  /// name, owners too; what is granted may be done whatever the level; else the level decides.
  ///
  /// - Parameters:
  ///   - owner: Whose it is; not empty.
  ///   - list: Grants and blocks, where there are any.
  public static func decide(
    _ permission: Permission, for principal: Principal, owner: String, scope: AccessScope,
    list: AccessEntry? = nil
  ) throws(MemoryError) -> AccessDecision {
    if owner.isEmpty { throw .invalid("an owner's name is empty; everything has an owner") }
    if let list {
      if list.resource.isEmpty { throw .invalid("a resource's name is empty; name what is meant") }
      if list.permissions(of: principal.agent).contains(permission) { return .granted }
      if list.isBlocked(principal.agent) {
        return .denied("it is blocked and has no grant to \(permission.rawValue)")
      }
    }
    return byLevel(permission, for: principal, owner: owner, scope: scope)
  }

  private static func byLevel(
    _ permission: Permission, for principal: Principal, owner: String, scope: AccessScope
  ) -> AccessDecision {
    let isOwner = principal.agent.isSame(as: owner)
    switch scope.level {
    case .system:
      return principal.isSystem ? .systemAgent : .denied("the level is system")
    case _ where isOwner: return .owner
    case .private: return .denied("it is private to its owner")
    case .team:
      return group(permission, own: principal.team, needed: scope.team, name: "team")
    case .swarm:
      return group(permission, own: principal.swarm, needed: scope.swarm, name: "swarm")
    case .public:
      return permission == .read || permission == .share
        ? .everyone : .denied("it is public, and only its owner may \(permission.rawValue)")
    }
  }

  /// Members may all but delete; a name that is missing on either side makes nobody a member.
  private static func group(
    _ permission: Permission, own: String?, needed: String?, name: String
  ) -> AccessDecision {
    guard let own, let needed, own.isSame(as: needed) else {
      return .denied("it isn't of the owner's \(name)")
    }
    return permission == .delete
      ? .denied("a member of the \(name) may not delete; its owner may") : .member
  }
}
