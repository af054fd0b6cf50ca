// All in one sentence; at which load and against which targets, the last of the first sentences.
// Not here: who is best (`Opening.swift`).

import Experiments

extension Opening {
  /// What stands before everything else.
  var answer: String {
    let (best, control) = (findings.best, findings.control)
    let failed = findings.result.validity.filter { $0.word == .failed }.map(\.name)
    var text =
      failed.isEmpty
      ? ""
      : "Not to be relied on, since a validity check failed (\(failed.joined(separator: ", "))): "
    func value(_ value: Double) -> String { NumberText.decimals(value, measure.decimals) }
    let days = plan.windowText
    if isControlBest {
      text += plan.arms.count == 1 ? "" : "no arm did better than the control: "
      text += "\(name(control.name)) has \(measure.words) \(value(control.mean)) in \(days)"
    } else {
      text += "\(name(best.name)) did best, with \(measure.words) \(value(best.mean)) in \(days) "
      text += "against the control's \(value(control.mean))"
      if let relative = best.comparison?.relative { text += " (\(Interval(relative).percent(1)))" }
      if let closed = best.closedToBound {
        text += ", which closes \(NumberText.decimals(100 * closed.value, 0)) % of the gap to the "
        text += findings.bound?.rawValue ?? "bound"
      }
      if best.comparison?.verdict == .undecided { text += ", but can't be told apart from it" }
    }
    if !findings.givesVerdicts {
      text += "; an estimate from \(plan.replications) replication"
      text += plan.replications == 1 ? "" : "s"
    }
    let verdicts = counts
    if !verdicts.isEmpty {
      let count = plan.targets.count
      text += "; of \(count) target\(count == 1 ? "" : "s"), \(verdicts)"
    }
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  var load: String {
    func figures(_ standing: Findings.Standing) -> String {
      let busy =
        standing.utilisation.map { "\(NumberText.decimals(100 * $0, 1)) % utilisation" }
        ?? "agents without limit"
      return "\(busy), \(NumberText.decimals(standing.meanWaitSeconds, 3)) s mean wait"
    }
    let text = "\(name(findings.best.name)): \(figures(findings.best))"
    if isControlBest { return text + "." + overload }
    return text + "; the control \(name(findings.control.name)): \(figures(findings.control))."
      + overload
  }

  /// Nothing where every arm kept up, in every replication.
  private var overload: String {
    let growing = findings.standings.filter { $0.backlog.growing > 0 }
    guard !growing.isEmpty else { return "" }
    let list = growing.map { standing in
      let backlog = standing.backlog
      let often =
        backlog.growing == backlog.count
        ? "" : " (in \(backlog.growing) of \(backlog.count) replications)"
      return name(standing.name) + often
    }
    let who =
      list.count == 1
      ? list[0] : list.dropLast().joined(separator: ", ") + " and " + list[list.count - 1]
    let queues = list.count == 1 ? "its queue" : "their queues"
    return
      " \(who) can't keep up with what arrives: \(queues) grew without bound, and times have no "
      + "steady value there."
  }

  var targets: String {
    guard !counts.isEmpty else { return "the scenario sets none." }
    let timed = plan.limits.count(where: \.isTimed)
    let apart = timed == 0 ? "" : " \(timed) about overhead: see `overhead.html`."
    return "of \(plan.targets.count + plan.limits.count - timed), \(counts): see below.\(apart)"
  }

  /// Such as "1 met, 2 missed"; nothing without targets.
  private var counts: String {
    let words =
      findings.result.verdicts().map(\.word) + findings.result.limitVerdicts().map(\.word)
    let order: [Verdict.Word] = [.met, .missed, .inconclusive, .infeasible, .estimate]
    return order.compactMap { word -> String? in
      let count = words.count { $0 == word }
      guard count > 0 else { return nil }
      return word == .estimate ? "\(count) only estimated" : "\(count) \(word.rawValue)"
    }.joined(separator: ", ")
  }
}
