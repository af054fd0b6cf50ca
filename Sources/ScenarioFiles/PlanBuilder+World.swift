// Worlds in scenarios, and those made up. Not here: recorded ones (`+Recorded`), tables of rewards
// (`+Environment`), work (`+Workload`), what the parameters do (`GroundTruth`).

import FleetModel
import GroundTruth
import Instants
import Stochastics
import YAMLTree

extension PlanBuilder {
  mutating func world(_ scenario: Section, report: Section, horizon: Span) -> WorldPlan? {
    guard let section = scenario.section("world") else { return nil }
    let scale = report.span("score_scale")?.seconds ?? 60
    if let recorded = section.section("recorded") {
      return self.recorded(
        recorded, scenario: scenario, world: section, horizon: horizon, scale: scale)
    }
    if let environment = section.section("environment") {
      return self.environment(environment, scenario: scenario, world: section, horizon: horizon)
    }
    if section.node["recorded"] != nil || section.node["environment"] != nil { return nil }
    let fleet = fleet(scenario)
    let workload = workload(scenario, fleet: fleet)
    let catalogue = catalogue(scenario)
    let parameters = synthetic(section, days: Self.days(of: horizon))
    if let outages = parameters?.outages, let fleet, let entry = section["outages"] {
      let cycle = outages.upSeconds.mean + outages.downSeconds.mean
      if horizon.seconds / cycle * Double(fleet.agents.count) > Self.mostTasks {
        note(entry.node, "outages: there would be over 100 million; write longer times")
      }
    }
    let rules = rules(scenario)
    if parameters?.sharesNoise == true, rules.mostAttempts > 1, let entry = section["shared_noise"]
    {
      note(
        entry.node,
        "shared_noise: what failed once would fail again; write 'attempts: {most: 1}' in 'fleet'")
    }
    guard let fleet, let workload, let parameters else { return nil }
    return WorldPlan(
      fleet: fleet, catalogue: catalogue, rules: rules, horizon: horizon,
      scoring: Scoring(scale: scale), truth: .synthetic(parameters, workload))
  }

  private mutating func synthetic(_ world: Section, days: Int) -> SyntheticParameters? {
    for key in ["success", "service"] where world.node[key] == nil {
      note(world.node, "'world' lacks '\(key)'; add it, or 'recorded' in place of all")
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
      let entry = world.section("load")?.section("saturated")?["waiting"]
    {
      note(
        entry.node,
        "waiting: saturated agents have more waiting than busy ones; write over \(busy.waiting)")
    }
    made.outages = world.section("outages").flatMap { outages(among: $0) }
    made.drift = drift(world, days: days)
    made.sharesNoise = world.boolean("shared_noise") ?? false
    made.feedback = world.section("feedback").flatMap { feedback(among: $0) }
    return made
  }

  private mutating func drift(_ world: Section, days: Int) -> Drift {
    guard let section = world.section("drift") else { return Drift() }
    if let day = section.integer("reshuffle_day"), day > days, let entry = section["reshuffle_day"]
    {
      note(
        entry.node, "reshuffle_day: the run ends with day \(days); write a day from 2 to \(days)")
    }
    let walk = section.section("walk").flatMap { walk -> Drift.Walk? in
      guard let every = walk.integer("every_days"), let share = walk.number("share") else {
        return nil
      }
      return Drift.Walk(everyDays: every, share: share)
    }
    return Drift(reshuffleDay: section.integer("reshuffle_day").map { $0 - 1 }, walk: walk)
  }

  private mutating func feedback(among section: Section) -> Feedback? {
    guard let none = try? Distribution.constant(0) else { return nil }
    let delay = times(section, "delay")
    if let delay, let entry = section["delay"], delay.quantile(0.5) == nil {
      note(
        entry.node,
        "delay: delays are drawn by inversion; write exponential, lognormal, weibull, discrete, …")
    }
    return Feedback(
      delaySeconds: delay ?? none, batch: section.span("batch") ?? .zero,
      missing: section.number("missing") ?? 0)
  }

  private mutating func outages(among section: Section) -> SyntheticParameters.Outages? {
    let (up, down) = (times(section, "up"), times(section, "down"))
    guard let up, let down else { return nil }
    if !(up.mean > 1), let entry = section["up"] {
      note(entry.node, "up: agents would be down at once; write a mean of over 1s")
    }
    return SyntheticParameters.Outages(upSeconds: up, downSeconds: down)
  }

  /// A distribution of durations, which can't be negative.
  mutating func times(_ section: Section, _ key: String) -> Distribution? {
    guard let entry = section[key], let distribution = section.distribution(key) else { return nil }
    if distribution.support.lowerBound < 0 {
      note(
        entry.node,
        "\(key): draws may be below 0s; write {truncated: {of: …, low: 0s}}, or lognormal")
      return nil
    }
    return distribution
  }

  private static func level(_ section: Section) -> LoadResponse {
    LoadResponse(
      waiting: section.integer("waiting") ?? 1, logit: section.number("logit") ?? 0,
      slowdown: section.number("slowdown") ?? 1)
  }

  private mutating func signal(_ world: Section, _ key: String) -> SyntheticParameters.Signal? {
    guard let section = world.section(key) else {
      if world.node[key] == nil {
        note(world.node, "'world' lacks '\(key)'; add it, or 'recorded' in place of all")
      }
      return nil
    }
    for name in ["after_success", "after_failure"] {
      guard let entry = section[name], let distribution = section.distribution(name) else {
        continue
      }
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
    guard let success = section.distribution("after_success"),
      let failure = section.distribution("after_failure")
    else { return nil }
    return SyntheticParameters.Signal(
      afterSuccess: success, afterFailure: failure,
      actionSpread: section.number("action_spread") ?? 0, missing: section.number("missing") ?? 0,
      costOfRetry: section.number("cost_of_retry") ?? 0)
  }
}
