// Environments in scenarios: a table of rewards in place of what is made up. Not here: the tables
// (`GroundTruth/Environment`).

import FleetModel
import GroundTruth
import Instants
import YAMLTree

extension PlanBuilder {
  mutating func environment(
    _ section: Section, scenario: Section, world: Section, horizon: Span
  ) -> WorldPlan? {
    for key in ScenarioKeys.world.keys.map(\.name)
    where key != "environment" && world.node[key] != nil {
      refuse(world.node, key, "has its own")
    }
    if scenario.node["workload"] != nil { refuse(scenario.node, "workload", "brings its states") }
    let fleet = fleet(scenario)
    let catalogue = catalogue(scenario)
    guard let environment = section.text("name").flatMap({ Environment(rawValue: $0) }) else {
      return nil
    }
    let parameters = EnvironmentParameters(
      environment: environment, states: section.integer("states") ?? 100,
      freshDays: section.integer("fresh_days") ?? 1)
    let days = Self.days(of: horizon)
    if parameters.freshDays >= days, let entry = section["fresh_days"] {
      note(
        entry.node,
        "fresh_days: the run has \(days); write fewer, since states recur on the days before")
    }
    if Double(parameters.states) * Double(days) > Self.mostTasks, let entry = section["states"] {
      note(entry.node, "states: over 100 million tasks would arrive; write fewer")
    }
    if let fleet, fleet.kinds.count > 1 {
      let node = scenario.section("fleet")?.node.place(of: "kinds") ?? section.node
      note(node, "kinds: an environment has one kind of subtask; name one")
    }
    checkActions(catalogue, of: environment, scenario: scenario, at: section.node)
    guard let fleet, problems.isEmpty else { return nil }
    return WorldPlan(
      fleet: fleet, catalogue: catalogue, rules: rules(scenario), horizon: horizon,
      scoring: Scoring(countsTime: false, countsErrors: false, isValue: true),
      truth: .environment(parameters))
  }

  private mutating func checkActions(
    _ catalogue: ActionCatalogue, of environment: Environment, scenario: Section, at node: YAMLNode
  ) {
    let known = environment.strategies
    let list = known.joined(separator: ", ")
    let fleet = scenario.section("fleet")
    guard let names = fleet?.names("actions") else {
      // A word that is none of them has been complained about.
      if fleet?.node["actions"] == nil || fleet?.text("actions") != nil {
        note(
          node, "environment: it knows actions of its own; name some of \(list) in fleet.actions")
      }
      return
    }
    for (name, _) in names where !known.contains(name.text ?? "") {
      note(
        name,
        "actions: '\(environment.rawValue)' has no reward for '\(name.text ?? "")'; it has for \(list)"
      )
    }
  }

  private mutating func refuse(_ section: YAMLNode, _ key: String, _ reason: String) {
    note(section.place(of: key), "\(key): an environment \(reason); leave it out")
  }
}
