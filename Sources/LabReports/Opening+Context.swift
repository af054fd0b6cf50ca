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
    if isControlBest { return text + "." }
    return text + "; the control \(name(findings.control.name)): \(figures(findings.control))."
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
