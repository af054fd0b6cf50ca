// Nothing is lost and nothing is counted twice: subtasks, times, servers, lines, days.
// Not here: what the coordinator decides (`LogReplayTests.swift`), worlds (`SharedWorldTests.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct ConservationTests {
  @Test("whatever was planned ends once, and its task after it", arguments: Arm.policies)
  func ends(policy: String) {
    let (result, log, world) = BusyFleet().play(.of(policy))
    let record = ServiceRecord(log)
    #expect(
      record.ends.map(\.subtask).sorted() == world.workload.subtasks.indices.map { SubtaskID($0) })
    #expect(record.endedTasks.sorted() == world.workload.tasks.map(\.id))
    let total = result.daily.total
    #expect(total.planned == Double(world.workload.subtasks.count))
    #expect(total.tasks == Double(world.workload.tasks.count))
    #expect(total.started == Double(record.ends.count { $0.attempts > 0 }))
    #expect(total.succeeded == Double(record.ends.count(where: \.succeeded)))
    #expect(result.tasksInFlight == 0 && result.counts.tasksArrived == world.workload.tasks.count)
    #expect(result.counts.timeouts == record.timeouts && record.timeouts > 0)
    #expect(result.counts.reassignments > 0)
    let cancelledByOutage = record.attempts.count(where: \.wasCancelled) - record.timeouts
    #expect(result.counts.attempts == record.attempts.count - cancelledByOutage)
    #expect(result.counts.attempts == record.ends.reduce(0) { $0 + $1.attempts })
    #expect(result.attemptsByDay.reduce(0, +) == record.attempts.count)
    #expect(result.actions.reduce(0, +) == record.attempts.count)
    #expect(result.agents.reduce(0) { $0 + $1.assignments } == record.attempts.count)
  }

  /// Each attempt's service from its fate, which is asked for anew: to its end, or as far as it came. The
  /// world's fates don't depend on load, so the log says all.
  @Test(
    "busy and waiting times are the sums of services and waits, to the nanosecond",
    arguments: Arm.policies, [1, 2, nil])
  func times(policy: String, capacity: Int?) {
    var fleet = BusyFleet()
    fleet.capacity = capacity
    let (result, log, world) = fleet.play(.of(policy))
    let record = ServiceRecord(log)
    var busy: [Int64] = Array(repeating: 0, count: fleet.agents)
    var waiting = busy
    var broken = 0
    for attempt in record.attempts {
      let assignment = attempt.assignment
      waiting[assignment.agent.rawValue] += attempt.waited
      guard let began = attempt.began, let ended = attempt.ended else { continue }
      let fate = world.fate(
        of: assignment.subtask, agent: assignment.agent, action: assignment.action,
        attempt: assignment.earlierAttempts, load: .idle)
      busy[assignment.agent.rawValue] += min(fate.service, ended - began).nanoseconds
      if attempt.wasCancelled {
        broken += 1
      } else {
        #expect(ended - began == fate.service && attempt.outcome == fate.outcome)
        #expect(fate.service <= fleet.rules.timeout)
      }
      #expect(ended - began <= fleet.rules.timeout)
    }
    #expect(broken > 0)
    for (agent, use) in result.agents.enumerated() {
      // The sums are exact; seconds as floating-point numbers have 15 digits.
      #expect(abs(use.busySeconds - Double(busy[agent]) * 1e-9) < 1e-6)
      #expect(abs(use.waitingSeconds - Double(waiting[agent]) * 1e-9) < 1e-6)
    }
    #expect((waiting.max() ?? 0 > 0) == (capacity != nil))
    #expect(result.endSeconds >= record.lastInstant.seconds)
  }

  @Test("an agent serves as many at once as it can, first come, first served", arguments: [1, 2])
  func lines(capacity: Int) {
    var fleet = BusyFleet()
    fleet.capacity = capacity
    let (_, log, _) = fleet.play(.of("round-robin"))
    let record = ServiceRecord(log)
    var mostTogether = 0
    for agent in 0..<fleet.agents {
      let own = record.attempts.filter { $0.assignment.agent == AgentID(agent) }
      let begun = own.filter { $0.began != nil }
      // Ends count before beginnings at the same instant.
      let moves = begun.flatMap { attempt in
        [(attempt.began ?? .start, 1), (attempt.ended ?? .start, -1)]
      }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      var together = 0
      for move in moves {
        together += move.1
        mostTogether = max(mostTogether, together)
      }
      // Whoever was assigned earlier began earlier.
      #expect(zip(begun.dropFirst(), begun).allSatisfy { $0.serviceOrder > $1.serviceOrder })
      #expect(begun.contains { $0.waited > 0 })
      // Nobody waits while a server is free: whoever waited began when another ended.
      let freed = Set(own.compactMap(\.ended))
      #expect(begun.allSatisfy { $0.waited == 0 || $0.began.map(freed.contains) == true })
    }
    #expect(mostTogether == capacity)
  }

  @Test("nobody who is down is given work, and whoever waits for them gets it when they are back")
  func outages() {
    var fleet = BusyFleet()
    fleet.agents = 2
    fleet.eligible = { $0 == 0 ? [0] : [0, 1] }
    let (result, log, world) = fleet.play(.of("thompson"))
    let record = ServiceRecord(log)
    var downAt: [[ClosedRange<Instant>]] = []
    for agent in 0..<2 {
      let changes = world.outages(of: AgentID(agent))
      downAt.append(
        stride(from: 0, to: changes.count, by: 2).map { changes[$0].at...changes[$0 + 1].at })
    }
    #expect(downAt.allSatisfy { $0.count > 2 })
    for attempt in record.attempts {
      for down in downAt[attempt.assignment.agent.rawValue] {
        guard let ended = attempt.ended else { continue }
        #expect(attempt.assigned <= down.lowerBound || attempt.assigned >= down.upperBound)
        #expect(ended <= down.lowerBound || attempt.assigned >= down.upperBound)
      }
    }
    // Kind 0 has nobody else, so what arrived meanwhile was parked.
    let ends = downAt[0].map(\.upperBound)
    #expect(record.attempts.contains { ends.contains($0.assigned) })
    #expect(result.tasksInFlight == 0)
  }

  /// Each measure summed anew from the coordinator's reports and the truth about each last attempt.
  @Test("measures count on the day of arrival, also what was never started")
  func days() {
    let (result, log, world) = BusyFleet().play(.of("epsilon-greedy"))
    let record = ServiceRecord(log)
    var lastServed: [SubtaskID: Assignment] = [:]
    for attempt in record.attempts where attempt.began != nil {
      lastServed[attempt.assignment.subtask] = attempt.assignment
    }
    var sums = Array(repeating: MeasureSums(), count: 3)
    for report in record.ends {
      let task = world.workload.tasks[report.task.rawValue]
      #expect((task.firstSubtask..<task.subtask(task.parts.count)).contains(report.subtask))
      let day = Int(world.workload.arrivals[report.task.rawValue].nanoseconds / 86_400_000_000_000)
      sums[day].planned += 1
      guard report.attempts > 0, let last = lastServed[report.subtask] else {
        #expect(report.attempts == 0 && lastServed[report.subtask] == nil && !report.succeeded)
        sums[day].error += 1
        continue
      }
      let fate = world.fate(
        of: last.subtask, agent: last.agent, action: last.action, attempt: last.earlierAttempts,
        load: .idle)
      let error = Double(report.errors) / Double(report.attempts)
      let (satisfaction, efficiency) = (fate.satisfaction ?? .nan, fate.efficiency ?? .nan)
      sums[day].started += 1
      sums[day].succeeded += report.succeeded ? 1 : 0
      sums[day].seconds += report.elapsed.seconds
      sums[day].error += error
      sums[day].satisfaction += satisfaction
      sums[day].efficiency += efficiency
      sums[day].score +=
        (report.succeeded ? 0.30 : 0) + 0.25 * satisfaction + 0.15 * (1 - error)
        + 0.20 * max(0, 1 - report.elapsed.seconds / 60) + 0.10 * efficiency
    }
    #expect(result.daily.days.count == 3)
    for (day, expected) in sums.enumerated() {
      let found = result.daily.days[day]
      #expect(found.planned == expected.planned && found.started == expected.started)
      #expect(found.started < found.planned && found.succeeded == expected.succeeded)
      for (one, other) in [
        (found.seconds, expected.seconds), (found.error, expected.error),
        (found.satisfaction, expected.satisfaction), (found.efficiency, expected.efficiency),
        (found.score, expected.score),
      ] { #expect(abs(one - other) < 1e-9 * other) }
    }
  }
}
