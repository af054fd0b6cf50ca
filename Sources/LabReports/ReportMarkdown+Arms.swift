// The arms of a report: against the control, over time, and what their score is made of.
// Not here: bounds (`ReportMarkdown+Yardsticks.swift`), load (`ReportMarkdown+Load.swift`).

import Experiments
import GroundTruth

extension ReportMarkdown {
  var arms: String {
    var table = MarkdownTable([
      ("Arm", .left), (measure.title, .right), ("Against control, 95 %", .right),
      ("Relative, 95 %", .right), ("Holm p", .right), ("Verdict", .left),
      ("Closed to clairvoyant", .right), ("Closed to best static", .right),
    ])
    forEachArm { standing in
      guard let comparison = standing.comparison else {
        let nothing = Array(repeating: "–", count: 3)
        table.append(
          [standing.name.asCode, value(standing.mean)] + nothing + ["control", "–", "–"])
        return
      }
      table.append([
        standing.name.asCode, value(standing.mean),
        comparison.difference.map { Interval($0).signed(measure.decimals) }
          ?? NumberText.signed(comparison.armMean - comparison.referenceMean, measure.decimals),
        comparison.relative.map { Interval($0).percent(2) } ?? "–", NumberText.p(comparison.holm),
        comparison.verdict?.rawValue ?? "estimate",
        standing.closedToClairvoyant?.percent(1, isSigned: false) ?? "–",
        standing.closedToBestStatic?.percent(1, isSigned: false) ?? "–",
      ])
    }
    let direction = measure.isGain ? "more" : "less"
    return """
      ## Arms

      \(measure.words.capitalizedFirst) over \(plan.windowText), \(direction) is better, mean of \
      \(plan.replications) replications. Differences are paired by replication with Student's 95 %
      interval; p is two-sided and adjusted by Holm over all arms; "closed" is the gain over the control as a
      share of what the yardstick gains over it ("–": no such gap, or one too uncertain to divide by).

      \(table.markdown)
      """
  }

  var learning: String {
    var table = MarkdownTable(
      "Arm",
      numbers: [
        "First day", "Last day", "Regret to clairvoyant", "Regret to best static",
        "Day at 90 % of best static", "Day at 90 % of own lead",
      ])
    forEachArm { standing in
      let curve = LearningCurve(of: standing.index, findings)
      let isControl = standing.comparison == nil
      func day(_ day: Int?) -> String { isControl ? "–" : day.map { "\($0)" } ?? "never" }
      table.append([
        standing.name.asCode, value(curve.days.first), value(curve.days.last),
        NumberText.decimals(curve.regretToClairvoyant, 1),
        NumberText.decimals(curve.regretToBestStatic, 1), day(curve.dayNearBestStatic),
        day(curve.dayNearOwnLead),
      ])
    }
    let planned = result.runs[0].map { $0.daily.total }
    let isTasks = measure == .taskSuccessRate
    let count = NumberText.decimals(
      (isTasks ? planned.map(\.tasks) : planned.map(\.planned)).mean, 1)
    let things = isTasks ? "tasks" : "subtasks"
    let difference = measure.isGain ? "yardstick − arm" : "arm − yardstick"
    return """
      ## Over time

      Regret is summed over all \(planned.isEmpty ? 0 : result.runs[0][0].daily.days.count) days: planned \
      \(things) of a day × (\(difference)) in \(measure.words), for
      \(count) planned \(things) a run; negative where the arm did better than the yardstick. The days count
      from 1 and are the first on which the mean over replications has closed 90 % of that day's gap from the
      control to the best static choice, or has 90 % of the arm's own lead of \(plan.windowText); in a small
      run luck alone can bring such a day forward.

      \(table.markdown)
      """
  }

  var components: String {
    var table = MarkdownTable("Arm", numbers: Measure.shown.map(\.title))
    forEachArm { standing in
      table.append(
        [standing.name.asCode]
          + Measure.shown.map { measure in
            let mean = result.values(measure, arm: standing.index).mean
            return NumberText.decimals(result.has(measure) ? mean : .nan, measure.decimals)
          })
    }
    return """
      ## What the score is made of

      Over \(plan.windowText), means over replications, of all planned subtasks: one that never started counts as
      failed, with an error, no satisfaction and no efficiency. Time is of those that started, from ready to the
      final outcome with waits and retries. Satisfaction and efficiency are the truth, also where no agent
      reported them.

      \(table.markdown)
      """
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
