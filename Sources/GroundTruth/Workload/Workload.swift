// All work of one replication, drawn before anybody decides anything: the same for every arm.
// Not here: what would happen to it (`World.swift`).

package import FleetModel
package import Instants
package import Stochastics

/// Tasks in the order of their arrival.
package struct Workload: Sendable {
  package internal(set) var tasks: [FleetTask] = []
  package internal(set) var arrivals: [Instant] = []
  /// For each subtask by number: what it asks for and the day on which its task arrived.
  package internal(set) var subtasks: [Subtask] = []
  package internal(set) var days: [UInt16] = []
  /// The horizon in days, rounded up.
  package let dayCount: Int

  init(dayCount: Int) { self.dayCount = dayCount }

  mutating func append(_ parts: [Subtask], shape: TaskShape, at arrival: Instant) {
    tasks.append(
      FleetTask(
        id: TaskID(tasks.count), firstSubtask: SubtaskID(subtasks.count), shape: shape,
        parts: parts))
    arrivals.append(arrival)
    subtasks.append(contentsOf: parts)
    days.append(contentsOf: repeatElement(UInt16(arrival.day), count: parts.count))
  }

  static func dayCount(of horizon: Span) -> Int {
    Int((horizon.nanoseconds + 86_399_999_999_999) / 86_400_000_000_000)
  }
}

extension Workload {
  /// Draws tasks until the horizon. O(tasks).
  package init(_ parameters: WorkloadParameters, horizon: Span, chance: StreamRoot) {
    self.init(dayCount: Self.dayCount(of: horizon))
    let gapChance = chance.key(Purpose("arrivals"))
    let shapeChance = chance.key(Purpose("task shapes"))
    let partChance = chance.key(Purpose("task parts"))
    let requestChance = chance.key(Purpose("subtask requests"))
    let rhythm = DailyRhythm(
      amplitude: parameters.dailyAmplitude, busiestHour: parameters.busiestHour)
    let shapes = Choice(weights: parameters.shapes)
    let kinds = Choice(weights: parameters.kinds)
    let expected = Int(1.1 * horizon.seconds / parameters.meanGap)
    tasks.reserveCapacity(expected)
    arrivals.reserveCapacity(expected)
    var even = 0.0
    while true {
      let number = UInt64(tasks.count)
      var gaps = gapChance.stream(entity: number)
      even += max(0, parameters.gaps.sample(using: &gaps)) / parameters.scale
      // Whatever comes later than spans reach comes after every horizon.
      let seconds = min(9e9, rhythm.seconds(elapsed: even))
      let arrival = Instant(nanoseconds: Span(seconds: seconds).nanoseconds)
      guard arrival < .start + horizon else { return }
      let shape = shapes[shapeChance.uniform(entity: number)]
      var counts = partChance.stream(entity: number)
      let count = Int(parameters.parts.sample(using: &counts))
      let parts = (0..<min(FleetTask.mostParts, max(1, count))).map { position in
        var stream = requestChance.stream(entity: UInt64(subtasks.count + position))
        return Subtask(
          kind: KindID(kinds[stream.uniform()]),
          capabilities: Int(parameters.capabilities.sample(using: &stream)),
          timeConstraint: parameters.timeConstraint)
      }
      append(parts, shape: TaskShape.allCases[shape], at: arrival)
    }
  }
}

/// One of a few things by weights, from one uniform number.
struct Choice {
  private let bounds: [Double]

  init(weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(total > 0 && weights.allSatisfy { $0 >= 0 }, "\(weights) are no weights")
    var sum = 0.0
    bounds = weights.map { weight in
      sum += weight / total
      return sum
    }
  }

  subscript(uniform: Double) -> Int {
    bounds.firstIndex { uniform < $0 } ?? bounds.count - 1
  }
}
