// What an improvement is owed to. Not here: measuring the parts (`ABTest.swift`).

/// Parts that were measured by A/B tests, and the rest that wasn't.
///
/// The documents' example adds 12.3, 6.8, 4.2 and 2.1 to 22.6; here parts and residual always make
/// up the total, and a residual far from 0 says that the parts explain little or overlap.
public struct ImprovementAttribution: Hashable, Codable, Sendable {
  public struct Part: Hashable, Codable, Sendable {
    public let strategy: String
    /// In the unit of the total.
    public let improvement: Double
  }

  public let total: Double
  public let parts: [Part]

  /// The total less all parts.
  public var residual: Double { parts.reduce(total) { $0 - $1.improvement } }
}
