// The sweeps of a report: what each setting does by itself, and whether that depends on the others.
// Not here: the effects (`Experiments/SweepEffects.swift`), all measures (`SweepsCSV.swift`).

import Experiments
import GroundTruth

extension Report {
  /// Empty where no arm sweeps.
  var sweeps: [ReportSection] {
    guard !plan.sweeps.isEmpty else { return [] }
    let found = result.sweepEffects(measure)
    if found.isEmpty {
      return [ReportSection("Sweeps", [.paragraph("Effects need two replications or more.")])]
    }
    return found.map(sweep)
  }

  private func sweep(_ effects: SweepEffects) -> ReportSection {
    let (factors, decimals) = (effects.sweep.crossing.factors, measure.decimals)
    var table = MarkdownTable([
      ("Setting", .left), ("Value", .left), ("Mean", .right), ("Against the mean, 95 %", .right),
      ("Against the first, 95 %", .right),
    ])
    for (factor, levels) in zip(factors, effects.main) {
      for (name, level) in zip(factor.levels, levels) {
        table.append([
          factor.name.asCode, name.asCode, value(level.effect.mean),
          Interval(level.effect.contrast).signed(decimals),
          level.againstFirst.map { Interval($0).signed(decimals) } ?? "–",
        ])
      }
    }
    let meaning = """
      Main effects in \(measure.words) over \(plan.windowText): a setting's mean over all values of the
      others, less the mean of all \(effects.sweep.arms.count) combinations
      (\(value(effects.mean))), and less the mean of its first value. Intervals are paired over
      replications and not adjusted for how many there are.
      """
    let pairs = effects.interactions.flatMap { interaction($0, of: factors) }
    return ReportSection(
      "Sweep: \(effects.sweep.name.asOneLine)",
      [.paragraph(meaning + caution(effects)), .table(table)] + pairs)
  }

  /// Main effects are read together with the interactions, or not at all.
  private func caution(_ effects: SweepEffects) -> String {
    let contrasts = effects.interactions.flatMap { $0.cells.flatMap { $0 } }.map(\.contrast)
    guard !contrasts.isEmpty else { return "" }
    let apart = contrasts.count { Interval($0).holdsZero == false }
    let more =
      effects.sweep.crossing.factors.count > 2 ? " Interactions of three aren't shown." : ""
    return apart == 0
      ? " No interaction of two settings can be told from 0.\(more)"
      : """
       Of \(contrasts.count) interactions of two settings \(apart) have intervals without 0: there a main
      effect isn't what a setting does at every value of the other, and the tables below say what it
      does.\(more)
      """
  }

  private func interaction(
    _ pair: SweepEffects.Interaction, of factors: [Crossing.Factor]
  ) -> [ReportBlock] {
    let (one, other) = (factors[pair.one], factors[pair.other])
    let columns = other.levels.map { "\(other.name)=\($0)" }
    var cells = MarkdownTable("\(measure.title), mean", numbers: columns)
    var contrasts = MarkdownTable("Interaction, 95 %", numbers: columns)
    for (name, row) in zip(one.levels, pair.cells) {
      let title = "\(one.name)=\(name)".asCode
      cells.append([title] + row.map { value($0.mean) })
      contrasts.append([title] + row.map { Interval($0.contrast).signed(measure.decimals) })
    }
    let meaning =
      "\(one.name.asCode) and \(other.name.asCode): means, and what is left of them when both main "
      + "effects are taken away."
    return [.paragraph(meaning), .table(cells), .table(contrasts)]
  }
}
