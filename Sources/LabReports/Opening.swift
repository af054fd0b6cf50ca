// What a reader wants to know first, in a few sentences: the same in a report and in a terminal.
// Not here: their layout (`Report.swift`, `TerminalSummary.swift`), load and targets
// (`Opening+Context.swift`), the figures (`Findings.swift`).

import Experiments
import FleetSimulation
import GroundTruth

struct Opening {
  struct Line {
    let label: String
    let text: String
  }

  let findings: Findings
  /// How an arm's name is written.
  let name: (String) -> String

  var plan: ExperimentPlan { findings.result.plan }
  var measure: Measure { findings.measure }
  var isControlBest: Bool { findings.best.index == plan.controlIndex }

  var lines: [Line] {
    [
      Line(label: "Best arm", text: bestArm), Line(label: "How sure", text: howSure),
      Line(label: "Runner-up", text: runnerUp), Line(label: "Best possible", text: bestPossible),
      Line(label: "Load", text: load), Line(label: "Targets", text: targets),
    ]
  }

  private func value(_ value: Double?) -> String {
    NumberText.decimals(value ?? .nan, measure.decimals)
  }

  /// What an arm is, for somebody who never saw the scenario.
  private func nature(_ standing: Findings.Standing) -> String {
    let arm = plan.arms[standing.index]
    let how = arm.mode.learns ? "learned" : "frozen"
    return "\(name(arm.name)) (who: \(arm.selection); how: \(how))"
  }

  private var bestArm: String {
    let best = findings.best
    let direction = measure.isGain ? "" : " (less is better)"
    let count = plan.arms.count
    var text = "\(nature(best)), of \(count) arm\(count == 1 ? "" : "s"): \(measure.words)"
    text += "\(direction) \(value(best.mean)) in \(plan.windowText)"
    guard let comparison = best.comparison else {
      return text + "; it is the control, and no other arm's mean is better."
    }
    let difference =
      comparison.difference.map { Interval($0) }
      ?? Interval(point: comparison.armMean - comparison.referenceMean)
    text += ", against \(value(comparison.referenceMean)) of the control "
    text += "\(nature(findings.control)): \(difference.signed(measure.decimals))"
    if let relative = comparison.relative { text += ", " + Interval(relative).percent(2) }
    return text + (comparison.count > 1 ? " (with 95 % intervals)." : ".")
  }

  private var howSure: String {
    let count = plan.replications
    let fewest = Comparison.fewestForVerdict
    let pairs = "n = \(count) replications, each one world that all arms meet"
    if count == 1 {
      return "an estimate: fewer than \(fewest) replications; from a single one nothing is known "
        + "about its error."
    }
    if count < fewest {
      return "an estimate: fewer than \(fewest) replications, so no verdict, which "
        + "--replications \(fewest) would give; \(pairs)."
    }
    guard let comparison = findings.best.comparison else { return pairs + "." }
    let verdict =
      switch comparison.verdict {
      case .better: "better than the control"
      case .worse: "worse than the control"
      case .undecided, nil: "can't be told apart from the control"
      }
    let p = NumberText.p(comparison.holm)
    return "\(verdict), p \(p.first == "<" ? p : "= \(p)") after Holm's adjustment for "
      + "\(plan.arms.count - 1) comparison\(plan.arms.count == 2 ? "" : "s"); \(pairs)."
  }

  private var runnerUp: String {
    guard findings.standings.count > 1, let lead = findings.lead else {
      return "none, there is one arm."
    }
    let (best, second) = (name(findings.best.name), findings.standings[1])
    let figures =
      "\(name(second.name)) with \(value(second.mean)); \(best) less \(name(second.name)) is "
      + lead.signed(measure.decimals)
    guard let holdsZero = lead.holdsZero else { return figures + ", of unknown error." }
    let peers = findings.peers.map(name)
    if peers.isEmpty { return figures + ", an interval that leaves out 0." + equivalence }
    let list =
      peers.count < 4
      ? peers.joined(separator: " and ") : "\(peers.count) others, \(peers[0]) first among them"
    return figures + (holdsZero ? ". " : ", but ") + "\(best) can't be told apart from \(list): "
      + "the paired 95 % interval\(peers.count > 1 ? "s hold" : " holds") 0." + equivalence
  }

  /// Who is as good for all that matters; a difference that can be seen may still be one that doesn't.
  private var equivalence: String {
    let names = findings.equivalents.map(name)
    guard !names.isEmpty else { return "" }
    let list = names.count < 4 ? names.joined(separator: ", ") : "\(names.count) others"
    return " Within 5 % of the gap to the bound of it, so equivalent: \(list)."
  }

  /// Base and bound before any percentage.
  private var bestPossible: String {
    let control = findings.control.mean
    func closed(_ bound: Double?, _ share: Interval?, _ what: String) -> String {
      let bound = bound ?? .nan
      var text = "\(what) \(value(bound)): "
      if !(measure.sign * (bound - control) > 0) { return text + "no better than the control. " }
      if isControlBest { return text + "nothing of that gap is closed. " }
      guard let share else { return text + "a gap too uncertain to say how much of it is closed. " }
      text += "\(share.percent(1, isSigned: false)) of that gap closed. "
      return text
    }
    var text = "the control has \(value(control)). "
    switch findings.bound {
    case .ceiling:
      text += closed(findings.boundMean, findings.best.closedToBound, "The ceiling is")
    case .queueFreeOptimum:
      text += closed(
        findings.boundMean, findings.best.closedToBound,
        "The optimal policy would have, without queues,")
    case .clairvoyant:
      text += closed(
        findings.boundMean, findings.best.closedToBound,
        "The clairvoyant, a bound that nobody reaches, has")
    case nil: break
    }
    text += closed(
      findings.mean(of: .bestStatic), findings.best.closedToBestStatic,
      "The best fixed choice of agents and action, which only the truth could tell, has")
    return String(text.dropLast())
  }
}
