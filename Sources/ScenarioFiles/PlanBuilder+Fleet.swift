// Fleets in scenarios: a preset, agents and kinds by name, or any size. Not here: worlds (`+World`).

import FleetModel
import Instants
import TraceFiles
import YAMLTree

extension PlanBuilder {
  static func hint(for name: String, among known: [String]) -> String {
    NearestName.hint(for: name, among: known)
  }

  /// `nil` when there is none, which has been noted.
  mutating func fleet(_ scenario: Section) -> Fleet? {
    let section = scenario.section("fleet") ?? Section(node: scenario.node)
    let capacity = capacity(section)
    let forms = ["preset", "generated", "agents", "kinds"].filter { section.node[$0] != nil }
    if scenario["fleet"] != nil, let first = forms.first, let other = forms.dropFirst().first,
      first != "agents"
    {
      note(
        section.node.place(of: other),
        "fleet: '\(first)' and '\(other)' both say who is there; keep one of them")
      return nil
    }
    guard scenario["fleet"] != nil, let form = forms.first else {
      // A fleet that can't be read has been complained about.
      return scenario.node["fleet"] != nil && scenario["fleet"] == nil
        ? nil : .qualityEngineering(capacity: capacity)
    }
    switch form {
    case "preset": return section["preset"].map { _ in .qualityEngineering(capacity: capacity) }
    case "generated": return section.section("generated").flatMap { generated($0, capacity) }
    default: return named(section, capacity)
    }
  }

  func capacity(_ section: Section) -> Int? {
    if case .text? = section["capacity"]?.value { return nil }
    return section.integer("capacity") ?? 1
  }

  private mutating func named(_ section: Section, _ capacity: Int?) -> Fleet? {
    guard let agents = section.list("agents"), let kinds = section.names("kinds") else {
      let known = section["agents"] == nil ? "agents" : "kinds"
      if section.node[known] == nil {
        note(section.node, "'fleet' lacks '\(known)'; add it, agents and kinds come together")
      }
      return nil
    }
    let names = agents.compactMap { entry in
      if case .text(let name) = entry.value { name } else { nil }
    }
    guard !agents.isEmpty, !kinds.isEmpty else {
      // Where an item was wrong, that has been noted.
      for key in ["agents", "kinds"] {
        if let node = section.node[key], node.items?.isEmpty ?? node.entries?.isEmpty ?? false {
          note(node, "\(key): there are none; name one or more")
        }
      }
      return nil
    }
    for entry in agents {
      if case .text(let name) = entry.value { check(name: name, of: "agents", at: entry.node) }
    }
    for kind in kinds { check(name: kind.name.text ?? "", of: "kinds", at: kind.name) }
    var numbers: [String: AgentID] = [:]
    for (number, name) in names.enumerated() where numbers[name] == nil {
      numbers[name] = AgentID(number)
    }
    var isWhole = true
    let made = kinds.map { kind in
      var (eligible, seen) = ([AgentID](), Set<AgentID>())
      guard case .list(let items) = kind.entry.value else { return Kind(name: "", eligible: []) }
      for item in items {
        guard case .text(let name) = item.value else { continue }
        if let agent = numbers[name] {
          eligible.append(agent)
          if !seen.insert(agent).inserted {
            isWhole = false
            note(item.node, "kinds: '\(name)' stands there already; keep one of the two")
          }
        } else {
          isWhole = false
          note(
            item.node, "kinds: no agent is called '\(name)'; \(Self.hint(for: name, among: names))")
        }
      }
      return Kind(name: kind.name.text ?? "", eligible: eligible)
    }
    guard isWhole else { return nil }
    do throws(FleetError) {
      return try Fleet(
        agents: names.map { Agent(name: $0, capacity: capacity) }, kinds: made)
    } catch {
      note(Self.place(of: error, agents: agents, kinds: kinds) ?? section.node, "fleet: \(error)")
      return nil
    }
  }

  /// Where in the file an agent or a kind is that doesn't fit the others.
  private static func place(
    of error: FleetError, agents: [Entry], kinds: [(name: YAMLNode, entry: Entry)]
  ) -> YAMLNode? {
    switch error {
    case .duplicateAgent(let name): agents.last { $0.node.text == name }?.node
    case .nobodyEligible(let name): kinds.first { $0.name.text == name }?.entry.node
    default: nil
    }
  }

  /// Agents and kinds by number; kind *k* may be done by the agents from *k* · agents / kinds on.
  private mutating func generated(_ section: Section, _ capacity: Int?) -> Fleet? {
    guard let agents = section.integer("agents"), let kinds = section.integer("kinds"),
      let eligible = section.integer("eligible")
    else { return nil }
    guard eligible <= agents else {
      note(
        section["eligible"]?.node ?? section.node,
        "eligible: \(eligible) of \(agents) agents can't be; write \(agents) or less")
      return nil
    }
    return try? Fleet(
      agents: (0..<agents).map { Agent(name: "agent-\($0 + 1)", capacity: capacity) },
      kinds: (0..<kinds).map { kind in
        Kind(
          name: "kind-\(kind + 1)",
          eligible: (0..<eligible).map { AgentID((kind * agents / kinds + $0) % agents) })
      })
  }

  /// Fewer than the chance of a decision distinguishes, and more than anybody names.
  private static let mostActions = 1_000

  mutating func catalogue(_ scenario: Section) -> ActionCatalogue {
    guard let fleet = scenario.section("fleet") else { return .documented }
    guard let names = fleet.names("actions") else {
      return fleet.text("actions") == "single" ? .single : .documented
    }
    for (name, _) in names { check(name: name.text ?? "", of: "actions", at: name) }
    if let entry = fleet["actions"],
      !(1...Self.mostActions).contains(entry.node.entries?.count ?? 0)
    {
      note(entry.node, "actions: there are none or too many; name 1 to \(Self.mostActions)")
    }
    guard problems.isEmpty, !names.isEmpty else { return .documented }
    return ActionCatalogue(
      actions: names.map { name, entry in
        guard case .section(let action) = entry.value else { preconditionFailure("no section") }
        return Action(
          strategy: name.text ?? "", parallelization: action.number("parallelization") ?? 0.5,
          retryPolicy: action.text("retry").flatMap { RetryPolicy(rawValue: $0) } ?? .none)
      }, defaultAction: ActionID(0))
  }

  /// - Parameter limit: How long an attempt may be served where the scenario doesn't say.
  func rules(
    _ scenario: Section, limit: Span = AttemptRules().timeout
  ) -> AttemptRules {
    let standard = AttemptRules(timeout: limit)
    guard let section = scenario.section("fleet")?.section("attempts") else { return standard }
    return AttemptRules(
      mostAttempts: section.integer("most") ?? standard.mostAttempts,
      timeout: section.span("timeout") ?? standard.timeout,
      backoff: section.span("backoff") ?? standard.backoff,
      longestBackoff: section.span("longest_backoff") ?? standard.longestBackoff)
  }
}
