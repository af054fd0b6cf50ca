// Keys of what is the whole fleet's. Not here: an agent's (`KeySpace.swift`).

extension KeySpace {
  /// The fleet's own state.
  public static let fleetState = "phase2/fleet/state"
  /// Whose store it is.
  public static let fleetMark = "phase2/fleet/configuration"

  /// An agent's last report.
  public static func report(of agent: String) throws(MemoryError) -> String {
    try folder(of: agent) + "report"
  }
}
