// The documents' dashboard (*Architecture*, §11.2), by what was measured. Not here: reading it from a
// store (`LearningDashboard+Reading.swift`), its forms (`LabReports/Dashboard….swift`).

/// What a store's rows say of its fleet. What nobody measured is `nil`, never a constant.
public struct LearningDashboard: Hashable, Codable, Sendable {
  public struct FleetPart: Hashable, Codable, Sendable {
    public var totalAgents: Int
    /// Agents in service that no safeguard stopped.
    public var learningEnabled: Int
    /// Mean over agents whose improvement is known, in percent of their first tasks' score.
    public var averageImprovement: Double?
    /// How many agents that mean is over.
    public var agentsMeasured: Int
    /// Agents whose improvement reaches the target, 20 % where nothing else is set.
    public var targetAchieved: Int
  }

  /// What one step of the core cost, in microseconds.
  public struct StepCost: Hashable, Codable, Sendable {
    public var step: String
    public var calls: Int
    public var mean: Double?
    public var p50: Double?
    public var p95: Double?
    public var p99: Double?
    public var max: Double?
  }

  /// Of whole calls into the core, and step by step; empty where nobody measured.
  public struct PerformancePart: Hashable, Codable, Sendable {
    public var avgOverhead: Double?
    public var peakOverhead: Double?
    public var p95Overhead: Double?
    public var p99Overhead: Double?
    public var steps: [StepCost]
  }

  public struct LearningPart: Hashable, Codable, Sendable {
    /// Events of learning that the store still has; it keeps them for 30 days.
    public var totalExperiences: Int
    /// What engines had learned from when their states were last kept; `nil` where none was.
    public var experiencesInEngines: Int?
    /// Events of discovery that the store still has.
    public var patternsDiscovered: Int
    /// Patterns in the table that is searched: confidence above .8.
    public var patternsConfident: Int
    public var activeABTests: Int
    /// Cycles that the store still has; it keeps them for 30 days.
    public var improvementCycles: Int
  }

  public struct MemoryPart: Hashable, Codable, Sendable {
    /// Of the whole store, in bytes, as it counts them; `nil` in a simulation, whose results are the same
    /// whatever the store.
    public var totalSize: Int?
    /// Of an agent's own rows, in bytes.
    public var avgPerAgent: Double?
    public var largestAgent: String?
    public var largestAgentSize: Int?
  }

  public var fleet: FleetPart
  public var performance: PerformancePart
  public var learning: LearningPart
  public var memory: MemoryPart
}
