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
    let forms = ["preset", "agents", "generated"].filter { section[$0] != nil }
    if forms.count > 1, let entry = section[forms[1]] {
      note(entry.node, "fleet: '\(forms[0])' and '\(forms[1])' both say who is there; keep one")
      return nil
    }
    if let generated = section.section("generated") { return self.generated(generated, capacity) }
    guard section["agents"] != nil || section["kinds"] != nil else {
      if let entry = scenario["fleet"], case .section = entry.value {
      } else if scenario.node["fleet"] != nil {
        return nil
      }
      return .qualityEngineering(capacity: capacity)
    }
    return named(section, capacity)
  }

  func capacity(_ section: Section) -> Int? {
    if case .text? = section["capacity"]?.value { return nil }
    return section.integer("capacity") ?? 1
  }

  private mutating func named(_ section: Section, _ capacity: Int?) -> Fleet? {
    guard let agents = section.list("agents"), let kinds = section.names("kinds") else {
      let known = section["agents"] == nil ? "agents" : "kinds"
      if section.node[known] == nil {
        note(section.node, "'fleet' lacks the key '\(known)'; agents and kinds come together")
      }
      return nil
    }
    let names = agents.compactMap { entry in
      if case .text(let name) = entry.value { name } else { nil }
    }
    var numbers: [String: AgentID] = [:]
    for (number, name) in names.enumerated() where numbers[name] == nil {
      numbers[name] = AgentID(number)
    }
    var isWhole = true
    let made = kinds.map { kind in
      var eligible: [AgentID] = []
      guard case .list(let items) = kind.entry.value else { return Kind(name: "", eligible: []) }
      for item in items {
        guard case .text(let name) = item.value else { continue }
        if let agent = numbers[name] {
          eligible.append(agent)
        } else {
          isWhole = false
          note(item.node, "no agent is called '\(name)'; \(Self.hint(for: name, among: names))")
        }
      }
      return Kind(name: kind.name.text ?? "", eligible: eligible)
    }
    guard isWhole else { return nil }
    do throws(FleetError) {
      return try Fleet(
        agents: names.map { Agent(name: $0, capacity: capacity) }, kinds: made)
    } catch {
      note(section.node, "fleet: \(error)")
      return nil
    }
  }

  /// Agents and kinds by number; kind *k* may be done by the agents from *k* · agents / kinds on.
  private mutating func generated(_ section: Section, _ capacity: Int?) -> Fleet? {
    guard let agents = section.integer("agents"), let kinds = section.integer("kinds"),
      let eligible = section.integer("eligible")
    else { return nil }
    guard eligible <= agents else {
      note(section.node, "fleet.generated: \(eligible) of \(agents) agents can't be eligible")
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

  func catalogue(_ scenario: Section) -> ActionCatalogue {
    let isSingle = scenario.section("fleet")?.text("actions") == "single"
    return isSingle ? .single : .documented
  }

  func rules(_ scenario: Section) -> AttemptRules {
    let standard = AttemptRules()
    guard let section = scenario.section("fleet")?.section("attempts") else { return standard }
    return AttemptRules(
      mostAttempts: section.integer("most") ?? standard.mostAttempts,
      timeout: section.span("timeout") ?? standard.timeout,
      backoff: section.span("backoff") ?? standard.backoff,
      longestBackoff: section.span("longest_backoff") ?? standard.longestBackoff)
  }
}
