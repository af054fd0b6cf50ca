// Worlds at a scale: fewer tasks, and everything else as it was. Not here: work at full scale
// (`WorkloadTests.swift`).

import FleetModel
import GroundTruth
import LabStatistics
import Stochastics
import Testing

struct ScaleTests {
  private func world(_ scale: Double, _ change: (inout SmallWorld) -> Void = { _ in }) -> World {
    var small = SmallWorld(agents: 3, kinds: 2, retries: [.none, .fixed], subtasks: 200_000)
    small.work.gaps = checked { try .lognormal(mean: 100, cv: 3) }
    small.work.parts = checked { try .discrete(values: [1, 4], weights: [1, 1]) }
    small.work.subjects = 5
    small.work.persistence = 0.8
    small.parameters.success.agentKind = 1
    small.parameters.success.action = 1
    small.parameters.success.task = 2
    small.parameters.success.cell = 2
    small.parameters.service.task = 0.5
    small.parameters.drift = Drift(reshuffleDay: 1)
    small.work.scale = scale
    change(&small)
    return small.world
  }

  /// The n-th task comes at the n-th sum of gaps, which the scale divides; rounded to a nanosecond.
  @Test("tasks come at the same beats, stretched", arguments: [0.5, 0.05])
  func stretch(scale: Double) {
    let (whole, part) = (world(1).workload, world(scale).workload)
    #expect(part.tasks.count > 5 && part.tasks.count < whole.tasks.count)
    #expect(part.dayCount == whole.dayCount)
    for (one, other) in zip(whole.arrivals, part.arrivals) {
      #expect(abs(other.seconds * scale - one.seconds) < 2e-9 * scale + 1e-9)
    }
    #expect(part.tasks == Array(whole.tasks.prefix(part.tasks.count)))
  }

  /// Gaps with mean m and coefficient of variation c bring T/m + (c² − 1)/2 tasks within T, in the long
  /// run (Feller, *Probability* II, XI.3): four standard errors, which a
  /// right program leaves once in 16,000.
  @Test("as large a share arrives as asked for, at the same hours", arguments: [1, 0.1])
  func share(scale: Double) {
    let days = 4.0
    let counts = (0..<40).map { replication in
      world(scale) {
        $0.subtasks = Int(days * 86_400)
        $0.replication = replication
        $0.work.dailyAmplitude = 0.9
        $0.work.gaps = checked { try .lognormal(mean: 300, cv: 3) }
      }.workload.tasks.count
    }
    let moments = Moments(of: counts.map(Double.init))
    let expected = scale * days * 86_400 / 300 + (3 * 3 - 1) / 2
    #expect(abs(moments.mean - expected) < 4 * moments.standardError)
    #expect(moments.standardError < expected / 10, "so wide an interval would accept anything")
    let busy = world(scale) {
      $0.subtasks = Int(days / scale) * 86_400
      $0.work.dailyAmplitude = 0.9
      $0.work.gaps = checked { try .exponential(mean: 300) }
    }.workload.arrivals
    let hours = busy.map { $0.seconds.truncatingRemainder(dividingBy: 86_400) / 3_600 }
    let (day, night) = (hours.count { (8..<20).contains($0) }, hours.count { $0 < 8 || $0 >= 20 })
    #expect(day > 2 * night, "\(day) by day, \(night) by night")
  }

  @Test("what is hidden about the first tasks is what it was")
  func hidden() {
    let (whole, part) = (world(1), world(0.05))
    var changed = 0
    for subtask in part.workload.subtasks.indices {
      let isSameDay = part.workload.days[subtask] == whole.workload.days[subtask]
      for agent in 0..<3 {
        for action in 0..<2 {
          for attempt in 0..<2 {
            let fates = [whole, part].map {
              $0.fate(subtask, agent: agent, action: action, attempt: attempt)
            }
            #expect(!isSameDay || fates[0] == fates[1])
            changed += fates[0] == fates[1] ? 0 : 1
          }
        }
      }
    }
    // Days are days at every scale: later ones come after fewer tasks, and drift with them.
    #expect(part.workload.days.contains(1) && changed > 0)
  }
}
