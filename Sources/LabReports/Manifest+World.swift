// The world of a manifest: fleet, actions, rules, and the truth with every parameter as it was
// resolved. Not here: the work (`Manifest+Workload.swift`), the arms (`Manifest+Arms.swift`).

import FleetModel
import GroundTruth

extension Manifest {
  static func fleet(of plan: WorldPlan) -> JSONValue {
    .object([
      (
        "agents",
        .list(
          plan.fleet.agents.map {
            .object([("name", .text($0.name)), ("capacity", .integer($0.capacity))])
          })
      ),
      (
        "kinds",
        .list(
          plan.fleet.kinds.map { kind in
            .object(
              [
                ("name", .text(kind.name)), ("eligible", names(kind.eligible, in: plan.fleet)),
              ] + variants(of: kind, in: plan.fleet))
          })
      ),
    ])
  }

  /// Only where not everybody eligible may do all of a kind.
  private static func variants(of kind: Kind, in fleet: Fleet) -> [(String, JSONValue)] {
    kind.variants == [kind.eligible]
      ? [] : [("variants", .list(kind.variants.map { names($0, in: fleet) }))]
  }

  private static func names(_ agents: [AgentID], in fleet: Fleet) -> JSONValue {
    .texts(agents.map { fleet.agents[$0.rawValue].name })
  }

  static func actions(of plan: WorldPlan) -> JSONValue {
    .object([
      ("default", .text(plan.catalogue[plan.catalogue.defaultAction].key)),
      (
        "catalogue",
        .list(
          plan.catalogue.actions.map {
            .object([
              ("strategy", .text($0.strategy)), ("parallelization", .setting($0.parallelization)),
              ("retry_policy", .text($0.retryPolicy.rawValue)),
            ])
          })
      ),
    ])
  }

  static func rules(of plan: WorldPlan) -> JSONValue {
    .object(
      [
        ("horizon", .text("\(plan.horizon)")), ("most_attempts", .integer(plan.rules.mostAttempts)),
        ("timeout", .text("\(plan.rules.timeout)")), ("backoff", .text("\(plan.rules.backoff)")),
        ("longest_backoff", .text("\(plan.rules.longestBackoff)")),
        ("score_time_scale_seconds", .setting(plan.scoring.scale)),
        ("score_counts_time", .flag(plan.scoring.countsTime)),
        ("score_counts_errors", .flag(plan.scoring.countsErrors)),
      ] + (plan.scoring.isValue ? [("score_is_value", .flag(true))] : []))
  }

  static func world(of plan: WorldPlan) -> JSONValue {
    switch plan.truth {
    case .environment(let parameters):
      .object([
        ("truth", .text("environment")), ("name", .text(parameters.environment.rawValue)),
        ("states", .integer(parameters.states)), ("fresh_days", .integer(parameters.freshDays)),
      ])
    case .recorded(let parameters):
      .object(
        [
          ("truth", .text("recorded")), ("passes", .integer(parameters.passes)),
          ("assumed_service", .text("\(parameters.service)")),
          ("tasks", .integer(parameters.matrix.tasks.count)),
          ("matrix_fnv1a64", .text(MatrixDigest(parameters.matrix).text)),
        ] + missing(in: parameters) + shared(parameters.sharesNoise))
    case .synthetic(let parameters, let work):
      .object(
        [
          ("truth", .text("synthetic")), ("success_logits", success(parameters.success)),
          ("service", service(parameters.service)),
          ("error_given_failure", .setting(parameters.errorGivenFailure)),
          ("satisfaction", signal(parameters.satisfaction)),
          ("efficiency", signal(parameters.efficiency)), ("busy", response(parameters.busy)),
          ("saturated", response(parameters.saturated)), ("outages", outages(parameters.outages)),
          ("drift", drift(parameters.drift)), ("workload", workload(work)),
        ] + feedback(parameters.feedback) + shared(parameters.sharesNoise))
    }
  }

  /// Only where a cell is missing.
  private static func missing(in parameters: RecordedParameters) -> [(String, JSONValue)] {
    parameters.matrix.success.contains(where: \.isNaN)
      ? [("missing", .text(parameters.missing.rawValue))] : []
  }

  /// Only where it is.
  private static func shared(_ sharesNoise: Bool) -> [(String, JSONValue)] {
    sharesNoise ? [("shared_noise", .flag(true))] : []
  }

  /// Only where it may come later than the outcome.
  private static func feedback(_ feedback: Feedback?) -> [(String, JSONValue)] {
    guard let feedback else { return [] }
    return [
      (
        "feedback",
        .object([
          ("delay_seconds", .text("\(feedback.delaySeconds)")),
          ("batch", .text("\(feedback.batch)")), ("missing", .setting(feedback.missing)),
        ])
      )
    ]
  }

  private static func success(_ success: SyntheticParameters.Success) -> JSONValue {
    .object([
      ("base", .setting(success.base)), ("agent_kind", .setting(success.agentKind)),
      ("action", .setting(success.action)),
      ("action_complexity", .setting(success.actionComplexity)), ("task", .setting(success.task)),
      ("cell", .setting(success.cell)), ("fixed_retry", .setting(success.fixedRetry)),
      ("no_retry", .setting(success.noRetry)), ("per_doubling", .setting(success.perDoubling)),
      ("easing_per_day", .setting(success.easingPerDay)),
    ])
  }

  private static func service(_ service: SyntheticParameters.Service) -> JSONValue {
    .object([
      ("median_seconds", .setting(service.medianSeconds)),
      ("task_log_deviation", .setting(service.task)),
      ("agent_log_deviation", .setting(service.agent)),
      ("cell_log_deviation", .setting(service.cell)),
      ("action_log_deviation", .setting(service.action)),
      ("attempt_log_deviation", .setting(service.attempt)),
      ("failure_ratio", .setting(service.failureRatio)),
    ])
  }

  private static func signal(_ signal: SyntheticParameters.Signal) -> JSONValue {
    .object([
      ("after_success", .text("\(signal.afterSuccess)")),
      ("after_failure", .text("\(signal.afterFailure)")),
      ("action_spread", .setting(signal.actionSpread)), ("missing", .setting(signal.missing)),
      ("cost_of_retry", .setting(signal.costOfRetry)),
    ])
  }

  private static func response(_ response: LoadResponse?) -> JSONValue {
    guard let response else { return .null }
    return .object([
      ("waiting", .integer(response.waiting)), ("logit", .setting(response.logit)),
      ("slowdown", .setting(response.slowdown)),
    ])
  }

  private static func outages(_ outages: SyntheticParameters.Outages?) -> JSONValue {
    guard let outages else { return .null }
    return .object([
      ("up_seconds", .text("\(outages.upSeconds)")),
      ("down_seconds", .text("\(outages.downSeconds)")),
    ])
  }

  private static func drift(_ drift: Drift) -> JSONValue {
    .object([
      ("reshuffle_day", .integer(drift.reshuffleDay.map { $0 + 1 })),
      ("walk_every_days", .integer(drift.walk?.everyDays)),
      ("walk_share", drift.walk.map { .setting($0.share) } ?? .null),
    ])
  }
}
