// What lies behind each class of failures, and what the improvement loop proposes against it.
// Not here: the classes (`FleetModel/FailureCause.swift`), counting (`FailureBook.swift`).

public import FleetModel

extension FailureCause {
  /// What lies behind it.
  public var rootCause: String {
    switch self {
    case .timeout: "the work takes longer than it is given"
    case .memory: "the work needs more memory than there is"
    case .validation: "inputs aren't what the work expects"
    case .network: "something that the work talks to doesn't answer"
    case .parsing: "something that the work reads is malformed"
    case .permission: "the work isn't allowed something that it needs"
    case .other: "no class of errors that is known"
    }
  }

  /// What the improvement loop proposes against it (*Architecture*, failure analysis).
  public var mitigation: String {
    switch self {
    case .timeout: "raise the timeout or add progress checkpoints"
    case .memory: "pool resources and collect garbage"
    case .validation: "sanitise inputs before the work starts"
    case .network: "retry with backoff"
    case .parsing: "handle malformed input"
    case .permission: "check permissions before the work starts"
    case .other: "handle errors in general"
    }
  }
}
