// One attempt of a task's story as text: who, how, what came of it, what else could have, what it taught.
// Not here: the task (`StoryText.swift`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore

extension StoryText {
  func attempt(_ attempt: AttemptStory, number: Int) -> String {
    let title = "  Attempt \(number), \(Self.clock(attempt.assigned))\n"
    return title + who(attempt) + how(attempt) + course(attempt) + lesson(attempt)
  }

  private func line(_ label: String, _ sentence: String) -> String {
    sentence.wrapped(
      indent: 9, after: "  " + label + String(repeating: " ", count: max(1, 7 - label.count)))
  }

  private func indented(_ table: MarkdownTable, by indent: Int = 9) -> String {
    table.plain(width: 100 - indent).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
      .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  private func who(_ attempt: AttemptStory) -> String {
    let chosen = name(attempt.agent)
    guard let who = attempt.who else {
      return line("Who", "'\(chosen)' once more: the retry policy allows it.")
    }
    let rule = who.reasons.rule.map { ": \($0)" } ?? ", which doesn't say why"
    let mode = who.explores ? "" : " (learning is off)"
    let explored = who.reasons.isExploratory ? " It explored." : ""
    let sentence = line(
      "Who", "'\(chosen)', by \(story.arm.selection)\(rule)\(mode).\(explored)")
    var table = MarkdownTable(
      "Candidate", numbers: ["open work"] + who.reasons.columns.map(\.name))
    let columns = who.reasons.columns.map(figures)
    for (place, candidate) in who.candidates.enumerated() {
      table.append(
        [mark(candidate.agent == attempt.agent) + name(candidate.agent), "\(candidate.load)"]
          + columns.map { $0[place] })
    }
    return sentence + indented(table)
  }

  private func how(_ attempt: AttemptStory) -> String {
    let how = attempt.how
    let action = name(how.choice.action)
    let why: String
    if how.draws != nil {
      why = "the highest draw from what is believed of each action"
    } else if how.choice.isExploratory {
      why = "explored, as it does with ε = \(NumberText.decimals(how.explorationRate, 4))"
    } else if how.known[how.choice.action.rawValue].updates > 0 {
      why =
        "the best known in this state; it explores with ε = "
        + NumberText.decimals(how.explorationRate, 4)
    } else {
      why =
        "nothing known speaks for another; it explores with ε = "
        + NumberText.decimals(how.explorationRate, 4)
    }
    let sentence = line("How", "\(action), in state \(how.state): \(why).")
    guard let draws = how.draws else { return sentence }
    var table = MarkdownTable("Action", numbers: ["known", "tries", "draw"])
    for (place, draw) in draws.enumerated() {
      table.append(
        [mark(ActionID(place) == how.choice.action) + name(ActionID(place))]
          + known(how, place) + [figure(draw)])
    }
    return sentence + indented(table, by: 2)
  }

  /// An action's value and how often it was updated.
  private func known(_ how: HowStory, _ place: Int) -> [String] {
    let known = how.known[place]
    return [known.updates == 0 ? "–" : figure(known.value), "\(known.updates)"]
  }

  private func course(_ attempt: AttemptStory) -> String {
    guard let service = attempt.service else {
      return line("Went", "never left the queue: " + ending(of: attempt))
    }
    let waited = service.began - attempt.assigned
    let load = service.load == .idle ? "" : " The agent was \(service.load)."
    return line(
      "Went", "waited \(Self.seconds(waited)), then \(ending(of: attempt))\(load)")
      + line(
        "Else",
        "With this action, at this attempt and load, each agent would have brought (the "
          + "score is one without waiting and other attempts):")
      + indented(byAgent(attempt, service))
      + line("", "'\(name(attempt.agent))' would have brought with each action:")
      + indented(byAction(attempt, service), by: 2)
  }

  private func ending(of attempt: AttemptStory) -> String {
    guard let ending = attempt.ending else { return "is open to the last." }
    switch ending.kind {
    case .agentDown: return "was lost when the agent went down on \(Self.clock(ending.at))."
    case .timeLimit:
      return "was served until the time limit of \(story.plan.rules.timeout): failed, one error."
    case .outcome:
      guard let outcome = ending.outcome else { return "" }
      var seen: [String] = []
      if let value = outcome.satisfaction { seen.append("satisfaction \(figure(value))") }
      if let value = outcome.efficiency { seen.append("efficiency \(figure(value))") }
      if let value = outcome.value { seen.append("worth \(figure(value))") }
      return "was served \(Self.seconds(outcome.service)): "
        + (outcome.succeeded ? "succeeded" : "failed") + ", \(outcome.errors) "
        + (outcome.errors == 1 ? "error" : "errors")
        + (seen.isEmpty ? "; no other signal." : "; seen: " + seen.joined(separator: ", ") + ".")
    }
  }

  private static let fateColumns = ["ends", "seconds", "satisf.", "effic.", "score"]

  private func fate(_ fate: Fate) -> [String] {
    let served = min(fate.service, story.plan.rules.timeout)
    return [
      fate.timesOut ? "limit" : fate.succeeded ? "success" : "failure",
      NumberText.decimals(served.seconds, 3), fate.satisfaction.map(figure) ?? "–",
      fate.efficiency.map(figure) ?? "–", figure(fate.scoreAlone(story.plan)),
    ]
  }

  private func byAgent(_ attempt: AttemptStory, _ service: ServiceStory) -> MarkdownTable {
    var table = MarkdownTable("Agent", numbers: Self.fateColumns)
    for (agent, fate) in service.byAgent {
      table.append([mark(agent == attempt.agent) + name(agent)] + self.fate(fate))
    }
    return table
  }

  /// With what was known of each, unless that stands in a table of its own.
  private func byAction(_ attempt: AttemptStory, _ service: ServiceStory) -> MarkdownTable {
    let how = attempt.how
    let isKnown = how.draws == nil
    var table = MarkdownTable(
      "Action", numbers: (isKnown ? ["known", "tries"] : []) + Self.fateColumns)
    for (place, fate) in service.byAction.enumerated() {
      table.append(
        [mark(ActionID(place) == how.choice.action) + name(ActionID(place))]
          + (isKnown ? known(how, place) : []) + self.fate(fate))
    }
    return table
  }

  private func mark(_ isChosen: Bool) -> String { isChosen ? "→ " : "  " }

  private func figure(_ value: Double) -> String { NumberText.decimals(value, 4) }

  /// A column of counts as they are, another with four decimals.
  private func figures(_ column: ChoiceReasons.Column) -> [String] {
    let areCounts = column.values.allSatisfy { $0.isFinite && $0 == $0.rounded() }
    return column.values.map { NumberText.decimals($0, areCounts ? 0 : 4) }
  }
}
