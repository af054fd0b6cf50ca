// Worlds in scenarios: made up or recorded. Not here: what their parameters do (`GroundTruth`).

import FleetModel
import GroundTruth
import Instants
import Stochastics
import TraceFiles
import YAMLTree

extension PlanBuilder {
  mutating func world(_ scenario: Section, report: Section, horizon: Span) -> WorldPlan? {
    guard let section = scenario.section("world") else { return nil }
    let scale = report.span("score_scale")?.seconds ?? 60
    if let recorded = section.section("recorded") {
      return self.recorded(
        recorded, scenario: scenario, world: section, horizon: horizon, scale: scale)
    }
    if section.node["recorded"] != nil { return nil }
    let fleet = fleet(scenario)
    let workload = workload(scenario, fleet: fleet)
    let parameters = synthetic(section)
    guard let fleet, let workload, let parameters else { return nil }
    return WorldPlan(
      fleet: fleet, catalogue: catalogue(scenario), rules: rules(scenario), horizon: horizon,
      scoring: Scoring(scale: scale), truth: .synthetic(parameters, workload))
  }

  // MARK: Work

  private mutating func workload(_ scenario: Section, fleet: Fleet?) -> WorkloadParameters? {
    guard let section = scenario.section("workload") else {
      if scenario.node["workload"] == nil {
        note(scenario.node, "'scenario' lacks the key 'workload'; a world made up needs one")
      }
      return nil
    }
    guard let gaps = section.distribution("gaps"), let one = try? Distribution.constant(1) else {
      return nil
    }
    if !(gaps.mean > 0), let entry = section["gaps"] {
      note(entry.node, "gaps: tasks would never stop arriving; write a mean above 0s")
      return nil
    }
    if scenario.span("horizon").map({ $0.seconds / gaps.mean > 1e8 }) ?? false,
      let entry = section["gaps"]
    {
      note(entry.node, "gaps: over 100 million tasks would arrive; write longer gaps")
      return nil
    }
    let parts = counts(section, "parts", 1...64) ?? one
    let capabilities = counts(section, "capabilities", 1...10) ?? one
    let shapes = section.section("shapes")
    let shapeWeights =
      shapes.map { shapes in TaskShape.allCases.map { shapes.number($0.rawValue) ?? 0 } }
      ?? TaskShape.allCases.map { $0 == .parallel ? 1 : 0 }
    if shapeWeights.allSatisfy({ $0 == 0 }), let entry = section["shapes"] {
      note(entry.node, "shapes: all weights are 0; write one above it, such as parallel: 1")
      return nil
    }
    guard let fleet, let kinds = kindWeights(section, fleet: fleet) else { return nil }
    return WorkloadParameters(
      gaps: gaps, dailyAmplitude: section.number("daily_amplitude") ?? 0,
      busiestHour: section.number("busiest_hour") ?? 14, parts: parts, shapes: shapeWeights,
      kinds: kinds, capabilities: capabilities, timeConstraint: section.span("time_constraint"),
      subjects: section.integer("subjects") ?? 1, persistence: section.number("persistence") ?? 0)
  }

  /// A distribution of whole numbers within bounds; `nil` when there is none or it isn't one.
  private mutating func counts(
    _ section: Section, _ key: String, _ range: ClosedRange<Int>
  ) -> Distribution? {
    guard let entry = section[key], let distribution = section.distribution(key) else { return nil }
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    if distribution.support.lowerBound < low || distribution.support.upperBound > high {
      note(
        entry.node,
        "\(key): draws may leave \(range.lowerBound) to \(range.upperBound); "
          + "write discrete or truncated values within")
      return nil
    }
    return distribution
  }

  private mutating func kindWeights(_ section: Section, fleet: Fleet) -> [Double]? {
    guard let entries = section.names("kinds") else {
      return fleet.kinds.map { _ in 1 }
    }
    var weights = fleet.kinds.map { _ in 0.0 }
    for (name, entry) in entries {
      guard case .number(let weight) = entry.value, let text = name.text else { continue }
      if let kind = fleet.kinds.firstIndex(where: { $0.name == text }) {
        weights[kind] = weight
      } else {
        note(
          name,
          "kinds: no kind is called '\(text)'; \(Self.hint(for: text, among: fleet.kinds.map(\.name)))"
        )
      }
    }
    if weights.allSatisfy({ $0 == 0 }), problems.isEmpty, let entry = section["kinds"] {
      note(entry.node, "kinds: all weights are 0; write one above it")
      return nil
    }
    return weights
  }

  // MARK: Made up

  private mutating func synthetic(_ world: Section) -> SyntheticParameters? {
    for key in ["success", "service"] where world.node[key] == nil {
      note(world.node, "'world' lacks the key '\(key)'; a world made up needs one")
    }
    let satisfaction = signal(world, "satisfaction")
    let efficiency = signal(world, "efficiency")
    guard let success = world.section("success"), let service = world.section("service"),
      let satisfaction, let efficiency
    else { return nil }
    var made = SyntheticParameters(satisfaction: satisfaction, efficiency: efficiency)
    made.success.base = success.number("base") ?? 0
    made.success.agentKind = success.number("agent_kind") ?? 0
    made.success.action = success.number("action") ?? 0
    made.success.actionComplexity = success.number("action_complexity") ?? 0
    made.success.task = success.number("task") ?? 0
    made.success.cell = success.number("cell") ?? 0
    made.success.fixedRetry = success.number("fixed_retry") ?? 0
    made.success.noRetry = success.number("no_retry") ?? 0
    made.success.perDoubling = success.number("per_doubling") ?? 0
    made.success.easingPerDay = success.number("easing_per_day") ?? 0
    made.service.medianSeconds = service.span("median")?.seconds ?? 1
    made.service.task = service.number("task") ?? 0
    made.service.agent = service.number("agent") ?? 0
    made.service.cell = service.number("cell") ?? 0
    made.service.action = service.number("action") ?? 0
    made.service.attempt = service.number("attempt") ?? 0
    made.service.failureRatio = service.number("failure_ratio") ?? 1
    made.errorGivenFailure = world.number("error_given_failure") ?? 0.5
    made.busy = world.section("load")?.section("busy").map(Self.level)
    made.saturated = world.section("load")?.section("saturated").map(Self.level)
    if let busy = made.busy, let saturated = made.saturated, saturated.waiting <= busy.waiting,
      let entry = world.section("load")?["saturated"]
    {
      note(entry.node, "saturated: it begins at more waiting than busy does; write a larger number")
    }
    made.outages = world.section("outages").flatMap { outages in
      guard let up = outages.distribution("up"), let down = outages.distribution("down") else {
        return nil
      }
      if !(up.mean > 1) {
        note(outages.node, "outages: agents would never be up; write a mean of over 1s for up")
      }
      return SyntheticParameters.Outages(upSeconds: up, downSeconds: down)
    }
    return made
  }

  private static func level(_ section: Section) -> LoadResponse {
    LoadResponse(
      waiting: section.integer("waiting") ?? 1, logit: section.number("logit") ?? 0,
      slowdown: section.number("slowdown") ?? 1)
  }

  private mutating func signal(_ world: Section, _ key: String) -> SyntheticParameters.Signal? {
    guard let section = world.section(key) else {
      if world.node[key] == nil {
        note(world.node, "'world' lacks the key '\(key)'; a world made up needs one")
      }
      return nil
    }
    guard let success = section.distribution("after_success"),
      let failure = section.distribution("after_failure")
    else { return nil }
    for (name, distribution) in [("after_success", success), ("after_failure", failure)] {
      guard let entry = section[name] else { continue }
      if distribution.support.lowerBound < 0 || distribution.support.upperBound > 1 {
        note(
          entry.node, "\(key).\(name): draws may leave 0 to 1; write uniform or truncated values")
      } else if distribution.quantile(0.5) == nil {
        note(
          entry.node,
          "\(key).\(name): signals are drawn by inversion; write uniform, discrete, empirical or "
            + "a truncated normal")
      }
    }
    return SyntheticParameters.Signal(
      afterSuccess: success, afterFailure: failure,
      actionSpread: section.number("action_spread") ?? 0, missing: section.number("missing") ?? 0,
      costOfRetry: section.number("cost_of_retry") ?? 0)
  }

  // MARK: Recorded

  private mutating func recorded(
    _ section: Section, scenario: Section, world: Section, horizon: Span, scale: Double
  ) -> WorldPlan? {
    for key in ScenarioKeys.world.keys.map(\.name) where key != "recorded" {
      if let entry = world[key] {
        note(entry.node, "\(key): a recorded world has its own; leave it out")
      }
    }
    if let entry = scenario["workload"] {
      note(entry.node, "workload: a recorded world brings its tasks; leave it out")
    }
    let fleet = scenario.section("fleet")
    for key in ["preset", "agents", "kinds", "generated"] {
      if let entry = fleet?[key] {
        note(entry.node, "\(key): a recorded world brings its fleet; leave it out")
      }
    }
    guard let entry = section["trace"], let path = section.text("trace"),
      let trace = trace(path, at: entry.node)
    else { return nil }
    let matrix = RecordedMatrix(
      tasks: trace.tasks, agents: trace.workers, kinds: trace.patterns,
      kindOfTask: trace.patternOfTask, success: trace.success, seconds: trace.seconds,
      quality: trace.quality, error: trace.error)
    let parameters = RecordedParameters(
      matrix: matrix, passes: section.integer("passes") ?? 1,
      service: section.span("service") ?? .seconds(1))
    do throws(FleetError) {
      return WorldPlan(
        fleet: try parameters.fleet(capacity: capacity(fleet ?? Section(node: section.node))),
        catalogue: .single, rules: rules(scenario), horizon: horizon,
        scoring: Scoring(
          scale: scale, countsTime: trace.seconds != nil, countsErrors: trace.error != nil),
        truth: .recorded(parameters))
    } catch {
      note(entry.node, "trace: \(error)")
      return nil
    }
  }

  private mutating func trace(_ path: String, at node: YAMLNode) -> TraceMatrix? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      note(node, "trace: '\(path)' leaves the scenario's folder; write a path below it")
      return nil
    }
    do throws(TraceErrors) {
      return try MatrixCSV.read(path: folder + "/" + path)
    } catch {
      for problem in error.errors.prefix(20) { note(node, "trace: \(problem)") }
      return nil
    }
  }
}
