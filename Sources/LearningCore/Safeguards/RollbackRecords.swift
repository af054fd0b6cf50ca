// What a rollback tells the store and the operators. Not here: when it does (`Rollback.swift`).

import Instants

/// The payload of `learning:rollback`: the union of what the two documents put into it.
public struct RollbackEvent: Hashable, Codable, Sendable {
  public static let type = "learning:rollback"

  /// Percent below the baseline, so negative.
  public let degradation: Double
  /// `consecutive_degradation` by the documented rule, `cumulative_degradation` by the sequential.
  public let trigger: String
  /// Whole milliseconds.
  public internal(set) var timestamp: Int64
  public let reason: String
  public internal(set) var versionRestored: VersionID

  private enum CodingKeys: String, CodingKey {
    case degradation, trigger, timestamp, reason
    case versionRestored = "version_restored"
  }

  init(
    _ finding: SafeguardFinding, restoring version: VersionID, settings: SafeguardSettings,
    at now: Instant
  ) {
    degradation = finding.depth ?? finding.degradation ?? 0
    trigger =
      settings.rule == .documented ? "consecutive_degradation" : "cumulative_degradation"
    timestamp = Self.timestamp(now)
    let baseline = finding.trigger == .dayZero ? "the day-0 baseline" : "the last good baseline"
    reason = "Performance degradation detected against \(baseline)"
    versionRestored = version
  }

  static func timestamp(_ now: Instant) -> Int64 { now.nanoseconds / 1_000_000 }
}

/// What operators are told.
public struct RollbackAlert: Hashable, Codable, Sendable {
  public enum Severity: String, Hashable, Codable, Sendable { case high = "HIGH" }

  public struct Details: Hashable, Codable, Sendable {
    /// Percent below the baseline, so negative.
    public let degradation: Double
    /// The percentage below which a check is degraded, negative too.
    public let threshold: Double
    public let restoredVersion: VersionID

    private enum CodingKeys: String, CodingKey {
      case degradation, threshold
      case restoredVersion = "restored_version"
    }
  }

  public let severity: Severity
  public let message: String
  public let details: Details

  init(_ event: RollbackEvent, agent: String, settings: SafeguardSettings) {
    severity = .high
    message = "Learning rollback for agent \(agent)"
    details = Details(
      degradation: event.degradation, threshold: -settings.thresholdPercent,
      restoredVersion: event.versionRestored)
  }
}
