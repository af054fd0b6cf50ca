// What came of the agents' lifecycles in one replication. Not here: what happens in them
// (`LearningCore/Lifecycle`).

import FleetModel
package import LearningCore

package struct LifecycleCounts: Codable, Equatable, Sendable {
  /// By type of event, in the order of ``LearningEventType``; empty without a lifecycle.
  package var events: [Int] = []
  package var alerts = 0
  package var imports = 0
  package var testsCompleted = 0
  package var testsWon = 0
  package var quarantined = 0
  /// By agent: the last 50 tasks against the first 50, in percent; `nil` where it isn't known.
  package var windowedPercent: [Double?] = []
  /// By agent: the last task against the first, the documents' figure.
  package var documentedPercent: [Double?] = []
  /// What the fleet's store said before the service ended; in a plan's first replication alone, since it
  /// reads the whole store.
  package var dashboard: LearningDashboard?

  package init() {}

  package func count(of type: LearningEventType) -> Int {
    let place = LearningEventType.allCases.firstIndex(of: type) ?? 0
    return events.indices.contains(place) ? events[place] : 0
  }

  mutating func count(_ event: LearningEvent) {
    if events.isEmpty { events = LearningEventType.allCases.map { _ in 0 } }
    events[LearningEventType.allCases.firstIndex(of: event.type) ?? 0] += 1
    if case .testCompleted(_, let test) = event {
      testsCompleted += 1
      testsWon += test.verdict?.winner == nil ? 0 : 1
    }
  }
}
