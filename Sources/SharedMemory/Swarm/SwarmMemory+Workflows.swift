// Where workflows stand. Not here: running them.

public import Instants

extension SwarmMemory {
  /// Stores where a workflow stands, in place of what is known of it; it counts as created now.
  public func storeWorkflow(
    id: String, step: String, status: WorkflowRecord.Status, checkpoint: String, sha: String,
    at now: Instant, keptFor policy: RetentionPolicy = .workflows
  ) throws(MemoryError) {
    let moment = now.epochMilliseconds
    try put(
      WorkflowRecord(
        id: id, step: step, status: status, checkpoint: checkpoint, sha: sha,
        ttlSeconds: policy.seconds, createdAt: moment, updatedAt: moment))
  }

  /// The workflow with an identifier, else "Workflow state not found: x".
  public func workflow(
    _ id: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> WorkflowRecord {
    let record = try get(WorkflowRecord.self, id)
    guard includingExpired || !record.isExpired(at: now) else {
      throw .notFound(thing: WorkflowRecord.thing, id: id)
    }
    return record
  }

  /// Changes what is given and keeps the rest.
  public func updateWorkflow(
    _ id: String, step: String? = nil, status: WorkflowRecord.Status? = nil,
    checkpoint: String? = nil, sha: String? = nil, at now: Instant
  ) throws(MemoryError) {
    try transaction { () throws(MemoryError) in
      var record = try workflow(id, at: now)
      record.step = step ?? record.step
      record.status = status ?? record.status
      record.checkpoint = checkpoint ?? record.checkpoint
      record.sha = sha ?? record.sha
      record.updatedAt = now.epochMilliseconds
      try put(record)
    }
  }

  /// Workflows of a status, by identifier.
  public func workflows(
    _ status: WorkflowRecord.Status, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [WorkflowRecord] {
    try list(WorkflowRecord.self, [WorkflowRecord.column("status", is: .text(status.rawValue))])
      .filter { includingExpired || !$0.isExpired(at: now) }
  }
}

extension WorkflowRecord {
  /// Its table has no column for that: it is over so many seconds after the last change.
  func isExpired(at now: Instant) -> Bool {
    ttlSeconds > 0 && updatedAt + ttlSeconds * 1_000 <= now.epochMilliseconds
  }
}

extension ArtifactRecord {
  /// Its table has no column for that: it is over so many seconds after it was created.
  func isExpired(at now: Instant) -> Bool {
    ttlSeconds > 0 && createdAt + ttlSeconds * 1_000 <= now.epochMilliseconds
  }
}
