// What runs around an arm's engines. Not here: engines (`PlanBuilder+Learning.swift`), the keys
// (`ScenarioKeys+Lifecycle.swift`).

import FleetModel
import FleetSimulation
import Instants
import LearningCore
import YAMLTree

extension PlanBuilder {
  /// - Parameter tables: A pooled table has no agent whose life it could be.
  mutating func lifecycle(
    _ section: Section, tables: TableScope, at node: YAMLNode
  ) -> Lifecycle? {
    guard let entry = section["lifecycle"] else { return nil }
    var lifecycle = Lifecycle()
    lifecycle.reviewAfter = .hours(1)
    lifecycle.safeguards?.comparesWithFleet = true
    switch entry.value {
    case .text(let word) where word == "full": break
    case .section(let own): set(&lifecycle, own)
    default: return nil
    }
    if tables == .pooled {
      note(
        entry.node, "lifecycle: it is an agent's, with a table of its own; write table: per_agent")
      return nil
    }
    return lifecycle
  }

  private mutating func set(_ lifecycle: inout Lifecycle, _ own: Section) {
    var improvement = ImprovementSettings()
    improvement.autoApply = own.boolean("auto_apply") ?? improvement.autoApply
    improvement.mostRunningTests = own.integer("tests_at_once") ?? improvement.mostRunningTests
    improvement.monitoring = own.span("monitoring") ?? improvement.monitoring
    lifecycle.improvement = own.boolean("improvement") == false ? nil : improvement
    if let entry = own["ab_tests"], lifecycle.improvement == nil {
      note(entry.node, "ab_tests: the improvement loop gives them out; leave improvement on")
    }
    for test in own.sections("ab_tests") {
      if let planned = planned(test) { lifecycle.tests.append(planned) }
    }
    var safeguards = SafeguardSettings()
    safeguards.comparesWithFleet = own.boolean("against_fleet") ?? true
    switch own.text("safeguards") {
    case "none"?: lifecycle.safeguards = nil
    case let word?:
      safeguards.rule = SafeguardSettings.Rule(rawValue: word) ?? safeguards.rule
      lifecycle.safeguards = safeguards
    case nil: lifecycle.safeguards = safeguards
    }
    lifecycle.reviewAfter = own.span("review_after") ?? .hours(1)
    lifecycle.shares = own.boolean("sharing") ?? true
    lifecycle.versionsKept = own.integer("versions") ?? 10
    lifecycle.versionInterval = own.integer("version_interval") ?? 50
  }

  private mutating func planned(_ section: Section) -> PlannedTest? {
    guard let name = section.text("name"), let base = section.number("base_rate"),
      let list = section["strategies"]
    else { return nil }
    var strategies: [ABStrategy] = []
    for word in section.texts("strategies") {
      guard let action = action(of: word) else {
        note(
          list.node,
          "strategies: '\(word)' is neither a strategy nor an action of the fleet; "
            + "\(Self.hint(for: word, among: actions.strategies + actions.actions.map(\.key)))")
        return nil
      }
      strategies.append(ABStrategy(name: word, action: action))
    }
    do throws(ABTestError) {
      let plan = try ABTestPlan(
        baseRate: base, smallestEffect: section.number("smallest_effect") ?? 0.07,
        armCount: strategies.count)
      return PlannedTest(
        name: name, strategies: strategies, startsAt: section.span("at") ?? .zero, plan: plan)
    } catch {
      note(list.node, "ab_tests: \(error)")
      return nil
    }
  }

  /// A strategy's action with the default's retry policy where there is one, or an action by its key.
  private func action(of word: String) -> ActionID? {
    let usual = actions[actions.defaultAction].retryPolicy
    let places = actions.actions.indices
    let place =
      places.first { actions.actions[$0].key == word }
      ?? places.first {
        actions.actions[$0].strategy == word && actions.actions[$0].retryPolicy == usual
      } ?? places.first { actions.actions[$0].strategy == word }
    return place.map { ActionID($0) }
  }

  func injections(_ section: Section) -> [Injection] {
    section.sections(ScenarioKeys.injections).flatMap { own -> [Injection] in
      guard let at = own.span("at"), let count = own.integer("count") else { return [] }
      let every = own.span("every") ?? .hours(1)
      return (0..<Int64(own.integer("times") ?? 1)).map {
        Injection(at: at + $0 * every, count: count)
      }
    }.sorted { $0.at < $1.at }
  }
}
