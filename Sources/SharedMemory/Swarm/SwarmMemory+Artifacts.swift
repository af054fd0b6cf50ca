// What agents made, by reference. Not here: the files.

public import Instants

extension SwarmMemory {
  /// Notes that an artifact was made; its identifier must be new.
  public func createArtifact(
    id: String, kind: ArtifactRecord.Kind, path: String, sha256: String, tags: [String] = [],
    metadata: String? = nil, at now: Instant, keptFor policy: RetentionPolicy = .artifacts
  ) throws(MemoryError) {
    try insert(
      ArtifactRecord(
        id: id, kind: kind, path: path, sha256: sha256, tags: tags, metadata: metadata,
        ttlSeconds: policy.seconds, createdAt: now.epochMilliseconds))
  }

  /// The artifact with an identifier, else "Artifact not found: x".
  public func artifact(
    _ id: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> ArtifactRecord {
    let record = try get(ArtifactRecord.self, id)
    guard includingExpired || !record.isExpired(at: now) else {
      throw .notFound(thing: ArtifactRecord.thing, id: id)
    }
    return record
  }

  /// Artifacts of a kind, by identifier.
  public func artifacts(
    _ kind: ArtifactRecord.Kind, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [ArtifactRecord] {
    try list(ArtifactRecord.self, [ArtifactRecord.column("kind", is: .text(kind.rawValue))])
      .filter { includingExpired || !$0.isExpired(at: now) }
  }

  /// Artifacts that have exactly this tag among theirs, by identifier. O(artifacts).
  public func artifacts(
    tagged tag: String, at now: Instant, includingExpired: Bool = false
  ) throws(MemoryError) -> [ArtifactRecord] {
    try list(ArtifactRecord.self).filter { artifact in
      artifact.tags.contains { $0.isSame(as: tag) }
        && (includingExpired || !artifact.isExpired(at: now))
    }
  }
}
