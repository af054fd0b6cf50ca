// What each arm of a report tries to achieve, and how it is set. Not here: what it achieved
// (`ReportMarkdown+Arms.swift`).

import Experiments
import FleetModel
import FleetSimulation
import GroundTruth
import LearningCore

extension ReportMarkdown {
  var objectives: String {
    var table = MarkdownTable([
      ("Arm", .left), ("Who", .left), ("Who is chosen by", .left),
      ("How is learned from", .left),
    ])
    var settings = MarkdownTable(
      "Arm",
      numbers: [
        "α", "γ", "ε from", "× each time", "to", "Replayed", "Every", "Looks ahead", "Per agent",
      ])
    for standing in findings.standings {
      let arm = plan.arms[standing.index]
      table.append([
        arm.name.asCode, arm.selection, Self.selectorObjective(arm.selection),
        Self.engineObjective(arm.mode),
      ])
      settings.append([arm.name.asCode] + Self.settings(of: arm))
    }
    let scoring = plan.world.scoring
    let scale = NumberText.exact(scoring.scale) ?? "–"
    let terms =
      [".30 success"] + (result.has(.satisfaction) ? [".25 satisfaction"] : [])
      + (scoring.countsTime ? [".20 max(0, 1 − seconds / \(scale))"] : [])
      + (scoring.countsErrors ? [".15 (1 − errors)"] : [])
      + (result.has(.efficiency) ? [".10 efficiency"] : [])
    let meaning = """
      The verdict's score is \(terms.joined(separator: " + ")), over the weights of those terms that
      an attempt has. No selector and, but for `reward: score`, no engine is told it; each follows
      its own objective, and where the two part it costs score:
      """
    let settingsMeaning = """
      Settings of the engines, which learn "how". A frozen table is never updated, but its ε falls
      all the same:
      """
    return section("What each arm optimises", meaning, table)
      + "\n\(settingsMeaning.wrapped())\n\(settings.markdown)"
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

  private static func engineObjective(_ mode: EngineMode) -> String {
    let scale = NumberText.exact(mode.reward.timeScale) ?? "–"
    guard mode.learns else {
      return "nothing: default action" + (mode.explores ? ", others while ε lasts" : "")
    }
    return switch mode.reward.objective {
    case .documented:
      "reward: ±1 success + .5 max(0, 1 − s / \(scale)) − .1 each error + 2 (coverage − .8)"
    case .score: "the score of an attempt, time over \(scale) s"
    }
  }

  private static func settings(of arm: Arm) -> [String] {
    func number(_ value: Double) -> String { NumberText.exact(value) ?? "–" }
    let (own, mode) = (arm.parameters, arm.mode)
    let learning =
      mode.learns ? [number(own.learningRate), number(own.discountFactor)] : ["frozen", "–"]
    let exploring =
      mode.explores
      ? [
        number(own.explorationRate), number(own.explorationDecay),
        number(own.minimumExplorationRate),
      ] : ["0", "–", "0"]
    let replay = mode.learns ? ["\(own.batchSize)", "\(own.updateFrequency)"] : ["–", "–"]
    let ahead =
      switch mode.bootstrap {
      case .acrossRetries: "to retries"
      case .documented: "always"
      case .sameState: "to itself"
      }
    return learning + exploring + replay
      + [mode.learns ? ahead : "–", arm.overridesAgents ? "yes" : "no"]
  }
}
