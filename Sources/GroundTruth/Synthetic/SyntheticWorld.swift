// One synthetic world: the effects that hold for a whole replication, drawn from GSL distributions.
// Not here: what they are made from (`SyntheticParameters.swift`), attempts (`SyntheticWorld+Fate.swift`).

package import FleetModel
package import Instants
package import Stochastics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything that is fixed before the first attempt.
///
/// A class because every attempt looks into it: copying its arrays' references each time costs more than
/// the look. Nothing in it changes.
package final class SyntheticWorld: Sendable {
  let parameters: SyntheticParameters
  let timeout: Span
  let index: EligibilityIndex
  let actionCount: Int
  /// The largest number of capabilities that actions distinguish.
  static let levels = 10

  /// The period of each arrival day; effects hold for a period.
  let periodOfDay: [Int]
  /// Logits by period × eligible (agent, kind) pair.
  let skill: [Double]
  /// Logits by period × action × level of complexity.
  let actionEffect: [Double]
  /// Logarithms of time factors.
  let agentTime: [Double]
  let actionTime: [Double]
  /// By action.
  let satisfactionShift: [Double]
  let efficiencyShift: [Double]
  /// By subtask: the logit that is the subtask's own, and the logarithm of its size.
  let taskEffect: [Double]
  let logSize: [Double]

  /// By load level: what it adds to the logit, and the logarithm of the median of seconds under it.
  let loadLogit: [Double]
  let loadLogSeconds: [Double]

  /// Which bits of agent, attempt and action luck depends on beside the subtask: all or none.
  private let noiseBits: UInt32
  let cellChance: StreamKey
  let attemptChance: StreamKey
  let actionChance: StreamKey
  let signalChance: StreamKey

  package init(
    _ parameters: SyntheticParameters, fleet: Fleet, catalogue: ActionCatalogue,
    timeout: Span, workload: Workload, workloadParameters: WorkloadParameters, chance: StreamRoot
  ) {
    self.parameters = parameters
    self.timeout = timeout
    noiseBits = parameters.sharesNoise ? 0 : .max
    index = EligibilityIndex(fleet)
    actionCount = catalogue.actions.count
    periodOfDay = parameters.drift.periods(days: workload.dayCount)
    skill = Self.skills(
      parameters, index: index, kinds: fleet.kinds.count, days: workload.dayCount, chance)
    actionEffect = Self.actionEffects(
      parameters, catalogue: catalogue, capabilities: workloadParameters.capabilities,
      days: workload.dayCount, chance: chance)
    agentTime = Self.normals(
      fleet.agents.count, deviation: parameters.service.agent, chance.key(Purpose("agent speeds")))
    actionTime = Self.normals(
      actionCount, deviation: parameters.service.action, chance.key(Purpose("action speeds")))
    satisfactionShift = Self.shifts(
      actionCount, spread: parameters.satisfaction.actionSpread,
      chance.key(Purpose("action satisfaction")))
    efficiencyShift = Self.shifts(
      actionCount, spread: parameters.efficiency.actionSpread,
      chance.key(Purpose("action efficiency")))
    logSize = Self.normals(
      workload.subtasks.count, deviation: parameters.service.task,
      chance.key(Purpose("subtask sizes")))
    taskEffect = Self.taskEffects(
      parameters.success, logSize: logSize, workload: workload,
      workloadParameters: workloadParameters, kinds: fleet.kinds.count, chance: chance)
    cellChance = chance.key(Purpose("cells"))
    attemptChance = chance.key(Purpose("attempts"))
    actionChance = chance.key(Purpose("actions at attempts"))
    signalChance = chance.key(Purpose("signals"))
    let responses = [nil, parameters.busy, parameters.saturated]
    loadLogit = responses.map { $0?.logit ?? 0 }
    loadLogSeconds = responses.map {
      log(parameters.service.medianSeconds * ($0?.slowdown ?? 1))
    }
  }

  /// Whose luck it is.
  func entity(_ subtask: Int, _ agent: Int) -> UInt64 {
    UInt64(subtask) << 24 | UInt64(agent) & UInt64(noiseBits)
  }

  /// Which of the entity's lucks it is.
  func index(attempt: Int) -> UInt32 { UInt32(attempt) & noiseBits }
  func index(attempt: Int, action: Int) -> UInt32 {
    (UInt32(attempt) << 16 | UInt32(action)) & noiseBits
  }

  static func normals(_ count: Int, deviation: Double, _ key: StreamKey) -> [Double] {
    guard deviation > 0 else { return Array(repeating: 0, count: count) }
    return (0..<count).map {
      deviation * StandardNormal.quantile(key.uniform(entity: UInt64($0)))
    }
  }

  private static func shifts(_ count: Int, spread: Double, _ key: StreamKey) -> [Double] {
    (0..<count).map { spread * (key.uniform(entity: UInt64($0)) - 0.5) }
  }

  /// A subtask's own logit: its subject's difficulty, which changes slowly from one subtask about it to
  /// the next (an autoregression of order 1), and what its size takes away.
  private static func taskEffects(
    _ success: SyntheticParameters.Success, logSize: [Double], workload: Workload,
    workloadParameters: WorkloadParameters, kinds: Int, chance: StreamRoot
  ) -> [Double] {
    let key = chance.key(Purpose("subtask difficulties"))
    let subjects = workloadParameters.subjects
    let persistence = workloadParameters.persistence
    let renewal = (1 - persistence * persistence).squareRoot()
    let perLog = success.perDoubling / 0.693_147_180_559_945_3  // ln 2
    var state: [Double?] = Array(repeating: nil, count: kinds * subjects)
    return workload.subtasks.indices.map { number in
      let (first, second) = key.uniforms(entity: UInt64(number))
      let fresh = StandardNormal.quantile(first)
      let subject =
        workload.subtasks[number].kind.rawValue * subjects
        + min(subjects - 1, Int(second * Double(subjects)))
      let difficulty = state[subject].map { persistence * $0 + renewal * fresh } ?? fresh
      state[subject] = difficulty
      return success.task * difficulty + perLog * logSize[number]
    }
  }
}
