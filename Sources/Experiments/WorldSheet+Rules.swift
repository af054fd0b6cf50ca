// What a world must be like to be worth learning in, and whether this one is. Not here: the figures
// (`WorldSheet.swift`).

import GroundTruth
import LabStatistics

extension WorldSheet {
  package struct Rule: Sendable {
    package let text: String
    /// What was found, as a sentence's end.
    package let figure: String
    /// `nil` where the world has no such question.
    package let holds: Bool?
  }

  /// The rules that a flagship world must pass, on the score averaged over worlds.
  package var rules: [Rule] {
    func mean(_ key: String) -> Double? { row(key)?.mean(.score) }
    guard let reference = mean("reference") else { return [] }
    let who = mean("who_ceiling").map { $0 - reference }
    let how = mean("how_ceiling").map { $0 - reference }
    let joint = mean("joint_ceiling").map { $0 - reference }
    func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }
    func gain(_ better: Double?, over worse: Double?, of room: Double?, _ text: String) -> Rule {
      guard let better, let worse, let room, room > 1e-9 else {
        return Rule(text: text, figure: "there is nothing to gain", holds: nil)
      }
      let share = (better - worse) / room
      return Rule(text: text, figure: percent(share), holds: share >= 0.25)
    }
    return [
      medianRule, randomRule,
      gain(
        mean("action_per_state"), over: mean("one_action"), of: hasActions ? how : nil,
        "the best action for each state beats the best single action by 25 % of the how headroom"),
      gain(
        mean("agent_per_kind"), over: mean("best_single_agent") ?? mean("one_ranking"), of: who,
        "the best agent for each kind beats the best "
          + (mean("best_single_agent") == nil ? "ranking of agents" : "single agent")
          + " by 25 % of the who headroom"),
      shareRule(who: who, how: hasActions ? how : nil, joint: joint),
    ]
  }

  /// Of the other actions as many are better as are worse, within one of each.
  private var medianRule: Rule {
    let text = "the default is the median action"
    guard hasActions else { return Rule(text: text, figure: "there is one action", holds: nil) }
    let standard = plan.world.catalogue.defaultAction.rawValue
    let better = worlds.map { page in
      Double(page.sheet.scoreOfAction.count { $0 > page.sheet.scoreOfAction[standard] })
    }
    let mean = better.reduce(0, +) / Double(better.count)
    let others = Double(plan.world.catalogue.actions.count - 1)
    return Rule(
      text: text, figure: "\(fixed(mean, 1)) of \(fixed(others, 0)) others are better",
      holds: abs(mean - others / 2) <= 1.5)
  }

  private var randomRule: Rule {
    let text = "a random action is within 2 % of the default"
    guard hasActions, let random = row("random_action")?.mean(.score),
      let standard = row("reference_with_queues")?.mean(.score)
    else { return Rule(text: text, figure: "there is one action", holds: nil) }
    let share = random / standard - 1
    return Rule(
      text: text, figure: signed(100 * share, digits: 2) + " %", holds: abs(share) <= 0.02)
  }

  /// A question holds its main effect in the 2 × 2 of optima {who: reference, optimal} × {how: …}: alone and
  /// on top of the other, averaged, so that both shares add up to one.
  private func shareRule(who: Double?, how: Double?, joint: Double?) -> Rule {
    let text = "neither question holds more than 70 % of the joint headroom"
    guard let who, let how, let joint, joint > 1e-9 else {
      return Rule(text: text, figure: "there is one question", holds: nil)
    }
    let share = (who + joint - how) / 2 / joint
    func percent(_ share: Double) -> String { fixed(100 * share, 0) + " %" }
    return Rule(
      text: text,
      figure: "who \(percent(share)), how \(percent(1 - share)) (main effects; alone "
        + "\(percent(who / joint)) and \(percent(how / joint)))",
      holds: max(share, 1 - share) <= 0.7)
  }
}
