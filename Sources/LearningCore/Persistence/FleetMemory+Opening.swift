// Going on from a store, or beginning in an empty one. Not here: writing (`FleetMemory.swift`).

import FleetModel
import JSONLines
public import SharedMemory

/// Why a store can't be gone on from.
public enum FleetMemoryError: Error, Equatable, CustomStringConvertible {
  case memory(MemoryError)
  case state(FleetStateError)
  /// The store was written by a fleet that is configured otherwise.
  case otherConfiguration
  /// A line of the journal can't be what was written.
  case journal(key: String, problem: String)

  public var description: String {
    switch self {
    case .memory(let error): "\(error)"
    case .state(let error): "\(error)"
    case .otherConfiguration:
      "the store belongs to a fleet with other agents, kinds, actions or settings; name another file,"
        + " or configure the fleet as it was"
    case .journal(let key, let problem): "\(key): \(problem)"
    }
  }
}

extension FleetMemory {
  /// Opens a store for a fleet: a coordinator as it was after the last acknowledged input, or a new one.
  ///
  /// - Parameter swarm: The name that what is shared is open to.
  /// - Complexity: O(state + inputs since it was written).
  public static func open(
    _ store: any MemoryStore, for configuration: FleetConfiguration, swarm: String = "fleet"
  ) throws(FleetMemoryError) -> (memory: FleetMemory, coordinator: FleetCoordinator) {
    do {
      let memory = try FleetMemory(
        memory: SwarmMemory(store), configuration: configuration, swarm: swarm)
      memory.configurationMark = configuration.mark
      for agent in configuration.fleet.agents { _ = try KeySpace.folder(of: agent.name) }
      return (memory, try memory.restore(configuration))
    } catch let error as MemoryError {
      throw .memory(error)
    } catch let error as FleetMemoryError {
      throw error
    } catch {
      preconditionFailure("an error of no known type: \(error)")
    }
  }

  private func restore(_ configuration: FleetConfiguration) throws -> FleetCoordinator {
    var coordinator = FleetCoordinator(configuration)
    if let entry = try writer.entry(KeySpace.fleetState, in: KeySpace.partition) {
      guard let mark = entry.metadata.flatMap({ try? CompactJSON.decode(StateMark.self, from: $0) })
      else { throw FleetMemoryError.journal(key: entry.key, problem: "its mark can't be read") }
      guard mark.configuration == configuration.mark else {
        throw FleetMemoryError.otherConfiguration
      }
      var agents: [String] = []
      for name in names.agentNames {
        let key = try KeySpace.key(.state, of: name)
        guard let state = try writer.entry(key, in: KeySpace.partition) else {
          throw FleetMemoryError.journal(key: key, problem: "is missing")
        }
        agents.append(state.value)
      }
      let (versions, hours) = (try versions(), try hours())
      versionsWritten = versions.map { $0.keys.sorted() }
      do {
        coordinator = try FleetCoordinator(
          configuration, restoring: EncodedFleetState(fleet: entry.value, agents: agents),
          versions: { versions[$0.rawValue][$1.number] }, hours: { hours[$0.rawValue] })
      } catch { throw FleetMemoryError.state(error) }
      (journalNumber, rows.eventNumber) = (mark.journal, mark.events)
      (sharedSince, progress) = (mark.shared, mark.progress)
    } else if try writer.entry(KeySpace.fleetMark, in: KeySpace.partition) != nil {
      try check(configuration)
    } else {
      try begin(configuration)
    }
    try replay(into: &coordinator, fleet: configuration.fleet)
    return coordinator
  }

  /// By agent, the engine states kept of its versions.
  private func versions() throws -> [[Int: LearningEngine.State]] {
    try names.agentNames.map { name in
      let prefix = try KeySpace.prefix(.versions, of: name)
      var states: [Int: LearningEngine.State] = [:]
      for entry in try writer.entries(startingWith: prefix, in: KeySpace.partition) {
        guard let number = Int(entry.key.dropFirst(prefix.count)) else { continue }
        states[number] = try decode(LearningEngine.State.self, entry)
      }
      return states
    }
  }

  /// By agent, the hours kept.
  private func hours() throws -> [[PerformanceSnapshot]] {
    try names.agentNames.map { name in
      try writer.entries(
        startingWith: try KeySpace.prefix(.snapshots, of: name), in: KeySpace.partition
      ).flatMap { entry in
        guard let hours = try decode(SnapshotDay.self, entry).snapshots else {
          throw FleetMemoryError.journal(key: entry.key, problem: "these aren't hours")
        }
        return hours
      }
    }
  }

  private func decode<Value: Decodable>(
    _ type: Value.Type, _ entry: MemoryEntry
  ) throws -> Value {
    do { return try CompactJSON.decode(type, from: entry.value) } catch {
      throw FleetMemoryError.journal(key: entry.key, problem: "\(error)")
    }
  }

  /// Handles the journal's inputs again; what they brought is in the store already.
  private func replay(into coordinator: inout FleetCoordinator, fleet: Fleet) throws {
    var effects: [FleetEffect] = []
    for piece in try writer.journal() {
      for text in piece.lines.split(separator: "\n") {
        effects.removeAll(keepingCapacity: true)
        do {
          let line = try CompactJSON.decode(InputLine.self, from: String(text))
          let input = try line.input(in: names, fleet: fleet)
          coordinator.handle(input, at: line.at, into: &effects)
          noteReplayed(input, at: line.at, effects)
        } catch {
          throw FleetMemoryError.journal(key: "journal \(piece.number)", problem: "\(error)")
        }
      }
      journalNumber += 1
      guard piece.number == journalNumber else {
        throw FleetMemoryError.journal(
          key: "journal \(piece.number)", problem: "\(journalNumber) is missing before it")
      }
    }
  }

  /// Marks an empty store as this fleet's, with each agent's settings.
  private func begin(_ configuration: FleetConfiguration) throws(MemoryError) {
    try memory.transaction { () throws(MemoryError) in
      try writer.put(
        rows.entry(
          key: KeySpace.fleetMark, text: FleetRows.text(configuration.mark),
          owner: Principal.system.agent, at: .start))
      for (name, parameters) in zip(names.agentNames, configuration.parameters) {
        try writer.put(
          try rows.entry(
            key: try KeySpace.key(.config, of: name), ConfigLine(parameters), owner: name,
            at: .start))
      }
    }
  }

  private func check(_ configuration: FleetConfiguration) throws {
    let mark = try writer.entry(KeySpace.fleetMark, in: KeySpace.partition)?.value
    guard mark == FleetRows.text(configuration.mark) else {
      throw FleetMemoryError.otherConfiguration
    }
  }
}

/// An agent's settings, by the documents' names.
private struct ConfigLine: Codable {
  var enabled = true
  var learningRate: Double
  var discountFactor: Double
  var explorationRate: Double
  var explorationDecay: Double
  var minExplorationRate: Double
  var batchSize: Int
  var updateFrequency: Int

  init(_ parameters: LearningParameters) {
    learningRate = parameters.learningRate
    discountFactor = parameters.discountFactor
    explorationRate = parameters.explorationRate
    explorationDecay = parameters.explorationDecay
    minExplorationRate = parameters.minimumExplorationRate
    (batchSize, updateFrequency) = (parameters.batchSize, parameters.updateFrequency)
  }
}

extension FleetConfiguration {
  /// A number for everything that a state depends on, as 16 hexadecimal digits: configurations that
  /// differ have different ones but for chance.
  var mark: String {
    var text = ""
    for agent in fleet.agents { text += "\(agent)\n" }
    for kind in fleet.kinds { text += "\(kind)\n" }
    for action in catalogue.actions { text += action.key + "\n" }
    text += "\(catalogue.defaultAction) \(rules) \(parameters) \(mode) \(tables) \(chance)"
    text += "\(type(of: selection))"
    if let lifecycle { text += "\(lifecycle)" }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension SharedLine {
  init(text: String) throws { self = try CompactJSON.decode(SharedLine.self, from: text) }
}
