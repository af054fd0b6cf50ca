// What each arm of a report tries to achieve. Not here: how its engines are set
// (`Report+Engines.swift`), what it achieved (`Report+Arms.swift`).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import LearningCore

extension Report {
  var objectives: ReportSection {
    var table = MarkdownTable([
      ("Arm", .left), ("Who", .left), ("Who is chosen by", .left),
      ("How is learned from", .left),
    ])
    for standing in findings.standings {
      let arm = plan.arms[standing.index]
      table.append([
        arm.name.asCode, arm.selection, Self.selectorObjective(arm.selection),
        engineObjective(arm.mode),
      ])
    }
    let scoring = plan.world.scoring
    let scale = NumberText.exact(scoring.scale) ?? "–"
    let terms =
      [".30 success"] + (result.has(.satisfaction) ? [".25 satisfaction"] : [])
      + (scoring.countsTime ? [".20 max(0, 1 − seconds / \(scale))"] : [])
      + (scoring.countsErrors ? [".15 (1 − errors)"] : [])
      + (result.has(.efficiency) ? [".10 efficiency"] : [])
    let score =
      scoring.isValue
      ? "The verdict's score is the value of the last attempt, which engines are told."
      : """
      The verdict's score is \(terms.joined(separator: " + ")), over the weights of those terms that
      an attempt has. No selector and, but for `reward: score`, no engine is told it; each follows
      its own objective, and where the two part it costs score:
      """
    return ReportSection(
      "What each arm optimises", [.paragraph(score), .table(table)] + engines)
  }

  private static func selectorObjective(_ name: String) -> String {
    let documented = ".4 success + .2 time + .2 quality + .2 specialisation"
    switch name {
    case "best-performer": return documented
    case "load-balanced": return ".7 (\(documented)) + .3 idleness"
    case "epsilon-greedy": return documented + "; any agent .1 of the time"
    case "thompson": return "success of attempts alone"
    case "thompson-global": return "success of attempts alone, whatever their kind"
    case "epsilon-greedy-mean": return "success of attempts alone; any agent .1 of the time"
    case "epsilon-greedy-mean-global":
      return "success of attempts alone, whatever their kind; any agent .1 of the time"
    case "ucb1": return "success of attempts, and how little is known of it"
    case "ucb1-global":
      return "success of attempts, whatever their kind, and how little is known of it"
    case "uniform", "round-robin":
      return "nothing: " + (SelectionCatalogue.entry(named: name)?.summary ?? name)
    default:
      return "a rule of its own: " + (SelectionCatalogue.entry(named: name)?.summary ?? name)
    }
  }

  private func engineObjective(_ mode: EngineMode) -> String {
    let scale = NumberText.exact(mode.reward.timeScale) ?? "–"
    guard mode.learns else {
      let explores = mode.explores && mode.algorithm == .qLearning
      return "nothing: default action" + (explores ? ", others while ε lasts" : "")
    }
    if plan.world.scoring.isValue { return "the value that an attempt is reported to have" }
    return switch mode.reward.objective {
    case .documented:
      "reward: ±1 success + .5 max(0, 1 − s / \(scale)) − .1 each error + 2 (coverage − .8)"
    case .score: "the score of an attempt, time over \(scale) s"
    }
  }
}
