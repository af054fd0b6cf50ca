// Recorded worlds in scenarios: a record in place of what is made up. Not here: which record, and which part
// of it (`PlanBuilder+Record.swift`), reading it (`TraceFiles`).

import FleetModel
import GroundTruth
import Instants
import YAMLTree

extension PlanBuilder {
  mutating func recorded(
    _ section: Section, scenario: Section, world: Section, horizon: Span, scale: Double
  ) -> WorldPlan? {
    refuseWhatIsRecorded(scenario: scenario, world: world)
    let fleet = scenario.section("fleet")
    guard let (entry, key) = record(section), let trace = trace(section, entry, key) else {
      return nil
    }
    let most = SectionReader.longest.seconds
    if let longest = trace.seconds?.max(by: { $0 < $1 || $0.isNaN }), longest > most {
      let path = Self.recordPath(entry) ?? ""
      note(entry.node, "\(key): \(path): seconds is \(longest); write \(Int(most)) or less")
      return nil
    }
    if let passes = section["passes"], case .integer(let count) = passes.value,
      Double(count) * Double(trace.tasks.count) > Self.mostTasks
    {
      note(passes.node, "passes: over 100 million tasks would arrive; write fewer")
    }
    let limit = trace.limit.map { Span(seconds: min($0, most)) }
    let bounds = limit.flatMap { $0 > .zero ? rules(scenario, limit: $0) : nil } ?? rules(scenario)
    let matrix = RecordedMatrix(
      tasks: trace.tasks, agents: trace.workers, kinds: trace.patterns,
      kindOfTask: trace.patternOfTask, success: trace.success, seconds: trace.seconds,
      quality: trace.quality, error: trace.error)
    let parameters = RecordedParameters(
      matrix: matrix, passes: section.integer("passes") ?? 1,
      service: section.span("service") ?? .seconds(1),
      missing: section.text("missing").flatMap { MissingCells(rawValue: $0) } ?? .unavailable)
    if parameters.assumesService, parameters.service > bounds.timeout {
      note(
        section["service"]?.node ?? entry.node,
        "service: over the time limit of \(bounds.timeout), every attempt would fail; "
          + "write less, or a longer fleet.attempts.timeout")
    }
    do throws(FleetError) {
      return WorldPlan(
        fleet: try parameters.fleet(capacity: capacity(fleet ?? Section(node: section.node))),
        catalogue: .single, rules: bounds, horizon: horizon,
        scoring: Scoring(
          scale: scale, countsTime: trace.seconds != nil, countsErrors: trace.error != nil),
        truth: .recorded(parameters))
    } catch {
      note(entry.node, "\(key): \(error)")
      return nil
    }
  }

  /// Keys that a record leaves nothing to say for, each where it stands.
  private mutating func refuseWhatIsRecorded(scenario: Section, world: Section) {
    for key in ScenarioKeys.world.keys.map(\.name) where key != "recorded" {
      if world.node[key] != nil { refuse(world.node, key, "has its own") }
    }
    if scenario.node["workload"] != nil { refuse(scenario.node, "workload", "brings its tasks") }
    guard let fleet = scenario.section("fleet") else { return }
    for key in ["preset", "agents", "kinds", "generated"] where fleet.node[key] != nil {
      refuse(fleet.node, key, "brings its fleet")
    }
    if fleet["actions"] != nil, fleet.text("actions") != "single" {
      refuse(fleet.node, "actions", "has one action")
    }
  }

  private mutating func refuse(_ section: YAMLNode, _ key: String, _ reason: String) {
    note(section.place(of: key), "\(key): a recorded world \(reason); leave it out")
  }
}
