// At which load and against which targets: the last of the first sentences.
// Not here: who is best (`Opening.swift`).

import Experiments

extension Opening {
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
    let verdicts = findings.result.verdicts()
    guard !verdicts.isEmpty else { return "the scenario sets none." }
    let order: [Verdict.Word] = [.met, .missed, .inconclusive, .infeasible, .estimate]
    let counts = order.compactMap { word -> String? in
      let count = verdicts.count { $0.word == word }
      guard count > 0 else { return nil }
      return word == .estimate ? "\(count) only estimated" : "\(count) \(word.rawValue)"
    }
    return "of \(verdicts.count), \(counts.joined(separator: ", ")); their sentences stand below."
  }
}
