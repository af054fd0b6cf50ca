// A task's story is the run's own: its ends, its alternatives, its lessons, one and all.
// Not here: what a policy says of its choices (`LearningCoreTests/ReasonsTests.swift`), the text (`LabReportsTests`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Stochastics
import Testing

struct TaskStoryTests {
  /// Some fifty tasks with queues, retries, time limits and outages.
  private static func fleet(isDelayed: Bool) -> BusyFleet {
    var fleet = BusyFleet()
    fleet.horizon = .hours(8)
    fleet.parameters.outages = .init(
      upSeconds: checked { try .exponential(mean: 3_000) },
      downSeconds: checked { try .exponential(mean: 600) })
    fleet.parameters.busy = LoadResponse(waiting: 1, logit: -1, slowdown: 1.5)
    if isDelayed {
      fleet.parameters.feedback = Feedback(
        delaySeconds: uniform(0, 5_000), batch: .hours(1), missing: 0.2)
    }
    return fleet
  }

  private static func stories(_ arm: Arm, in fleet: BusyFleet, world: World) -> [TaskStory] {
    world.workload.tasks.map { .told(of: $0.id, by: arm, in: world, chance: fleet.chance) }
  }

  private static let arms =
    ["thompson", "load-balanced", "epsilon-greedy-mean"].map { Arm.of($0) } + Arm.otherEngines

  @Test("all stories together are the run", arguments: arms, [false, true])
  func whole(arm: Arm, isDelayed: Bool) {
    let fleet = Self.fleet(isDelayed: isDelayed)
    let (result, log, world) = fleet.play(arm)
    let stories = Self.stories(arm, in: fleet, world: world)
    let (parts, total) = (stories.flatMap(\.parts), result.daily.total)
    #expect(stories.count > 40 && parts.count == Int(total.planned))
    // The run's own reports, part by part.
    var reports: [SubtaskID: (report: SubtaskReport, at: Instant)] = [:]
    for entry in log.entries {
      for case .subtaskEnded(let report) in entry.effects {
        reports[report.subtask] = (report, entry.at)
      }
    }
    for part in parts {
      let own = reports[part.subtask]
      #expect(part.end?.report == own?.report && part.end?.at == own?.at)
    }
    // Its sums, which the stories know nothing of.
    let scores = parts.reduce(0) { $0 + ($1.end?.score ?? .nan) }
    #expect(abs(scores - total.score) < 1e-9 * total.score)
    #expect(stories.count { $0.end?.succeeded == true } == result.counts.tasksSucceeded)
    let attempts = parts.flatMap(\.attempts)
    #expect(attempts.count { $0.ending?.kind == .timeLimit } == result.counts.timeouts)
    let kept = attempts.filter { $0.ending?.kind != .agentDown }
    #expect(kept.count == result.counts.attempts)
    #expect(kept.count { $0.how.choice.isExploratory } == result.counts.explorations)
    // Something of everything happened.
    // (An agent goes down in the midst of an attempt under most policies, not under all.)
    #expect(result.counts.timeouts > 0)
    #expect(attempts.contains { $0.who == nil } && parts.contains { $0.attempts.isEmpty })
    #expect(attempts.contains { $0.service?.load == .busy })
  }

  @Test("every alternative is the world's own fate, and what was seen is the chosen one")
  func alternatives() {
    let fleet = Self.fleet(isDelayed: false)
    let arm = Arm.of("thompson")
    let world = fleet.world
    var compared = 0
    for story in Self.stories(arm, in: fleet, world: world) {
      for part in story.parts {
        for attempt in part.attempts {
          guard let service = attempt.service else { continue }
          func fate(_ agent: AgentID, _ action: ActionID) -> Fate {
            world.fate(
              of: part.subtask, agent: agent, action: action, attempt: attempt.earlierAttempts,
              load: service.load)
          }
          #expect(service.byAgent.map(\.agent) == fleet.plan.fleet.agents(for: part.request))
          #expect(service.byAction.count == fleet.plan.catalogue.actions.count)
          for (agent, own) in service.byAgent {
            #expect(own == fate(agent, attempt.how.choice.action))
            compared += 1
          }
          for (action, own) in service.byAction.enumerated() {
            #expect(own == fate(attempt.agent, ActionID(action)))
            compared += 1
          }
          #expect(service.fate == service.byAction[attempt.how.choice.action.rawValue])
          switch attempt.ending?.kind {
          case .outcome: #expect(attempt.ending?.outcome == service.fate.outcome)
          case .timeLimit: #expect(service.fate.timesOut)
          case .agentDown, nil: break
          }
        }
      }
    }
    #expect(compared > 500)
  }

  /// Documented: ± 1 by success, + .5 · max(0, 1 − t / 30), − .1 for each error, within ± 2; written out here once more.
  private static func reward(_ outcome: Outcome) -> Double {
    let time = max(0, 1 - Double(outcome.service.nanoseconds) / 30e9)
    let sum = (outcome.succeeded ? 1 : -1) + time / 2 - Double(outcome.errors) / 10
    return max(-2, min(2, sum))
  }

  /// Without replay a value is moved by its own lessons alone, so each begins where the one before ended, from 0 on and
  /// without a gap: no lesson is missing and none is told twice.
  @Test("lessons follow one another as Watkins' rule has it", arguments: [false, true])
  func lessons(isDelayed: Bool) {
    var arm = Arm.of("thompson")
    (arm.parameters.batchSize, arm.parameters.explorationRate) = (0, 0.6)
    let fleet = Self.fleet(isDelayed: isDelayed)
    let attempts = Self.stories(arm, in: fleet, world: fleet.world).flatMap(\.parts)
      .flatMap(\.attempts)
    struct Cell: Hashable { let agent, action, state: String }
    var chains: [Cell: [LessonStory]] = [:]
    var lookedAhead = 0
    for attempt in attempts {
      guard let lesson = attempt.lesson, let outcome = attempt.ending?.outcome,
        let value = lesson.value
      else { continue }
      #expect(abs(lesson.reward - Self.reward(outcome)) < 1e-12)
      let target = lesson.reward + 0.95 * (lesson.ahead?.value ?? 0)
      #expect(abs(value.updated - (0.9 * value.before + 0.1 * target)) < 1e-12)
      #expect(value.after == value.updated && !lesson.isReplayed)
      #expect(lesson.explorationRate.after == max(0.01, lesson.explorationRate.before * 0.995))
      lookedAhead += lesson.ahead == nil ? 0 : 1
      let cell = Cell(
        agent: "\(attempt.agent)", action: "\(attempt.how.choice.action)",
        state: "\(attempt.how.state)")
      chains[cell, default: []].append(lesson)
    }
    #expect(chains.count > 10 && lookedAhead > 5)
    for chain in chains.values {
      let ordered = chain.sorted { $0.updates.before < $1.updates.before }
      #expect(ordered.map(\.updates.before) == Array(0..<ordered.count))
      var value = 0.0
      for lesson in ordered {
        #expect(lesson.value?.before == value)
        value = lesson.value?.after ?? .nan
      }
    }
    // The policy counts each of an agent's lessons on a kind once.
    let counted = attempts.compactMap { $0.lesson?.policy.first { $0.name == "attempts" } }
    #expect(counted.count > 40 && counted.allSatisfy { $0.after == $0.before + 1 })
  }

  @Test("a score is the weighted mean of its terms")
  func terms() {
    let fleet = Self.fleet(isDelayed: false)
    let stories = Self.stories(.of("thompson"), in: fleet, world: fleet.world)
    let ends = stories.flatMap(\.parts).compactMap(\.end).filter { $0.truth != nil }
    for end in ends {
      let sum = end.terms.reduce(0) { $0 + $1.weight * $1.value }
      #expect(abs(sum / end.terms.reduce(0) { $0 + $1.weight } - end.score) < 1e-12)
      #expect(end.terms.map(\.name).contains("satisfaction"))
    }
    #expect(ends.count > 40)
  }

  @Test("an agent was chosen for the reasons given")
  func reasons() {
    let fleet = Self.fleet(isDelayed: false)
    for policy in ["thompson", "load-balanced", "best-performer"] {
      let stories = Self.stories(.of(policy), in: fleet, world: fleet.world)
      let asked = stories.flatMap(\.parts).flatMap(\.attempts).filter { $0.who != nil }
      #expect(asked.count > 40)
      for attempt in asked {
        guard let who = attempt.who, let worth = who.reasons.columns.last?.values else { continue }
        let best = worth.indices.max { worth[$0] < worth[$1] }
        #expect(best.map { worth[$0] } == place(of: attempt.agent, in: who).map { worth[$0] })
      }
    }
  }

  private func place(of agent: AgentID, in who: WhoStory) -> Int? {
    who.candidates.firstIndex { $0.agent == agent }
  }
}
