// Why a memory refused or failed. Not here: SQLite's codes (`SQLiteMemory`).

public enum MemoryError: Error, Equatable, CustomStringConvertible {
  /// Another row has this key, or this value in a column where each stands once.
  case duplicate(table: String, key: String)
  /// A getter's answer: "Agent not found: x".
  case notFound(thing: String, id: String)
  case closed
  /// Read, Write, Delete or Share was denied; says whom, what and why.
  case denied(verb: String, agent: String, resource: String, reason: String)
  /// A value that can't be, with what would be right.
  case invalid(String)
  /// The file is in use by another for longer than we wait.
  case busy(String)
  /// The disk is full, the file can't be read or written, or isn't a memory.
  case failed(doing: String, code: Int32, message: String)

  public var description: String {
    switch self {
    case .duplicate(let table, let key): "\(table) already has '\(key)'; each stands once"
    case .notFound(let thing, let id): "\(thing) not found: \(id)"
    case .closed: "Memory manager not initialized: the store is closed"
    case .denied(let verb, let agent, let resource, let reason):
      "\(verb) denied: agent '\(agent)' on '\(resource)'; \(reason)"
    case .invalid(let text): text
    case .busy(let text): text
    case .failed(let doing, let code, let message):
      "\(doing) failed: \(message) (SQLite code \(code))"
    }
  }
}
