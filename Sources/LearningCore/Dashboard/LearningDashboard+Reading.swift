// The dashboard's figures from a store's rows. Not here: what they mean (`LearningDashboard.swift`).

import JSONLines
public import SharedMemory

extension LearningDashboard {
  /// Reads the figures of whatever fleet a store is of.
  ///
  /// - Complexity: O(rows).
  public init(of memory: SwarmMemory) throws(MemoryError) {
    let rows = try memory.writer(as: .system)
    let (agents, owners) = (try rows.agents(), try rows.bytesByOwner())
    let names = try Self.names(agents, owners.map(\.owner), rows)
    fleet = try Self.fleetPart(names, agents, rows)
    performance = try Self.performancePart(rows)
    learning = try Self.learningPart(names, rows)
    let sizes = names.map { name in owners.first { $0.owner == name }?.bytes ?? 0 }
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] }
    self.memory = MemoryPart(
      totalSize: try memory.storedBytes,
      avgPerAgent: sizes.isEmpty ? nil : Double(sizes.reduce(0, +)) / Double(sizes.count),
      largestAgent: largest.map { names[$0] }, largestAgentSize: largest.map { sizes[$0] })
  }

  /// Agents that have settings or stand in the registry, in order of bytes.
  private static func names(
    _ agents: [AgentRecord], _ owners: [String], _ rows: SystemWriter
  ) throws(MemoryError) -> [String] {
    var names = Set(agents.map(\.id))
    for owner in owners where !names.contains(owner) {
      guard let key = try? KeySpace.key(.config, of: owner) else { continue }
      if try rows.entry(key, in: KeySpace.partition) != nil { names.insert(owner) }
    }
    return names.sorted()
  }

  private static func fleetPart(
    _ names: [String], _ agents: [AgentRecord], _ rows: SystemWriter
  ) throws(MemoryError) -> FleetPart {
    var (percents, achieved) = ([Double](), 0)
    for name in names {
      guard
        let improvement = try read(
          PerformanceImprovement.self, KeySpace.key(.improvement, of: name), rows),
        let percent = improvement.percent
      else { continue }
      percents.append(percent)
      achieved += improvement.targetAchieved ? 1 : 0
    }
    return FleetPart(
      totalAgents: names.count, learningEnabled: agents.count { $0.status == .active },
      averageImprovement: percents.isEmpty
        ? nil : percents.reduce(0, +) / Double(percents.count),
      agentsMeasured: percents.count, targetAchieved: achieved)
  }

  private static func performancePart(_ rows: SystemWriter) throws(MemoryError) -> PerformancePart {
    let metrics = try rows.metrics(startingWith: OverheadMetric.prefix)
    func value(_ step: String, _ figure: OverheadFigure) -> Double? {
      metrics.last { $0.metric == OverheadMetric.name(step, figure) }?.value
    }
    let steps = OverheadMetric.steps.compactMap { step -> StepCost? in
      guard let calls = value(step, .count) else { return nil }
      return StepCost(
        step: step, calls: Int(calls), mean: value(step, .mean), p50: value(step, .p50),
        p95: value(step, .p95), p99: value(step, .p99), max: value(step, .max))
    }
    let total = steps.first { $0.step == "total" }
    return PerformancePart(
      avgOverhead: total?.mean, peakOverhead: total?.max, p95Overhead: total?.p95,
      p99Overhead: total?.p99, steps: steps)
  }

  private static func learningPart(
    _ names: [String], _ rows: SystemWriter
  ) throws(MemoryError) -> LearningPart {
    var (experiences, tests, cycles) = (Int?.none, 0, 0)
    for name in names {
      if let state = try read(AgentState.self, KeySpace.key(.state, of: name), rows) {
        experiences = (experiences ?? 0) + (state.engine?.experienceCount ?? 0)
      }
      for entry in try rows.entries(
        startingWith: KeySpace.prefix(.abtests, of: name), in: KeySpace.partition)
      where try decode(ABTest.self, entry).status == .running { tests += 1 }
      cycles += try rows.entryCount(
        startingWith: KeySpace.prefix(.cycles, of: name), in: KeySpace.partition)
    }
    return LearningPart(
      totalExperiences: try rows.eventCount(ofType: LearningEventType.training.rawValue),
      experiencesInEngines: experiences,
      patternsDiscovered: try rows.eventCount(
        ofType: LearningEventType.patternDiscovered.rawValue),
      patternsConfident: try rows.patternCount(), activeABTests: tests, improvementCycles: cycles)
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ key: String, _ rows: SystemWriter
  ) throws(MemoryError) -> Value? {
    guard let entry = try rows.entry(key, in: KeySpace.partition) else { return nil }
    return try decode(type, entry)
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ entry: MemoryEntry
  ) throws(MemoryError) -> Value {
    do { return try CompactJSON.decode(type, from: entry.value) } catch {
      throw .invalid("\(entry.key) isn't what a fleet of this version keeps there: \(error)")
    }
  }
}
