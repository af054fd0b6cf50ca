// Everything a coordinator was told and everything it answered, for another one to be held against it.
// Not here: a store (records are effects).

package import GroundTruth
package import Instants
package import LearningCore

/// Inputs in order, each with its instant and the effects that it had.
package struct CoordinatorLog: Sendable {
  package struct Entry: Hashable, Sendable {
    package let at: Instant
    package let input: FleetInput
    package let effects: [FleetEffect]
  }

  package private(set) var entries: [Entry] = []
  /// How busy its agent was when an attempt began to be served: nothing that a coordinator is told.
  package private(set) var loads: [AttemptID: LoadLevel] = [:]

  mutating func append(
    _ input: FleetInput, at now: Instant, _ effects: some Sequence<FleetEffect>
  ) {
    entries.append(Entry(at: now, input: input, effects: Array(effects)))
  }

  mutating func append(_ load: LoadLevel, of attempt: AttemptID) { loads[attempt] = load }
}
