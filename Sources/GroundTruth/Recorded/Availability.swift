// Who may be asked for which recorded task. Not here: what a cell brings (`RecordedWorld.swift`).

import FleetModel

/// What a cell is that nobody recorded.
package enum MissingCells: String, CaseIterable, Hashable, Sendable {
  /// Nobody's to choose: what isn't known isn't made up.
  case unavailable
  /// A choice like any other, which fails at once: who can do what must be found out.
  case failure
}

/// The agents of each kind, and which of them may do a task.
struct Availability: Hashable, Sendable {
  /// For each kind everybody who may do one of its tasks.
  let eligible: [[AgentID]]
  /// For each kind the sets of agents that its tasks leave to choose from, as they first occur.
  let variants: [[[AgentID]]]
  /// For each task which of its kind's sets it is.
  let variantOfTask: [Int]

  /// - Complexity: O(tasks × agents).
  init(_ matrix: RecordedMatrix, missing: MissingCells) {
    let everybody = matrix.agents.indices.map { AgentID($0) }
    guard missing == .unavailable else {
      eligible = matrix.kinds.map { _ in everybody }
      variants = matrix.kinds.map { _ in [everybody] }
      variantOfTask = Array(repeating: 0, count: matrix.tasks.count)
      return
    }
    var variants: [[[AgentID]]] = Array(repeating: [], count: matrix.kinds.count)
    var numbers: [[[AgentID]: Int]] = Array(repeating: [:], count: matrix.kinds.count)
    variantOfTask = matrix.tasks.indices.map { task in
      let agents = everybody.filter { matrix.success(task: task, agent: $0.rawValue) != nil }
      let kind = matrix.kindOfTask[task]
      if let number = numbers[kind][agents] { return number }
      numbers[kind][agents] = variants[kind].count
      variants[kind].append(agents)
      return variants[kind].count - 1
    }
    eligible = variants.map { Set($0.joined()).sorted() }
    self.variants = variants
  }
}
