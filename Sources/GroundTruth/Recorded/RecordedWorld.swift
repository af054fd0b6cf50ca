// A world that replays a recorded matrix: real tasks in an order that each replication shuffles.
// Not here: the matrix (`RecordedMatrix.swift`), who may do what (`Availability.swift`), fleets made up (`Synthetic`).

package import FleetModel
package import Instants
import Stochastics

package struct RecordedParameters: Hashable, Sendable {
  package let matrix: RecordedMatrix
  /// How often the tasks are gone through; each time in a new order.
  package var passes: Int
  /// How long an attempt takes where the record doesn't say.
  package var service: Span
  package let missing: MissingCells
  /// Whether luck is the subtask's alone, whoever attempts it and however often.
  package var sharesNoise = false
  let availability: Availability

  package init(
    matrix: RecordedMatrix, passes: Int, service: Span, missing: MissingCells = .unavailable
  ) {
    self.matrix = matrix
    self.passes = passes
    self.service = service
    self.missing = missing
    availability = Availability(matrix, missing: missing)
  }

  /// Whether a cell has no time of its own.
  package var assumesService: Bool {
    matrix.success.indices.contains {
      !matrix.success[$0].isNaN && (matrix.seconds?[$0].isNaN ?? true)
    }
  }

  /// The fleet of the record.
  package func fleet(capacity: Int?) throws(FleetError) -> Fleet {
    try Fleet(
      agents: matrix.agents.map { Agent(name: $0, capacity: capacity) },
      kinds: matrix.kinds.indices.map { kind in
        Kind(
          name: matrix.kinds[kind], eligible: availability.eligible[kind],
          variants: availability.variants[kind])
      })
  }
}

/// A class for the same reason as ``SyntheticWorld``.
package final class RecordedWorld: Sendable {
  let parameters: RecordedParameters
  let timeout: Span
  /// The recorded task behind each subtask.
  let taskOfSubtask: [Int]
  let luck: StreamKey
  /// Whether errors are raised.
  let mishaps: StreamKey

  private init(
    _ parameters: RecordedParameters, timeout: Span, taskOfSubtask: [Int], luck: StreamKey,
    mishaps: StreamKey
  ) {
    self.parameters = parameters
    self.timeout = timeout
    self.taskOfSubtask = taskOfSubtask
    self.luck = luck
    self.mishaps = mishaps
  }

  /// One task of one part for each recorded task and pass, evenly spread over the horizon.
  static func make(
    _ parameters: RecordedParameters, timeout: Span, horizon: Span, chance: StreamRoot
  ) -> (workload: Workload, world: RecordedWorld) {
    let matrix = parameters.matrix
    let shuffles = chance.key(Purpose("order of recorded tasks"))
    var order: [Int] = []
    for pass in 0..<parameters.passes {
      var stream = shuffles.stream(entity: UInt64(pass))
      var tasks = Array(matrix.tasks.indices)
      stream.shuffle(&tasks)
      order.append(contentsOf: tasks)
    }
    var workload = Workload(dayCount: Workload.dayCount(of: horizon))
    for (number, task) in order.enumerated() {
      let part = Subtask(
        kind: KindID(matrix.kindOfTask[task]),
        variant: parameters.availability.variantOfTask[task], capabilities: 1)
      let nanoseconds = Int128(horizon.nanoseconds) * Int128(number) / Int128(order.count)
      workload.append([part], shape: .parallel, at: Instant(nanoseconds: Int64(nanoseconds)))
    }
    let world = RecordedWorld(
      parameters, timeout: timeout, taskOfSubtask: order,
      luck: chance.key(Purpose("recorded cells")), mishaps: chance.key(Purpose("recorded errors")))
    return (workload, world)
  }

  /// All that the record says of an agent with a task.
  struct Cell {
    var success: Double
    var service: Span
    /// How many errors are raised on average by an attempt that succeeds, and by one that doesn't.
    var errorsOfSuccess = 0.0
    var errorsOfFailure = 0.0
    var satisfaction: Double?
  }

  func certainties(task: Int, agent: AgentID) -> Cell {
    parameters.certainties(task: task, agent: agent, timeout: timeout)
  }

  func fate(of subtask: SubtaskID, agent: AgentID, attempt: Int) -> Fate {
    let cell = certainties(task: taskOfSubtask[subtask.rawValue], agent: agent)
    let isShared = parameters.sharesNoise
    let entity = UInt64(subtask.rawValue) << 24 | (isShared ? 0 : UInt64(agent.rawValue))
    let index = isShared ? 0 : UInt32(attempt)
    let succeeded = luck.uniform(entity: entity, index: index) < cell.success
    let errors = succeeded ? cell.errorsOfSuccess : cell.errorsOfFailure
    return Fate(
      succeeded: succeeded, service: cell.service, timesOut: cell.service > timeout,
      errors: mishaps.uniform(entity: entity, index: index) < errors ? 1 : 0,
      satisfaction: cell.satisfaction, efficiency: nil, showsSatisfaction: true,
      showsEfficiency: false)
  }

  /// The probability of success that the record gives a subtask with an agent.
  func probability(of subtask: Int, agent: AgentID) -> Double? {
    parameters.matrix.success(task: taskOfSubtask[subtask], agent: agent.rawValue)
  }
}

extension RecordedParameters {
  /// A cell; one that wasn't recorded fails at once, and raises an error. What takes longer than the time
  /// limit fails.
  func certainties(task: Int, agent: AgentID, timeout: Span) -> RecordedWorld.Cell {
    let cell = task * matrix.agents.count + agent.rawValue
    let probability = matrix.success[cell]
    guard !probability.isNaN else {
      return RecordedWorld.Cell(success: 0, service: .zero, errorsOfFailure: 1)
    }
    let seconds = matrix.seconds.map { $0[cell] } ?? .nan
    let service = seconds.isNaN ? service : Span(seconds: seconds)
    let quality = matrix.quality.map { $0[cell] } ?? .nan
    var made = RecordedWorld.Cell(
      success: probability, service: service, satisfaction: quality.isNaN ? nil : quality)
    if service > timeout {
      (made.success, made.errorsOfFailure) = (0, 1)
    } else if let error = matrix.error.map({ $0[cell] }), error > 0 {
      // Failures raise what errors there are; only more errors than failures leave some to successes.
      let failure = 1 - probability
      made.errorsOfFailure = failure > 0 ? min(1, error / failure) : 0
      made.errorsOfSuccess = probability > 0 ? max(0, error - failure) / probability : 0
    }
    return made
  }
}
