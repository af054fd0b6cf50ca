// From a task to its subtasks and back: decomposition, who and how, final outcomes.
// Not here: what happens between start and end of an attempt (`FleetCoordinator+Attempts.swift`).

import FleetModel
import Instants

extension FleetCoordinator {
  mutating func taskArrived<Timer: StepTimer>(
    _ task: FleetTask, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    counts.tasksArrived += 1
    let slot = graphs.insert(TaskGraph(task))
    releaseParts(of: slot, at: now, into: &effects, timing: &timer)
  }

  /// Puts every part to work that waits for nothing any more.
  private mutating func releaseParts<Timer: StepTimer>(
    of task: Int32, at now: Instant, into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    while let position = graphs[task].release() {
      let whole = graphs[task].task
      let slot = work.insert(
        SubtaskInWork(
          subtask: whole.subtask(position), request: whole.parts[position], task: task,
          position: position, ready: now))
      while serials.count <= Int(slot) { serials.append(0) }
      work[slot].asks = 1
      assign(slot, at: now, into: &effects, timing: &timer)
    }
  }

  /// Asks who, among the agents that may do it and are up, and then how. Parks the subtask if nobody is.
  mutating func assign<Timer: StepTimer>(
    _ slot: Int32, at now: Instant, into effects: inout [FleetEffect], timing timer: inout Timer
  ) {
    timer.begin(.recommend)
    let item = work[slot]
    findCandidates(for: item.request, without: item.exhausted)
    guard !candidates.isEmpty else {
      timer.look(at: item.subtask) { .nobody }
      work[slot].phase = .parked
      parked.append(slot)
      timer.end(.recommend)
      return
    }
    // A question of its own for each time it is asked of a subtask.
    var stream = selectionChance.stream(
      entity: UInt64(item.subtask.rawValue), index: item.draws)
    timer.look(at: item.subtask) { [stream] in
      .who(
        WhoQuestion(
          request: item.request, candidates: candidates, policy: selection, stream: stream,
          explores: isLearning))
    }
    let agent =
      isLearning
      ? selection.choose(for: item.request, among: candidates, using: &stream)
      : selection.chooseGreedily(for: item.request, among: candidates, using: &stream)
    work[slot].draws += 1
    work[slot].agent = agent
    work[slot].failuresOnAgent = 0
    start(slot, at: now, into: &effects, timing: &timer)
    timer.end(.recommend)
  }

  /// The agents that may do it and are up; without the one that gave up, if that leaves any.
  private mutating func findCandidates(for request: Subtask, without exhausted: AgentID?) {
    candidates.removeAll(keepingCapacity: true)
    for agent in fleet.agents(for: request) where isUp[agent.rawValue] && agent != exhausted {
      candidates.append(Candidate(agent: agent, load: load[agent.rawValue]))
    }
    if candidates.isEmpty, let exhausted, isUp[exhausted.rawValue] {
      candidates.append(Candidate(agent: exhausted, load: load[exhausted.rawValue]))
    }
  }

  /// Asks the present agent's engine how, and has the attempt started.
  mutating func start<Timer: StepTimer>(
    _ slot: Int32, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    let item = work[slot]
    let state = TaskState(of: item.request, attempts: item.attempts, features: features)
    let chance = DecisionChance(
      exploration: explorationChance, beliefs: beliefChance, subtask: item.subtask,
      attempts: item.attempts)
    // Asked where it stands: a copy of an engine for every choice would cost more than choosing.
    let (index, explores) = (engineIndex(of: item.agent), learns(item.agent))
    let fallback = minds.isEmpty ? nil : fallback(of: item.agent, in: state.key, for: item.request)
    let allocated = minds.isEmpty ? nil : allocate(slot, at: now)
    timer.look(at: item.subtask) {
      .how(
        HowQuestion(
          agent: item.agent, state: state.key, engine: engines[index], chance: chance,
          explores: explores, fallback: fallback, allocated: allocated))
    }
    let (choice, rate) = engines.withUnsafeBufferPointer { engines in
      allocated.map { (ActionChoice(allocated: $0), 0) } ?? (
        engines[index].choose(
          in: state.key, explores: explores, chance: chance, fallback: fallback),
        engines[index].rate(explores: explores)
      )
    }
    if item.attempts >= item.attemptsDrawnFor {
      work[slot].attemptsDrawnFor = item.attempts + 1
      // A draw from beliefs has no propensity, and no ε that it was held against.
      counts.explorationsDrawn += choice.isExploratory && choice.propensity != nil ? 1 : 0
      counts.explorationMass += rate
      counts.explorationVariance += rate * (1 - rate)
    }
    serials[Int(slot)] &+= 1
    work[slot].serial = serials[Int(slot)]
    work[slot].choice = choice
    work[slot].phase = .assigned
    load[item.agent.rawValue] += 1
    counts.attempts += 1
    counts.explorations += choice.isExploratory ? 1 : 0
    effects.append(
      .start(
        Assignment(
          attempt: AttemptID(slot: slot, serial: serials[Int(slot)]), subtask: item.subtask,
          agent: item.agent, action: choice.action, earlierAttempts: item.attempts,
          isExploratory: choice.isExploratory)))
  }

  /// A subtask's final outcome: abandons what can't be done any more, puts to work what now can.
  mutating func end<Timer: StepTimer>(
    _ slot: Int32, succeeded: Bool, at now: Instant, into effects: inout [FleetEffect],
    timing timer: inout Timer
  ) {
    let item = work[slot]
    let task = item.task
    let whole = graphs[task].task
    work.remove(slot)
    effects.append(
      .subtaskEnded(
        SubtaskReport(
          subtask: item.subtask, task: whole.id, succeeded: succeeded, elapsed: now - item.ready,
          attempts: item.attempts, errors: item.errors, agent: item.agent)))
    graphs[task].end(item.position, succeeded: succeeded)
    while let position = graphs[task].abandon() {
      effects.append(
        .subtaskEnded(
          SubtaskReport(
            subtask: whole.subtask(position), task: whole.id, succeeded: false, elapsed: .zero,
            attempts: 0, errors: 0, agent: nil)))
    }
    releaseParts(of: task, at: now, into: &effects, timing: &timer)
    guard graphs[task].hasEnded else { return }
    let done = graphs[task].hasSucceeded
    graphs.remove(task)
    if done { counts.tasksSucceeded += 1 } else { counts.tasksFailed += 1 }
    effects.append(.taskEnded(whole.id, succeeded: done))
  }
}
