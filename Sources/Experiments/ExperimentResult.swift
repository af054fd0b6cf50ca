// Everything that an experiment came to and that its plan determines. Not here: wall-clock figures
// (`RunTiming.swift`), what follows from it (`Comparison.swift`, `Factorial.swift`, `Verdict.swift`).

package import FleetSimulation
package import GroundTruth

package struct ExperimentResult: Sendable {
  package let plan: ExperimentPlan
  /// Arms in the plan's order × replications.
  package let runs: [[ReplicationResult]]
  /// One for each replication.
  package let yardsticks: [Yardsticks]
  /// What was checked before any verdict is believed; empty where nothing was.
  package var validity: [ValidityCheck] = []
  /// What became of gains in worlds that change, as the plan declares them.
  package var drift: [DriftFinding] = []
  /// The best arm again, on fresh worlds; `nil` where it wasn't played again.
  package var confirmation: Confirmation?

  package init(plan: ExperimentPlan, runs: [[ReplicationResult]], yardsticks: [Yardsticks]) {
    self.plan = plan
    self.runs = runs
    self.yardsticks = yardsticks
  }

  /// One number for each replication: an arm's measure over the days that count.
  package func values(_ measure: Measure, arm: Int, window: Range<Int>? = nil) -> [Double] {
    runs[arm].map { $0.daily.sum(over: window ?? plan.window).value(of: measure) }
  }

  /// The same of a yardstick; `nil` where a replication lacks it.
  package func values(
    _ measure: Measure, yardstick: (Yardsticks) -> DailyMeasures?, window: Range<Int>? = nil
  ) -> [Double]? {
    let values = yardsticks.compactMap {
      yardstick($0)?.sum(over: window ?? plan.window).value(of: measure)
    }
    return values.count == yardsticks.count ? values : nil
  }

  /// Busy time of all servers over what they could have served until the horizon, averaged over
  /// replications; `nil` where agents have no limit.
  package func utilisation(arm: Int) -> Double? {
    let capacities = plan.world.fleet.agents.compactMap(\.capacity)
    guard capacities.count == plan.world.fleet.agents.count else { return nil }
    let available = Double(capacities.reduce(0, +)) * plan.world.horizon.seconds
    let busy = runs[arm].map { run in run.agents.reduce(0) { $0 + $1.busySeconds } }
    return busy.reduce(0, +) / Double(busy.count) / available
  }

  /// Seconds that an assignment waited for its agent, averaged over all.
  package func meanWait(arm: Int) -> Double {
    let waited = runs[arm].reduce(0) { $0 + $1.agents.reduce(0) { $0 + $1.waitingSeconds } }
    let count = runs[arm].reduce(0) { $0 + $1.agents.reduce(0) { $0 + $1.assignments } }
    return count == 0 ? 0 : waited / Double(count)
  }
}
