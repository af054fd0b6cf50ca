// What a report doesn't know, approximates or must not be taken for. Not here: what it does know.

import Experiments
import FleetSimulation
import GroundTruth

extension ReportMarkdown {
  var limits: String {
    "## What this report doesn't say\n\n" + notes.map { "- \($0)\n" }.joined()
  }

  private var notes: [String] {
    var notes = [
      "The clairvoyant takes the best fate of every subtask, known beforehand, without queues. It is a bound and\n"
        + "  not a ceiling: what an optimal learner could reach lies below it and isn't computed, so \"closed\"\n"
        + "  understates how much of the learnable was learned.",
      "The best static choice is the best of \"one agent for each kind, one action\"; a learner that tells more\n"
        + "  apart may pass it.",
      "The best arm was picked by looking at the results, so its mean is likely a little flattering. Intervals\n"
        + "  are for one comparison each; only Holm's p accounts for their number.",
    ]
    if !findings.givesVerdicts {
      notes.append(
        "With \(plan.replications) replications, fewer than \(Comparison.fewestForVerdict), everything here is "
          + "an estimate: no arm is called better or worse.")
    }
    let loads = result.runs.joined().contains { $0.agents.contains { $0.mostWaiting > 0 } }
    if loads {
      notes.append(
        "Arms waited in queues and the yardsticks didn't: part of a gap may be waiting that no choice avoids."
      )
    }
    if case .recorded(let recorded) = plan.world.truth {
      notes.append(
        "The world replays a record of \(recorded.matrix.tasks.count) tasks: seeds reshuffle the same tasks, so "
          + "the\n  intervals speak of these tasks and not of others like them.")
      if recorded.matrix.seconds == nil {
        notes.append("No times were recorded; every attempt is taken to last \(recorded.service).")
      }
    }
    let missing = Measure.shown.filter { !result.has($0) }.map(\.words)
    if !missing.isEmpty {
      notes.append("This world has no \(missing.joined(separator: " and no ")).")
    }
    let inFlight = result.runs.joined().reduce(0) { $0 + $1.tasksInFlight }
    if inFlight > 0 {
      notes.append("\(inFlight) tasks of all runs never ended; their open subtasks aren't counted.")
    }
    return notes + [
      "What the core costs in microseconds is in `overhead.csv`, measured apart; nothing of a clock is here."
    ]
  }
}
