// Whether a run kept its books: nothing lost, nothing decided or learned twice, chance used as often as its rate
// says, and everything played that the plan asks for. Not here: counting (`FleetSimulation/Accounting.swift`).

import FleetSimulation
import GroundTruth

extension ExperimentResult {
  /// Every task decided once, learned from at most once; exploration draws within binomial bounds; as many
  /// replications, arms and worlds as the plan has.
  package var accounting: ValidityCheck {
    let faults = plan.arms.indices.flatMap { books(ofArm: $0) } + counts + voids
    let decided = runs.joined().reduce(0) { $0 + $1.accounting.ends }
    return ValidityCheck(
      "accounting", faults.isEmpty ? .passed : .failed,
      figure: faults.first
        ?? "\(runs.count) arms × \(plan.replications) replications, \(decided) subtasks decided once",
      meaning:
        "every subtask is decided once and learned from at most once, exploration is drawn as often as "
        + "its rate says, and nothing that was planned is missing, played twice or without a value")
  }

  /// Replications in which something that is compared has no value, such as the score of days without work.
  private var voids: [String] {
    plan.gauges.flatMap { gauge in
      runs.indices.flatMap { arm in
        values(gauge.measure, arm: arm, window: gauge.window).enumerated()
          .filter { !$0.element.isFinite }.map { place, _ in
            "'\(plan.arms[arm].name)' has no \(gauge.text) in replication "
              + "\(plan.number(ofReplication: place)): nothing to measure was done then; count more "
              + "days, or let more work arrive"
          }
      }
    }
  }

  private func books(ofArm arm: Int) -> [String] {
    let name = plan.arms[arm].name
    var faults: [String] = []
    for (place, run) in runs[arm].enumerated() {
      let (counts, books) = (run.counts, run.accounting)
      let planned = Int(run.daily.total.planned.rounded())
      let subject = "'\(name)' in replication \(plan.number(ofReplication: place))"
      if books.repeatedEnds > 0 || (run.tasksInFlight == 0 && books.ends != planned) {
        faults.append(
          "\(subject) decided \(books.ends) of \(planned) subtasks, "
            + "\(books.repeatedEnds) of them twice")
      }
      if books.repeatedLessons > 0 || books.lessons > counts.attempts {
        faults.append(
          "\(subject) learned \(books.lessons) times from \(counts.attempts) attempts, "
            + "\(books.repeatedLessons) of them again")
      }
      if counts.tasksArrived != counts.tasksSucceeded + counts.tasksFailed + run.tasksInFlight {
        faults.append("\(subject) lost tasks")
      }
    }
    return faults + exploration(ofArm: arm)
  }

  /// Draws against Σ ε over all replications: within 3.89 deviations, the normal's 99.99 %.
  private func exploration(ofArm arm: Int) -> [String] {
    guard plan.arms[arm].mode.algorithm == .qLearning else { return [] }
    let counts = runs[arm].map(\.counts)
    let drawn = counts.reduce(0.0) { $0 + Double($1.explorationsDrawn) }
    let expected = counts.reduce(0.0) { $0 + $1.explorationMass }
    let deviation = counts.reduce(0.0) { $0 + $1.explorationVariance }.squareRoot()
    guard abs(drawn - expected) > 3.89 * deviation + 1e-6 * expected else { return [] }
    return [
      "'\(plan.arms[arm].name)' explored \(fixed(drawn, 0)) times where Σ ε is "
        + "\(fixed(expected, 1)) ± \(fixed(deviation, 1))"
    ]
  }

  /// Whether everything that was planned is there, once.
  private var counts: [String] {
    var faults: [String] = []
    if runs.count != plan.arms.count { faults.append("\(runs.count) of \(plan.arms.count) arms") }
    for (arm, own) in zip(plan.arms, runs) where own.count != plan.replications {
      faults.append("'\(arm.name)' has \(own.count) of \(plan.replications) replications")
    }
    // The first arm meets every world once, so two courses that are the same to the nanosecond are one seed
    // played twice. Numbers of tasks wouldn't do: in small worlds they are often the same by chance.
    let courses = (runs.first ?? []).map(\.fingerprint)
    let distinct = Set(courses).count
    if !plan.repeatsWork, distinct != courses.count {
      faults.append("\(courses.count - distinct) worlds were played more than once")
    }
    let workloads = (runs.first ?? []).map { run in
      run.daily.days.map { [$0.planned, $0.tasks] }
    }
    // All arms of a replication meet the same work.
    for (arm, own) in zip(plan.arms, runs).dropFirst() {
      for (place, run) in own.enumerated() where place < workloads.count {
        if run.daily.days.map({ [$0.planned, $0.tasks] }) != workloads[place] {
          faults.append(
            "'\(arm.name)' met other work in replication \(plan.number(ofReplication: place))")
        }
      }
    }
    return faults
  }
}

extension ExperimentPlan {
  /// Whether replications may rightly take the same course: records, and tables of tasks, only
  /// shuffle theirs.
  var repeatsWork: Bool {
    if case .synthetic = world.truth { return false }
    return true
  }
}
