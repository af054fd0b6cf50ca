// The story of a task as JSON. Not here: the same for people (`StoryText.swift`).

package import Experiments
import FleetModel
package import FleetSimulation
import GroundTruth
import Instants
import LearningCore

package struct StoryJSON {
  private let story: TaskStory

  /// - Parameter replication: Its number, as `runs.csv` has it.
  package static func text(
    of story: TaskStory, in plan: ExperimentPlan, replication: Int
  ) -> String {
    let json = StoryJSON(story: story)
    return JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(plan.name)),
      ("arm", .text(story.arm.name)), ("seed", .text("\(plan.seed)")),
      ("replication", .integer(replication)), ("task", .integer(story.task.id.rawValue)),
      ("shape", .text(story.task.shape.rawValue)),
      ("arrival_seconds", json.instant(story.arrival)),
      ("end_seconds", story.end.map { json.instant($0.at) } ?? .null),
      ("succeeded", story.end.map { .flag($0.succeeded) } ?? .null),
      ("parts", .list(story.parts.map(json.part))),
    ]).document
  }

  /// Seconds as exact as an instant is.
  private func instant(_ instant: Instant) -> JSONValue { .setting(instant.seconds) }
  private func name(_ agent: AgentID) -> JSONValue {
    .text(story.plan.fleet.agents[agent.rawValue].name)
  }
  private func name(_ action: ActionID) -> JSONValue { .text(story.plan.catalogue[action].key) }

  private func part(_ part: PartStory) -> JSONValue {
    let request = part.request
    return .object([
      ("subtask", .integer(part.subtask.rawValue)), ("position", .integer(part.position)),
      ("kind", .text(story.plan.fleet.kinds[request.kind.rawValue].name)),
      ("variant", .integer(request.variant)), ("capabilities", .integer(request.capabilities)),
      ("complexity", .number(request.complexity)), ("resources", .number(request.resources)),
      ("time_constraint_seconds", .number(request.timeConstraint?.seconds)),
      ("waits_for", .list(part.waitsFor.map { .integer($0) })),
      ("nobody_up_seconds", .list(part.nobodyUp.map(instant))),
      ("attempts", .list(part.attempts.map(attempt))), ("end", part.end.map(end) ?? .null),
    ])
  }

  private func end(_ end: PartStory.End) -> JSONValue {
    .object([
      ("at_seconds", instant(end.at)), ("succeeded", .flag(end.report.succeeded)),
      ("elapsed_seconds", .setting(end.report.elapsed.seconds)),
      ("attempts", .integer(end.report.attempts)), ("errors", .integer(end.report.errors)),
      ("score", .number(end.score)),
      (
        "score_terms",
        .list(
          end.terms.map {
            .object([
              ("name", .text($0.name)), ("weight", .number($0.weight)),
              ("value", .number($0.value)),
            ])
          })
      ),
    ])
  }

  private func attempt(_ attempt: AttemptStory) -> JSONValue {
    .object([
      ("assigned_seconds", instant(attempt.assigned)), ("agent", name(attempt.agent)),
      ("earlier_attempts", .integer(attempt.earlierAttempts)),
      ("who", attempt.who.map(who) ?? .null), ("how", how(attempt.how)),
      ("service", attempt.service.map(service) ?? .null),
      ("ending", attempt.ending.map(ending) ?? .null),
      ("lesson", attempt.lesson.map(lesson) ?? .null),
    ])
  }

  private func who(_ who: WhoStory) -> JSONValue {
    .object([
      ("policy", .text(story.arm.selection)), ("rule", .text(who.reasons.rule)),
      ("explores", .flag(who.explores)), ("is_exploratory", .flag(who.reasons.isExploratory)),
      (
        "candidates",
        .list(
          who.candidates.enumerated().map { place, candidate in
            .object([
              ("agent", name(candidate.agent)), ("load", .integer(candidate.load)),
              (
                "figures",
                .object(who.reasons.columns.map { ($0.name, .number($0.values[place])) })
              ),
            ])
          })
      ),
    ])
  }

  private func how(_ how: HowStory) -> JSONValue {
    .object([
      ("action", name(how.choice.action)), ("is_exploratory", .flag(how.choice.isExploratory)),
      ("propensity", .number(how.choice.propensity)), ("state", .text("\(how.state)")),
      ("epsilon", .number(how.explorationRate)),
      (
        "known",
        .list(
          how.known.enumerated().map { place, known in
            .object([
              ("action", name(ActionID(place))),
              ("value", known.updates == 0 ? .null : .number(known.value)),
              ("updates", .integer(known.updates)), ("draw", .number(how.draws?[place])),
            ])
          })
      ),
    ])
  }

  private func service(_ service: ServiceStory) -> JSONValue {
    .object([
      ("began_seconds", instant(service.began)), ("load", .text("\(service.load)")),
      ("fate", .object(fate(service.fate))),
      (
        "by_agent",
        .list(service.byAgent.map { .object([("agent", name($0.agent))] + fate($0.fate)) })
      ),
      (
        "by_action",
        .list(
          service.byAction.enumerated().map {
            .object([("action", name(ActionID($0.offset)))] + fate($0.element))
          })
      ),
    ])
  }

  private func fate(_ fate: Fate) -> [(key: String, value: JSONValue)] {
    [
      ("succeeded", .flag(fate.succeeded)), ("times_out", .flag(fate.timesOut)),
      ("service_seconds", .setting(fate.service.seconds)), ("errors", .integer(fate.errors)),
      ("satisfaction", .number(fate.satisfaction)), ("efficiency", .number(fate.efficiency)),
      ("value", .number(fate.value)), ("score_alone", .number(fate.scoreAlone(story.plan))),
    ]
  }

  private func ending(_ ending: AttemptStory.Ending) -> JSONValue {
    let kind =
      switch ending.kind {
      case .outcome: "outcome"
      case .timeLimit: "time_limit"
      case .agentDown: "agent_down"
      }
    return .object([
      ("at_seconds", instant(ending.at)), ("kind", .text(kind)),
      ("succeeded", ending.outcome.map { .flag($0.succeeded) } ?? .null),
      ("errors", .integer(ending.outcome?.errors)),
    ])
  }

  private func lesson(_ lesson: LessonStory) -> JSONValue {
    .object([
      ("at_seconds", instant(lesson.at)), ("reward", .number(lesson.reward)),
      ("value_before", .number(lesson.value?.before)),
      ("value_updated", .number(lesson.value?.updated)),
      ("value_after", .number(lesson.value?.after)),
      ("updates_before", .integer(lesson.updates.before)),
      ("updates_after", .integer(lesson.updates.after)),
      ("learning_rate", .number(lesson.learningRate)),
      ("discount_factor", .number(lesson.discountFactor)),
      ("ahead_state", .text(lesson.ahead.map { "\($0.state)" })),
      ("ahead_value", .number(lesson.ahead?.value)),
      ("epsilon_before", .number(lesson.explorationRate.before)),
      ("epsilon_after", .number(lesson.explorationRate.after)),
      (
        "policy",
        .list(
          lesson.policy.map {
            .object([
              ("name", .text($0.name)), ("before", .number($0.before)),
              ("after", .number($0.after)),
            ])
          })
      ),
    ])
  }
}
