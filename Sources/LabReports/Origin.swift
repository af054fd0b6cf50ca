// Where a result came from, as far as that determines it. Not here: the plan (`Experiments`), the
// machine (`TimingJSON.swift`).

/// What a caller knows of a run beyond its plan, none of it of the clock, the machine, jobs or
/// paths.
package struct Origin: Sendable {
  /// Of the scenario's text, such as "sha256:1f3a…".
  package var scenarioDigest: String
  /// What to type for the same result, with what was changed on the command line, such as
  /// `fleetlab run smoke.yaml --replications 3`.
  package var command: String
  /// The program's version.
  package var version: String

  package init(scenarioDigest: String, command: String, version: String) {
    self.scenarioDigest = scenarioDigest
    self.command = command
    self.version = version
  }
}
