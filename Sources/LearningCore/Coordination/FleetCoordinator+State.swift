// Everything of a coordinator that changes, as text, and a coordinator that goes on from it.
// Not here: where the text is kept and what happened since (`Persistence`).

public import FleetModel
import Instants
import JSONLines

/// Why a coordinator can't go on from a text.
public enum FleetStateError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case agents(Int, expected: Int)
  case engine(EngineStateError, agent: Int)
  case inconsistent(String)

  public var description: String {
    switch self {
    case .unreadable(let text): "the state can't be read: \(text)"
    case .agents(let count, let expected):
      "the state is of \(count) agents; the fleet has \(expected)"
    case .engine(let error, let agent): "agent \(agent): \(error)"
    case .inconsistent(let text): "the state contradicts itself: \(text)"
    }
  }
}

/// A coordinator's state as JSON on one line each.
public struct EncodedFleetState: Hashable, Sendable {
  /// What is the fleet's: work, the selection policy, counts.
  public var fleet: String
  /// What is each agent's: its engine and its mind.
  public var agents: [String]

  public init(fleet: String, agents: [String]) { (self.fleet, self.agents) = (fleet, agents) }
}

/// What of a coordinator is the fleet's.
private struct FleetState<Policy: SelectionPolicy>: Codable {
  var selection: Policy
  var graphs: SlotPool<TaskGraph>
  var work: SlotPool<SubtaskInWork>
  var serials: [UInt32]
  var wakes: WakeQueue
  var parked: [Int32]
  var isUp: [Bool]
  var isLearning: Bool
  var load: [Int]
  var counts: FleetCoordinator.Counts
  var nextCycle: Instant?
  var expiryDay: Int
  var fleetHour: FleetHour
  var allocations: [TestAllocation?]
}

/// What of a coordinator is an agent's; a pooled engine stands with the first.
struct AgentState: Codable {
  var engine: LearningEngine.State?
  var mind: AgentMind?
}

extension FleetCoordinator {
  /// The state as text; equal coordinators give equal text.
  ///
  /// - Complexity: O(state).
  public func encodedState() -> EncodedFleetState {
    func encoded<Policy: SelectionPolicy>(_ policy: Policy) throws -> String {
      try CompactJSON.text(
        FleetState(
          selection: policy, graphs: graphs, work: work, serials: serials, wakes: wakes,
          parked: parked, isUp: isUp, isLearning: isLearning, load: load, counts: counts,
          nextCycle: nextCycle, expiryDay: expiryDay, fleetHour: fleetHour,
          allocations: allocations))
    }
    do {
      return EncodedFleetState(
        fleet: try encoded(selection),
        agents: try fleet.agents.indices.map { place in
          try CompactJSON.text(
            AgentState(
              engine: engines.indices.contains(place) ? engines[place].state : nil,
              mind: minds.isEmpty ? nil : minds[place]))
        })
    } catch { preconditionFailure("a coordinator's state has no text: \(error)") }
  }

  /// A coordinator that goes on where another stood, which had the same configuration.
  ///
  /// - Parameters:
  ///   - versions: The engine states of an agent's versions, which stand apart from the text.
  ///   - hours: An agent's hours that were kept, in order.
  public init(
    _ configuration: FleetConfiguration, restoring text: EncodedFleetState,
    versions: (AgentID, VersionID) -> LearningEngine.State?,
    hours: (AgentID) -> [PerformanceSnapshot]
  ) throws(FleetStateError) {
    self.init(configuration)
    guard text.agents.count == fleet.agents.count else {
      throw .agents(text.agents.count, expected: fleet.agents.count)
    }
    for (place, agent) in text.agents.enumerated() {
      try restore(agent: place, try Self.read(AgentState.self, agent))
      guard minds.indices.contains(place) else { continue }
      minds[place].fill(
        versions: { versions(AgentID(place), $0) }, hours: hours(AgentID(place)))
    }
    func restoreFleet<Policy: SelectionPolicy>(_ prototype: Policy) throws(FleetStateError) {
      let state = try Self.read(FleetState<Policy>.self, text.fleet)
      guard state.isUp.count == fleet.agents.count, state.load.count == fleet.agents.count else {
        throw .agents(state.isUp.count, expected: fleet.agents.count)
      }
      guard state.serials.count >= state.work.slots.count,
        state.parked.allSatisfy({ state.work.isTaken($0) })
      else { throw .inconsistent("work without a slot") }
      selection = state.selection
      (graphs, work, serials) = (state.graphs, state.work, state.serials)
      (wakes, parked, isUp) = (state.wakes, state.parked, state.isUp)
      (isLearning, load, counts) = (state.isLearning, state.load, state.counts)
      (nextCycle, expiryDay) = (state.nextCycle, state.expiryDay)
      (fleetHour, allocations) = (state.fleetHour, state.allocations)
    }
    try restoreFleet(selection)
  }

  private mutating func restore(
    agent place: Int, _ state: AgentState
  ) throws(FleetStateError) {
    guard (state.engine != nil) == engines.indices.contains(place),
      (state.mind != nil) == minds.indices.contains(place)
    else { throw .inconsistent("agent \(place) has parts that its configuration doesn't have") }
    if let engine = state.engine {
      do { try engines[place].load(engine) } catch { throw .engine(error, agent: place) }
    }
    if let mind = state.mind { minds[place] = mind }
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ text: String
  ) throws(FleetStateError) -> Value {
    do { return try CompactJSON.decode(type, from: text) } catch { throw .unreadable("\(error)") }
  }
}
