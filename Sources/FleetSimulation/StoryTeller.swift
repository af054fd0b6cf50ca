// Finds out what happened to one task: plays the arm, then feeds what it was told to a second coordinator and looks
// over its shoulder. Not here: the story (`TaskStory.swift`, `AttemptStory.swift`), what was learned
// (`StoryTeller+Lessons.swift`).

package import FleetModel
package import GroundTruth
import Instants
import LearningCore
package import Stochastics

extension TaskStory {
  /// The story of a task of the world's workload. Twice as long as the replication up to the task's end, and once as
  /// long as the whole.
  package static func told(
    of task: TaskID, by arm: Arm, in world: World, chance: StreamRoot
  ) -> TaskStory {
    var teller = StoryTeller(of: task, arm: arm, world: world, chance: chance)
    teller.replay(Simulation.playLogged(arm, in: world, chance: chance).log)
    return teller.story
  }
}

/// Keeps what the core is about to do to a task's parts.
private struct TaskWatch: StepTimer {
  let subtasks: Range<Int>
  var moments: [(subtask: SubtaskID, moment: CoreMoment)] = []

  mutating func begin(_ step: CoreStep) {}
  mutating func end(_ step: CoreStep) {}
  mutating func look(at subtask: SubtaskID, _ moment: () -> CoreMoment) {
    if subtasks.contains(subtask.rawValue) { moments.append((subtask, moment())) }
  }
}

private struct StoryTeller {
  let world: World
  private(set) var story: TaskStory
  private var coordinator: FleetCoordinator
  private var watch: TaskWatch
  /// A question asked and not yet answered by a start.
  private var who: WhoStory?
  private var knowledgeBefore: CoreKnowledge?
  private let spareStream: RandomStream
  /// Lessons of the task that were handed out and will come back.
  private var lessonsOnTheirWay = 0

  init(of task: TaskID, arm: Arm, world: World, chance: StreamRoot) {
    self.world = world
    let whole = world.workload.tasks[task.rawValue]
    story = TaskStory(
      arm: arm, plan: world.plan, task: whole, arrival: world.workload.arrivals[task.rawValue],
      parts: whole.parts.indices.map { position in
        let before = whole.shape.predecessors(of: position, among: whole.parts.count)
        return PartStory(
          subtask: whole.subtask(position), position: position, request: whole.parts[position],
          waitsFor: whole.parts.indices.filter { before >> UInt64($0) & 1 == 1 })
      })
    coordinator = FleetCoordinator(arm.configuration(of: world.plan, chance: chance))
    spareStream = chance.key(Purpose("selection")).stream(entity: 0, index: 0)
    let first = whole.firstSubtask.rawValue
    watch = TaskWatch(subtasks: first..<first + whole.parts.count)
  }

  /// Feeds the inputs up to the last that concerns the task.
  mutating func replay(_ log: CoordinatorLog) {
    var effects: [FleetEffect] = []
    for entry in log.entries {
      effects.removeAll(keepingCapacity: true)
      coordinator.handle(entry.input, at: entry.at, into: &effects, timing: &watch)
      precondition(effects == entry.effects, "a replay took another way at \(entry.at)")
      takeIn(entry, log)
      if story.end != nil, lessonsOnTheirWay == 0 { return }
    }
  }

  private mutating func takeIn(_ entry: CoordinatorLog.Entry, _ log: CoordinatorLog) {
    switch entry.input {
    case .attemptStarted(let attempt):
      guard let (part, place) = place(of: attempt) else { break }
      story.parts[part].attempts[place].service = service(
        of: story.parts[part].attempts[place], in: story.parts[part], at: entry.at, log)
    case .attemptEnded(let attempt, let outcome, _):
      end(attempt, .init(at: entry.at, kind: .outcome, outcome: outcome))
    case .lesson(let lesson) where watch.subtasks.contains(lesson.subtask.rawValue):
      lessonsOnTheirWay -= 1
    default: break
    }
    // What is cancelled comes before what is asked because of it.
    for case .cancel(let attempt) in entry.effects {
      let isLimit = entry.input == .wake
      let outcome = Outcome(succeeded: false, service: world.plan.rules.timeout, errors: 1)
      end(
        attempt,
        .init(
          at: entry.at, kind: isLimit ? .timeLimit : .agentDown, outcome: isLimit ? outcome : nil))
    }
    let starts = entry.effects.compactMap { effect -> Assignment? in
      if case .start(let start) = effect, watch.subtasks.contains(start.subtask.rawValue) {
        return start
      }
      return nil
    }
    var started = starts[...]
    for (subtask, moment) in watch.moments {
      let position = subtask.rawValue - watch.subtasks.lowerBound
      takeIn(moment, position, entry, &started)
    }
    watch.moments.removeAll()
    for effect in entry.effects { takeIn(effect, at: entry.at) }
  }

  private mutating func takeIn(
    _ moment: CoreMoment, _ position: Int, _ entry: CoordinatorLog.Entry,
    _ started: inout ArraySlice<Assignment>
  ) {
    switch moment {
    case .nobody: story.parts[position].nobodyUp.append(entry.at)
    case .who(let question):
      who = WhoStory(
        candidates: question.candidates, reasons: question.reasons, explores: question.explores)
    case .how(let question):
      guard let start = started.popFirst() else { preconditionFailure("asked, and not started") }
      let choice = question.choice
      precondition(choice.action == start.action && question.agent == start.agent)
      story.parts[position].attempts.append(
        AttemptStory(
          id: start.attempt, assigned: entry.at, agent: start.agent, who: who,
          how: HowStory(question, choice), earlierAttempts: start.earlierAttempts))
      who = nil
    case .learning(_, let knowledge): knowledgeBefore = knowledge
    case .learned(let lesson, let knowledge):
      let attempts = story.parts[position].attempts
      let place = attempts.lastIndex {
        $0.earlierAttempts == lesson.earlierAttempts && $0.ending?.outcome != nil
      }
      guard let place, let before = knowledgeBefore else {
        preconditionFailure("a lesson of no attempt")
      }
      story.parts[position].attempts[place].lesson = LessonStory(
        lesson, before: before, after: knowledge, at: entry.at, arm: story.arm,
        candidates: Self.candidates(of: attempts[...place]), stream: spareStream)
    }
  }

  /// Among whom the agent of the last of these attempts was chosen.
  private static func candidates(of attempts: ArraySlice<AttemptStory>) -> [Candidate] {
    attempts.last { $0.who != nil }?.who?.candidates ?? []
  }

  private mutating func takeIn(_ effect: FleetEffect, at now: Instant) {
    switch effect {
    case .subtaskEnded(let report) where report.task == story.task.id:
      let position = report.subtask.rawValue - watch.subtasks.lowerBound
      story.parts[position].end = end(of: story.parts[position], report, at: now)
    case .taskEnded(let task, let succeeded) where task == story.task.id:
      story.end = .init(at: now, succeeded: succeeded)
    case .lesson(let lesson) where watch.subtasks.contains(lesson.subtask.rawValue):
      let time = world.feedback(
        on: lesson.subtask, agent: lesson.agent, action: lesson.choice.action,
        attempt: lesson.earlierAttempts, endedAt: now)
      if case .later = time { lessonsOnTheirWay += 1 }
    default: break
    }
  }

  /// Where an attempt stands that hasn't ended; `nil` for one of another task.
  private func place(of attempt: AttemptID) -> (part: Int, place: Int)? {
    for (part, story) in story.parts.enumerated() {
      let place = story.attempts.lastIndex { $0.id == attempt && $0.ending == nil }
      if let place { return (part, place) }
    }
    return nil
  }

  private mutating func end(_ attempt: AttemptID, _ ending: AttemptStory.Ending) {
    guard let (part, place) = place(of: attempt) else { return }
    story.parts[part].attempts[place].ending = ending
  }

  private func service(
    of attempt: AttemptStory, in part: PartStory, at now: Instant, _ log: CoordinatorLog
  ) -> ServiceStory {
    guard let load = log.loads[attempt.id] else {
      preconditionFailure("\(attempt.id) began and isn't in the log")
    }
    func fate(_ agent: AgentID, _ action: ActionID) -> Fate {
      world.fate(
        of: part.subtask, agent: agent, action: action, attempt: attempt.earlierAttempts, load: load
      )
    }
    let action = attempt.how.choice.action
    return ServiceStory(
      began: now, load: load, fate: fate(attempt.agent, action),
      byAgent: world.plan.fleet.agents(for: part.request).map { ($0, fate($0, action)) },
      byAction: world.plan.catalogue.actions.indices.map { fate(attempt.agent, ActionID($0)) })
  }

  private func end(of part: PartStory, _ report: SubtaskReport, at now: Instant) -> PartStory.End {
    guard report.attempts > 0 else {
      return .init(at: now, report: report, truth: nil, score: 0, terms: [])
    }
    // A run counts the truth about the last attempt that began.
    let last = part.attempts.last { $0.service != nil }?.service?.fate
    let truth = SubtaskEnd(
      succeeded: report.succeeded ? 1 : 0, seconds: report.elapsed.seconds,
      attempts: Double(report.attempts), errors: Double(report.errors),
      satisfaction: last?.satisfaction, efficiency: last?.efficiency, value: last?.value)
    let scoring = world.plan.scoring
    return .init(
      at: now, report: report, truth: truth, score: truth.score(scoring),
      terms: ScoreTerm.terms(of: truth, scoring))
  }
}
