// What becomes of records and events in a store: keys, owners, lifetimes, values. Not here: when they are
// written (`FleetMemory.swift`), how keys are spelt (`SharedMemory/KeySpace.swift`).

import FleetModel
import Instants
import JSONLines
import SharedMemory

/// Makes rows of one fleet's records.
struct FleetRows {
  let fleet: Fleet
  let names: FleetNames
  /// The swarm that what is shared is open to.
  let swarm: String
  /// Numbers events; there may be many in a millisecond.
  var eventNumber = 0
  /// By agent, its present day as far as it has been written.
  private var days: [SnapshotDayText]

  init(fleet: Fleet, names: FleetNames, swarm: String) {
    (self.fleet, self.names, self.swarm) = (fleet, names, swarm)
    days = Array(repeating: SnapshotDayText(), count: fleet.agents.count)
  }

  /// The rows of a record; none for one that is no row.
  mutating func rows(of record: LearningRecord, at now: Instant) throws(MemoryError)
    -> [any MemoryRecord]
  {
    let moment = now.epochMilliseconds
    switch record {
    case .registered(let agent): return [registration(of: agent, .active, at: moment)]
    case .status(let agent, let status):
      let word = AgentRecord.Status(rawValue: status.rawValue) ?? .active
      return [registration(of: agent, word, at: moment)]
    case .snapshots(let agent, let day, let hours):
      let key = try KeySpace.key(.snapshots, number: day, of: name(agent))
      let text = days[agent.rawValue].text(of: hours)
      return [entry(key: key, text: text, owner: name(agent), at: now)]
    case .baseline(let agent, let baseline):
      return [try entry(.baseline, baseline, of: agent, at: now)]
    case .improvement(let agent, let improvement):
      return [try entry(.improvement, improvement, of: agent, at: now)]
    case .metrics(let agent, let day, let metrics): return self.metrics(metrics, of: agent, day)
    case .strategy(let agent, let strategy):
      return [try entry(.strategies, named: strategy.name, strategy, of: agent, at: now)]
    case .test(let agent, let test):
      return [try entry(.abtests, named: "\(test.id)", test, of: agent, at: now)]
    case .cycle(let agent, let cycle):
      return [try entry(.cycles, number: cycle.number, CycleLine(cycle), of: agent, at: now)]
    case .failurePattern(let agent, let failure):
      return [
        try entry(.failurePatterns, named: failure.cause.rawValue, failure, of: agent, at: now)
      ]
    case .pattern(let agent, let pattern): return [self.pattern(pattern, of: agent, at: moment)]
    case .shared(let shared): return [try self.shared(shared, at: now)]
    case .report(let agent, let report):
      return [
        try entry(key: try KeySpace.report(of: name(agent)), report, owner: name(agent), at: now)
      ]
    case .rest: return []
    }
  }

  func name(_ agent: AgentID) -> String { names.agentNames[agent.rawValue] }

  private func registration(
    of agent: AgentID, _ status: AgentRecord.Status, at moment: EpochMilliseconds
  ) -> AgentRecord {
    let kinds = fleet.kinds.filter { $0.eligible.contains(agent) }.map(\.name)
    return AgentRecord(
      id: name(agent), type: name(agent), capabilities: kinds, status: status,
      createdAt: moment, updatedAt: moment)
  }

  private func entry(
    _ folder: LearningFolder, number: Int, _ value: some Encodable, of agent: AgentID,
    at now: Instant
  ) throws(MemoryError) -> MemoryEntry {
    let owner = name(agent)
    return try entry(
      key: try KeySpace.key(folder, number: number, of: owner), value, owner: owner, at: now)
  }

  private func entry(
    _ folder: LearningFolder, named text: String, _ value: some Encodable, of agent: AgentID,
    at now: Instant
  ) throws(MemoryError) -> MemoryEntry {
    let owner = name(agent)
    return try entry(
      key: try KeySpace.key(folder, named: text, of: owner), value, owner: owner, at: now)
  }

  private func entry(
    _ document: LearningDocument, _ value: some Encodable, of agent: AgentID, at now: Instant
  ) throws(MemoryError) -> MemoryEntry {
    let owner = name(agent)
    return try entry(key: try KeySpace.key(document, of: owner), value, owner: owner, at: now)
  }

  func entry(
    key: String, _ value: some Encodable, owner: String, at now: Instant
  ) throws(MemoryError) -> MemoryEntry {
    entry(key: key, text: Self.text(value), owner: owner, at: now)
  }

  func entry(key: String, text: String, owner: String, at now: Instant) -> MemoryEntry {
    let moment = now.epochMilliseconds
    return MemoryEntry(
      key: key, partition: KeySpace.partition, value: text, createdAt: moment,
      expiresAt: KeySpace.retention(of: key).expiry(from: moment), owner: owner)
  }

  static func text(_ value: some Encodable) -> String {
    do { return try CompactJSON.text(value) } catch {
      preconditionFailure("a record has no text: \(error)")
    }
  }

  private func shared(_ shared: SharedPattern, at now: Instant) throws(MemoryError) -> MemoryEntry {
    let pattern = shared.pattern
    let id =
      "\(name(shared.owner)):\(names.kindNames[pattern.kind.rawValue])"
      + ":\(names.strategyNames[pattern.strategy.rawValue])"
    var entry = try entry(
      key: try KeySpace.sharedPattern(id), SharedLine(shared, in: names),
      owner: name(shared.owner), at: now)
    (entry.level, entry.swarm) = (.swarm, swarm)
    return entry
  }

  private func pattern(
    _ pattern: LearnedPattern, of agent: AgentID, at moment: EpochMilliseconds
  ) -> PatternRecord {
    let key =
      "\(name(agent)):\(names.kindNames[pattern.kind.rawValue])"
      + ":\(names.strategyNames[pattern.strategy.rawValue])"
    return PatternRecord(
      id: key, pattern: key, confidence: pattern.confidence,
      usageCount: Int64(pattern.usageCount),
      expiresAt: RetentionPolicy.patterns.expiry(from: moment),
      createdAt: pattern.createdAt.epochMilliseconds)
  }

  private func metrics(
    _ metrics: PerformanceMetrics, of agent: AgentID, _ day: Int
  ) -> [MetricRecord] {
    let moment = (Instant.start + .days(Int64(day + 1))).epochMilliseconds
    let values: [(String, Double?, String)] = [
      ("success_rate", metrics.successRate, "share"),
      ("execution_time", metrics.meanSeconds, "s"), ("error_rate", metrics.errorRate, "share"),
      ("user_satisfaction", metrics.satisfaction, "share"),
      ("resource_efficiency", metrics.efficiency, "share"),
    ]
    return values.compactMap { metric, value, unit in
      value.map {
        MetricRecord(
          id: "\(name(agent)):\(metric):\(day)", metric: metric, value: $0, unit: unit,
          timestamp: moment, agent: name(agent))
      }
    }
  }

  /// The row of an event. Its identifier says whose it is, and which of the fleet's.
  mutating func row(of event: LearningEvent, at now: Instant) -> EventRecord {
    eventNumber += 1
    let moment = now.epochMilliseconds
    return EventRecord(
      id: id(ofEvent: eventNumber), type: event.type.rawValue, payload: payload(of: event),
      timestamp: moment, source: name(event.agent),
      expiresAt: RetentionPolicy.events.expiry(from: moment))
  }

  /// Padded, so that identifiers ascend as they come and an index of them stays dense.
  private func id(ofEvent number: Int) -> String {
    let digits = String(number, radix: 36)
    return String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
  }

  private func payload(of event: LearningEvent) -> String {
    guard case .training(_, let subtask, let action, let reward) = event else {
      return Self.text(EventLine(event, in: names))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(80)
    bytes.append(contentsOf: "{\"subtask\":".utf8)
    bytes.append(digits: subtask.rawValue)
    bytes.append(contentsOf: ",\"action\":\"".utf8)
    bytes.append(contentsOf: names.actionKeys[action.rawValue].utf8)
    bytes.append(contentsOf: "\",\"reward\":".utf8)
    bytes.append(number: (reward * 1e6).rounded() / 1e6)
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A cycle's record: the documents' five fields.
private struct CycleLine: Codable {
  var timestamp: Int64
  /// In percent.
  var improvement: Double?
  var failurePatterns: Int
  var opportunities: Int
  var activeTests: Int

  init(_ cycle: ImprovementCycle) {
    timestamp = cycle.at.epochMilliseconds
    improvement = cycle.improvementRate
    failurePatterns = cycle.failurePatternCount
    (opportunities, activeTests) = (cycle.opportunityCount, cycle.activeTestCount)
  }
}
