// What was recorded of a real fleet: which agent did which task, and how it went.
// Not here: reading it from files (`TraceFiles`), replaying it (`RecordedWorld.swift`).

/// One cell for each task and agent; a cell that wasn't recorded is NaN.
package struct RecordedMatrix: Sendable {
  package let tasks: [String]
  package let agents: [String]
  package let kinds: [String]
  /// The kind of each task.
  package let kindOfTask: [Int]
  /// Tasks × agents: the probability of success, 0 … 1.
  package let success: [Double]
  /// The same shape, where recorded.
  package let seconds: [Double]?
  package let quality: [Double]?
  package let error: [Double]?

  package init(
    tasks: [String], agents: [String], kinds: [String], kindOfTask: [Int], success: [Double],
    seconds: [Double]? = nil, quality: [Double]? = nil, error: [Double]? = nil
  ) {
    precondition(kindOfTask.count == tasks.count && success.count == tasks.count * agents.count)
    self.tasks = tasks
    self.agents = agents
    self.kinds = kinds
    self.kindOfTask = kindOfTask
    self.success = success
    self.seconds = seconds
    self.quality = quality
    self.error = error
  }

  package func success(task: Int, agent: Int) -> Double? {
    let value = success[task * agents.count + agent]
    return value.isNaN ? nil : value
  }
}

extension RecordedMatrix: Hashable {
  /// Missing cells equal each other, though NaN doesn't equal itself.
  package static func == (one: Self, other: Self) -> Bool {
    func same(_ one: [Double]?, _ other: [Double]?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return one.elementsEqual(other) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    return one.tasks == other.tasks && one.agents == other.agents && one.kinds == other.kinds
      && one.kindOfTask == other.kindOfTask && same(one.success, other.success)
      && same(one.seconds, other.seconds) && same(one.quality, other.quality)
      && same(one.error, other.error)
  }

  /// The names are enough to tell records apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(tasks)
    hasher.combine(agents)
    hasher.combine(kinds)
  }
}
