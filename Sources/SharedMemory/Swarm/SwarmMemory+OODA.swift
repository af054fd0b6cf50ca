// Rounds of observe, orient, decide, act. Not here: what an agent does in each.

public import Instants

extension SwarmMemory {
  /// Stores a round that begins, in place of the one with its identifier.
  public func storeOODACycle(
    id: String, observations: String? = nil, at now: Instant
  ) throws(MemoryError) {
    try put(
      OODARecord(id: id, observations: observations, timestamp: now.epochMilliseconds))
  }

  /// The round with an identifier, else "OODA cycle not found: x".
  public func oodaCycle(_ id: String) throws(MemoryError) -> OODARecord {
    try get(OODARecord.self, id)
  }

  /// Writes down what a phase brought. A round goes on phase by phase, or stays where it is; a
  /// completed one doesn't change.
  public func updateOODACycle(
    _ id: String, phase: OODARecord.Phase, _ text: String
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try openCycle(id)
      guard phase == record.phase || phase == record.phase.next else {
        let next = record.phase.next.map { " or \($0.rawValue)" } ?? ""
        throw .invalid(
          "OODA cycle '\(id)' is in \(record.phase.rawValue), so \(phase.rawValue) can't be "
            + "written; it can be \(record.phase.rawValue)\(next)")
      }
      record.phase = phase
      switch phase {
      case .observe: record.observations = text
      case .orient: record.orientation = text
      case .decide: record.decision = text
      case .act: record.action = text
      }
      try put(record)
    }
  }

  /// Ends a round, in whatever phase: one that is given up has a result too.
  public func completeOODACycle(_ id: String, result: String) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try openCycle(id)
      (record.isCompleted, record.result) = (true, result)
      try put(record)
    }
  }

  private func openCycle(_ id: String) throws(MemoryError) -> OODARecord {
    let record = try oodaCycle(id)
    if record.isCompleted { throw .invalid("OODA cycle '\(id)' is completed; begin another") }
    return record
  }

  /// Rounds in a phase, by identifier, completed or not.
  public func oodaCycles(in phase: OODARecord.Phase) throws(MemoryError) -> [OODARecord] {
    try list(OODARecord.self, [OODARecord.column("phase", is: .text(phase.rawValue))])
  }

  /// Forgets completed rounds that began before an instant.
  /// - Returns: How many there were.
  @discardableResult
  public func pruneOODACycles(before cutoff: Instant) throws(MemoryError) -> Int {
    try removeAll(
      OODARecord.self,
      [
        Self.before(cutoff, OODARecord.table, "timestamp"),
        OODARecord.column("completed", is: .integer(1)),
      ])
  }
}

extension OODARecord.Phase {
  /// What follows; nothing after acting.
  var next: OODARecord.Phase? {
    switch self {
    case .observe: .orient
    case .orient: .decide
    case .decide: .act
    case .act: nil
    }
  }
}
