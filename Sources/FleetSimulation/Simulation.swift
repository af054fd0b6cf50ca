// One replication from beginning to end. Not here: its events (`FleetReplication.swift`).

package import GroundTruth
import Instants
package import LearningCore
import SimulationKernel
package import Stochastics

package enum Simulation {
  /// Plays an arm in a world until the horizon and then without arrivals until nothing is left, not
  /// even feedback on its way.
  ///
  /// - Parameters:
  ///   - takesDashboard: Whether what the store says at the end is part of the result.
  ///   - isInterrupted: Asked once for each simulated day.
  /// - Throws: ``Interrupted`` when it says so.
  package static func play(
    _ arm: Arm, in world: World, chance: StreamRoot, stores: StoreSource = .memory,
    takesDashboard: Bool = false, isInterrupted: () -> Bool = { false }
  ) throws(Interrupted) -> ReplicationResult {
    var replication = FleetReplication(
      world, arm, chance: chance, timer: NoTimer(), keepsLog: false, stores: stores,
      takesDashboard: takesDashboard)
    try play(&replication, isInterrupted: isInterrupted)
    return replication.result
  }

  /// The same, keeping what the coordinator was told and what it answered.
  package static func playLogged(
    _ arm: Arm, in world: World, chance: StreamRoot, stores: StoreSource = .memory
  ) -> (result: ReplicationResult, log: CoordinatorLog, coordinator: FleetCoordinator) {
    var replication = FleetReplication(
      world, arm, chance: chance, timer: NoTimer(), keepsLog: true, stores: stores)
    do { try play(&replication, isInterrupted: { false }) } catch {
      preconditionFailure("nobody interrupts")
    }
    guard let log = replication.log else { preconditionFailure("the log is gone") }
    return (replication.result, log, replication.coordinator)
  }

  /// The same, measuring what the core costs, and what its store comes to; to be run alone.
  package static func playTimed(
    _ arm: Arm, in world: World, chance: StreamRoot, stores: StoreSource = .memory,
    isInterrupted: () -> Bool = { false }
  ) throws(Interrupted) -> (meter: OverheadMeter, storedBytes: Int?) {
    var replication = FleetReplication(
      world, arm, chance: chance, timer: OverheadMeter(), keepsLog: false, stores: stores)
    try play(&replication, isInterrupted: isInterrupted)
    return (replication.timer, replication.storedBytes)
  }

  private static func play<Timer: CallTimer>(
    _ replication: inout FleetReplication<Timer>, isInterrupted: () -> Bool
  ) throws(Interrupted) {
    var list = EventList(slots: replication.fewestSlots)
    replication.scheduleFirst(in: &list)
    while let earliest = list.earliest {
      if isInterrupted() { throw Interrupted() }
      let tomorrow = Instant(nanoseconds: Span.days(Int64(earliest.day) + 1).nanoseconds)
      replication.result.events += run(&replication, list: &list, until: tomorrow)
    }
    replication.finish(at: list.now)
  }
}

extension FleetReplication {
  /// Takes the sums, and sees that nothing was lost.
  mutating func finish(at end: Instant) {
    for (agent, station) in stations.enumerated() {
      result.agents[agent].busySeconds = Double(station.busyTime(until: end)) * 1e-9
      result.agents[agent].waitingSeconds = Double(station.waitingTime(until: end)) * 1e-9
    }
    // So far each day holds what ended on it.
    for day in world.workload.days { result.openByDay[Int(day)] += 1 }
    for day in result.openByDay.indices.dropFirst() {
      result.openByDay[day] += result.openByDay[day - 1]
    }
    result.counts = coordinator.counts
    result.tasksInFlight = coordinator.tasksInFlight
    result.knownPairs = coordinator.engines.reduce(0) { $0 + $1.table.knownPairs }
    result.stateBytes = coordinator.engines.map(\.stateBytes)
    result.endSeconds = end.seconds
    for mind in coordinator.minds {
      result.lifecycle.imports += mind.sharing?.importCount ?? 0
      result.lifecycle.quarantined += mind.quarantine.count
      let improvement = try? mind.tracker.improvement(at: end)
      result.lifecycle.windowedPercent.append(improvement?.percent)
      result.lifecycle.documentedPercent.append(improvement?.documentedPercent)
    }
    endKeeping()
    let counts = result.counts
    precondition(
      counts.tasksArrived == world.workload.tasks.count
        && counts.tasksArrived
          == counts.tasksSucceeded + counts.tasksFailed + result.tasksInFlight,
      "tasks were lost: \(counts), in flight \(result.tasksInFlight)")
    precondition(
      result.tasksInFlight > 0 || result.accounting.ends == world.workload.subtasks.count,
      "\(world.workload.subtasks.count) subtasks were planned, \(result.accounting.ends) ended")
  }
}
