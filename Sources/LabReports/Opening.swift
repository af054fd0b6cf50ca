// What a reader wants to know first, in a few sentences: the same in a report and in a terminal.
// Not here: their layout (`ReportMarkdown.swift`, `TerminalSummary.swift`), the figures (`Findings.swift`).

import Experiments
import GroundTruth

struct Opening {
  struct Line {
    let label: String
    let text: String
  }

  let findings: Findings
  /// How an arm's name is written.
  let name: (String) -> String

  private var plan: ExperimentPlan { findings.result.plan }
  private var measure: Measure { findings.measure }
  private var isControl: Bool { findings.best.index == plan.controlIndex }

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

  private var replications: String {
    "\(plan.replications) replication\(plan.replications == 1 ? "" : "s")"
  }

  private var bestArm: String {
    let best = findings.best
    let direction = measure.isGain ? "" : " (less is better)"
    var text = "\(name(best.name)), of \(plan.arms.count) arms: \(measure.words)\(direction) "
    text += "\(value(best.mean)) in \(plan.windowText)"
    guard let comparison = best.comparison else {
      return text + "; it is the control, and no other arm's mean is better."
    }
    let difference =
      comparison.difference.map { Interval($0) }
      ?? Interval(point: comparison.armMean - comparison.referenceMean)
    text += ", against \(value(comparison.referenceMean)) of the control "
    text += "\(name(comparison.reference)): \(difference.signed(measure.decimals))"
    if let relative = comparison.relative { text += ", " + Interval(relative).percent(2) }
    return text + (comparison.count > 1 ? " (95 % intervals)." : ".")
  }

  private var howSure: String {
    let pairs = "\(replications), each with the same world for all arms"
    guard plan.replications > 1 else {
      return "an estimate from a single replication: nothing is known about its error, and a "
        + "verdict needs \(Comparison.fewestForVerdict)."
    }
    guard findings.givesVerdicts else {
      return "an estimate: fewer than \(Comparison.fewestForVerdict) replications, so no verdict; "
        + "n = \(pairs)."
    }
    guard let comparison = findings.best.comparison else { return "n = \(pairs)." }
    let verdict: String =
      switch comparison.verdict {
      case .better: "better than the control"
      case .worse: "worse than the control"
      case .undecided, nil: "can't be told apart from the control"
      }
    return "\(verdict); n = \(pairs); Holm-adjusted p "
      + "\(equation(comparison.holm)) (family: every arm against the control)."
  }

  private func equation(_ p: Double?) -> String {
    let text = NumberText.p(p)
    return text.hasPrefix("<") ? text : "= " + text
  }

  private var runnerUp: String {
    guard findings.standings.count > 1, let lead = findings.lead else {
      return "none, there is one arm."
    }
    let (best, second) = (name(findings.best.name), findings.standings[1])
    let figures =
      "\(name(second.name)) with \(value(second.mean)); the best arm's lead is "
      + lead.signed(measure.decimals)
    guard let holdsZero = lead.holdsZero else { return figures + ", of unknown error." }
    let peers = findings.peers.map(name)
    if peers.isEmpty { return figures + ": 0 lies outside, \(best) leads." }
    let list =
      peers.count < 4
      ? peers.joined(separator: ", ") : "\(peers.count) others, from \(peers[0]) down"
    return figures + (holdsZero ? ". " : ", but ") + "\(best) can't be told apart from \(list): "
      + "the paired 95 % interval\(peers.count > 1 ? "s hold" : " holds") 0."
  }

  private var bestPossible: String {
    func part(_ yardstick: Yardstick, _ meaning: String, _ closed: Interval?) -> String {
      let bound = findings.mean(of: yardstick) ?? .nan
      let gap = measure.sign * (bound - findings.control.mean)
      let distance = "\(value(findings.control.mean)) → \(value(bound)) (\(meaning))"
      guard !isControl else { return distance + ", nothing closed by the control" }
      guard gap > 0 else { return distance + ", no gap to close" }
      guard let closed else { return distance + ", a gap too uncertain to divide by" }
      return distance + ", \(closed.percent(1, isSigned: false)) closed"
    }
    return "from the control's "
      + part(.clairvoyant, "clairvoyant, a bound nobody reaches", findings.best.closedToClairvoyant)
      + "; "
      + part(.bestStatic, "best static choice", findings.best.closedToBestStatic) + "."
  }

  private var load: String {
    func figures(_ standing: Findings.Standing) -> String {
      let busy =
        standing.utilisation.map { "utilisation \(NumberText.decimals(100 * $0, 1)) %" }
        ?? "agents without limit"
      return "\(busy), mean wait \(NumberText.decimals(standing.meanWaitSeconds, 3)) s"
    }
    let text = "with \(name(findings.best.name)) \(figures(findings.best))"
    return isControl ? text + "." : text + "; with the control \(figures(findings.control))."
  }

  private var targets: String {
    let verdicts = findings.result.verdicts()
    guard !verdicts.isEmpty else { return "none asked for." }
    let words = Verdict.Word.allInOrder.compactMap { word -> String? in
      let count = verdicts.count { $0.word == word }
      return count == 0 ? nil : "\(count) \(word.rawValue)"
    }
    return words.joined(separator: ", ") + " of \(verdicts.count) (sentences below)."
  }
}

extension Verdict.Word {
  static let allInOrder: [Verdict.Word] = [.met, .missed, .inconclusive, .infeasible, .estimate]
}
