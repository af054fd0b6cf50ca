// What an attempt taught, as text. Not here: the attempt (`StoryText+Attempt.swift`).

import FleetSimulation

extension StoryText {
  func lesson(_ attempt: AttemptStory) -> String {
    guard let lesson = attempt.lesson else {
      guard attempt.ending?.outcome != nil else { return "" }
      return "  Taught nothing: learning was off, or no feedback came.\n"
    }
    var text = "On \(Self.clock(lesson.at)): reward \(number(lesson.reward))"
    if let value = lesson.value {
      let target =
        lesson.ahead.map {
          "(\(number(lesson.reward)) + \(NumberText.decimals(lesson.discountFactor, 2)) × "
            + "\(number($0.value))"
        } ?? "(\(number(lesson.reward))"
      text +=
        "; the action's value in this state \(number(value.before)) → \(number(value.updated)) = "
        + "\(number(value.before)) + \(NumberText.decimals(lesson.learningRate, 4)) × \(target) − "
        + "\(number(value.before))), update \(lesson.updates.before + 1)"
      if let ahead = lesson.ahead { text += "; it looked ahead to state \(ahead.state)" }
      if lesson.isReplayed {
        text += "; then the last experiences were gone through again: → \(number(value.after))"
      }
    } else {
      text += "; the engine learns nothing from it"
    }
    let rates = lesson.explorationRate
    if rates.before > 0 {
      text += "; ε \(number(rates.before)) → \(number(rates.after))"
    }
    text += "."
    if !lesson.policy.isEmpty {
      let figures = lesson.policy.map { "\($0.name) \(short($0.before)) → \(short($0.after))" }
      text +=
        " \(story.arm.selection) on '\(name(attempt.agent))': "
        + figures.joined(separator: ", ") + "."
    }
    return text.wrapped(indent: 9, after: "  Taught ")
  }

  private func number(_ value: Double) -> String { NumberText.decimals(value, 4) }

  private func short(_ value: Double) -> String {
    value.isFinite && value == value.rounded()
      ? NumberText.decimals(value, 0) : NumberText.decimals(value, 4)
  }
}
