// What a report doesn't know, approximates or must not be taken for. Not here: what it does know.

import Experiments
import FleetSimulation
import GroundTruth

extension Report {
  var limits: ReportSection {
    ReportSection("What this report doesn't say", [.points(always + sometimes + last)])
  }

  private var always: [String] {
    [
      bounds,
      """
      The best arm was picked by looking at the results, so its mean is likely to flatter it a
      little. Intervals are for one comparison each; only Holm's p accounts for their number.
      """,
    ]
  }

  private var bounds: String {
    let held = result.breaches()
    let checked =
      result.dominance.word == .notApplicable
      ? "Whether an arm did better than can be isn't checked without a clairvoyant."
      : held.isEmpty
        ? "No arm passed the clairvoyant"
          + (plan.world.isBounded(measure)
            ? ", or the ceiling by more than 3 standard errors." : ".")
        : "A bound was passed, so something is wrong with this run: "
          + held.map { "\($0.arm) above the \($0.bound.rawValue) in \($0.measure.rawValue)" }
          .joined(separator: ", ") + "."
    let what =
      switch findings.bound {
      case .ceiling:
        "The ceiling is the optimal policy's value on these subtasks, played out without learning."
      case .queueFreeOptimum:
        """
        Queues and load harm here, so the optimal policy is that of the problem without them: an arm
        can't be expected to reach it, and nothing is checked against it.
        """
      case .clairvoyant, nil:
        "There is no ceiling for this measure; the clairvoyant knows every fate beforehand."
      }
    return what + " " + checked
  }

  private var sometimes: [String] {
    var notes: [String] = []
    if !findings.givesVerdicts {
      notes.append(
        """
        With fewer than \(Comparison.fewestForVerdict) replications everything here is an
        estimate: no arm is called better or worse.
        """)
    }
    let skewed = result.comparisons(measure).filter(\.isSkewed).map(\.arm.asCode)
    if !skewed.isEmpty {
      notes.append(
        """
        The differences of \(skewed.joined(separator: ", ")) are skewed (|skewness| / √n above .2), so
        Student's intervals may cover less than 95 % there. Of 10 replications chance alone skews a
        quarter of normal samples so far, of 30 one in a hundred.
        """)
    }
    if result.runs.joined().contains(where: { $0.agents.contains { $0.mostWaiting > 0 } }) {
      notes.append(
        """
        Arms waited in queues and the yardsticks didn't: part of a gap may be waiting that no choice
        avoids.
        """)
    }
    if case .synthetic(_, let work) = plan.world.truth, work.scale != 1 {
      notes.append(
        """
        The world is played at a scale of \(NumberText.exact(work.scale) ?? "–"): that share of its
        tasks arrives. Utilisation, queues and the experiences of every learner shrink with it.
        """)
    }
    if case .recorded(let recorded) = plan.world.truth {
      notes.append(
        """
        The world replays a record of \(recorded.matrix.tasks.count) tasks. Seeds reshuffle the same
        tasks, so the intervals speak of these tasks and not of others like them.
        """)
      if recorded.matrix.seconds == nil {
        notes.append("No times were recorded: every attempt is taken to last \(recorded.service).")
      }
    }
    let missing = Measure.shown.filter { !result.has($0) }.map(\.words)
    if !missing.isEmpty {
      notes.append("This world has no \(missing.joined(separator: " and no ")).")
    }
    let inFlight = result.runs.joined().reduce(0) { $0 + $1.tasksInFlight }
    if inFlight > 0 {
      notes.append("\(inFlight) tasks of all runs never ended; their open subtasks don't count.")
    }
    return notes
  }

  private var last: [String] {
    [
      """
      What the core costs in microseconds stands in `overhead.html` and `overhead.csv`; nothing of
      a clock is here.
      """
    ]
  }
}
