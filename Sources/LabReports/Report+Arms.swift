// The arms of a report: against the control, over time, and what their score is made of.
// Not here: bounds (`Report+Yardsticks.swift`), what was lost on the way (`Report+Regret.swift`), load (`Report+Load.swift`).

import Experiments
import GroundTruth

extension Report {
  var arms: ReportSection {
    var table = MarkdownTable([
      ("Arm", .left), (measure.title, .right), ("Gap closed, 95 %", .right),
      ("Closed to best static", .right), ("Against control, 95 %", .right),
      ("Relative, 95 %", .right), ("Holm p", .right), ("Verdict", .left),
    ])
    for standing in findings.standings {
      guard let comparison = standing.comparison else {
        let nothing = Array(repeating: "–", count: 5)
        table.append([standing.name.asCode, value(standing.mean)] + nothing + ["control"])
        continue
      }
      table.append([
        standing.name.asCode, value(standing.mean),
        standing.closedToBound?.percent(1, isSigned: false) ?? "–",
        standing.closedToBestStatic?.percent(1, isSigned: false) ?? "–",
        comparison.difference.map { Interval($0).signed(measure.decimals) }
          ?? NumberText.signed(comparison.armMean - comparison.referenceMean, measure.decimals),
        comparison.relative.map { Interval($0).percent(2) } ?? "–", NumberText.p(comparison.holm),
        comparison.verdict?.rawValue ?? "estimate",
      ])
    }
    let bound = findings.bound.map {
      " The base is the control's \(value(findings.control.mean)), the \($0.rawValue)"
        + " \(value(findings.boundMean)): \"gap closed\" is the gain as a share of that gap."
    }
    let meaning = """
      Mean \(measure.words) over \(plan.windowText) and \(plan.replications) replications,
      \(measure.isGain ? "more" : "less") is better.\(bound ?? "") Differences are paired by replication, with
      Student's 95 % interval; p is two-sided and adjusted by Holm over all arms ("–" where there is
      no gap, or one too uncertain to divide by).
      """
    return section("Arms", meaning, table, .differences(findings))
  }

  var learning: ReportSection {
    var table = MarkdownTable(
      "Arm",
      numbers: [
        "First day", "Last day", "Regret", "Regret to best static", "Day at 90 % of gap",
        "Day at 90 % of best static", "Day at 90 % of own lead",
      ])
    for standing in findings.standings {
      let curve = LearningCurve(of: standing.index, findings)
      let isControl = standing.comparison == nil
      func day(_ day: Int?) -> String { isControl ? "–" : day.map { "\($0)" } ?? "never" }
      table.append([
        standing.name.asCode, value(curve.days.first), value(curve.days.last),
        NumberText.decimals(curve.regretToBound ?? .nan, 1),
        NumberText.decimals(curve.regretToBestStatic, 1), day(curve.dayNearBound),
        day(curve.dayNearBestStatic), day(curve.dayNearOwnLead),
      ])
    }
    let totals = result.runs[0].map(\.daily.total)
    let isOfTasks = measure == .taskSuccessRate
    let count = totals.map { isOfTasks ? $0.tasks : $0.planned }.mean
    let things = isOfTasks ? "tasks" : "subtasks"
    let meaning = """
      Regret is summed over all \(result.runs[0][0].daily.days.count) days: planned \(things) of a
      day × (\(measure.isGain ? "yardstick − arm" : "arm − yardstick")) in \(measure.words), for
      \(NumberText.decimals(count, 1)) planned \(things) a run; negative where the arm did better
      than the yardstick, which is the \(findings.bound?.rawValue ?? "bound") unless it says
      otherwise. Days count from 1. The last three columns hold the first day on which the mean over
      replications has closed 90 % of that day's gap from the control to the
      \(findings.bound?.rawValue ?? "bound") or to the best static choice, or has 90 % of the lead over the control that the arm has in \(plan.windowText)
      ("never" also without such a lead); in a small run luck alone can bring such a day forward.
      """
    return section("Over time", meaning, table, .curves(findings))
  }

  var components: ReportSection {
    var table = MarkdownTable("Arm", numbers: Measure.shown.map(\.title))
    for standing in findings.standings {
      table.append(
        [standing.name.asCode]
          + Measure.shown.map { measure in
            let mean = result.values(measure, arm: standing.index).mean
            return NumberText.decimals(result.has(measure) ? mean : .nan, measure.decimals)
          })
    }
    let meaning = """
      Over \(plan.windowText), means over replications, of all planned subtasks: one that never
      started counts as failed, with an error, no satisfaction and no efficiency. Time is of those
      that started, from ready to the final outcome with waits and retries. Satisfaction and
      efficiency are the truth, also where no agent reported them.
      """
    return section("What the score is made of", meaning, table)
  }
}
