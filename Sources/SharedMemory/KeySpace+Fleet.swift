// Keys of what is the whole fleet's. Not here: an agent's (`KeySpace.swift`).

extension KeySpace {
  /// The fleet's own state.
  public static let fleetState = "phase2/fleet/state"
  /// Whose store it is.
  public static let fleetMark = "phase2/fleet/configuration"
  /// What happened since that state, in numbered pieces.
  public static let journals = "phase2/fleet/journal/"

  /// - Parameter number: 0 … 10¹² − 1, counted by the writer.
  public static func journal(_ number: Int) -> String {
    let digits = "\(number)"
    precondition(number >= 0 && digits.utf8.count <= Self.digits, "\(number) can't number a key")
    return journals + String(repeating: "0", count: Self.digits - digits.utf8.count) + digits
  }

  /// An agent's last report.
  public static func report(of agent: String) throws(MemoryError) -> String {
    try folder(of: agent) + "report"
  }
}
