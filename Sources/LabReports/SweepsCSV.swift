// sweeps.csv: main effects and two-factor interactions of every sweep, measure by measure, over the days that
// count. Not here: how they are estimated (`Experiments/SweepEffects.swift`).

package import Experiments
import GroundTruth

package enum SweepsCSV {
  static let columns = [
    "sweep", "measure", "effect", "factor", "level", "other_factor", "other_level", "n", "mean",
    "difference", "low", "high", "against_first", "against_first_low", "against_first_high",
  ]

  package static func text(of result: ExperimentResult) -> String {
    var table = CSVTable(columns: columns)
    for effects in result.comparedMeasures.flatMap({ result.sweepEffects($0) }) {
      let factors = effects.sweep.crossing.factors
      func append(
        _ kind: String, _ factor: (String, String), _ other: (String, String)?,
        _ effect: SweepEffects.Effect, _ step: Comparison.Estimate?
      ) {
        table.append([
          .text(effects.sweep.name), .text(effects.measure.rawValue), .text(kind),
          .text(factor.0), .text(factor.1), other.map { .text($0.0) } ?? .missing,
          other.map { .text($0.1) } ?? .missing, .integer(result.plan.replications),
          .number(effect.mean), .number(effect.contrast.value), .number(effect.contrast.low),
          .number(effect.contrast.high), .number(step?.value), .number(step?.low),
          .number(step?.high),
        ])
      }
      for (factor, levels) in zip(factors, effects.main) {
        for (name, level) in zip(factor.levels, levels) {
          append("main", (factor.name, name), nil, level.effect, level.againstFirst)
        }
      }
      for pair in effects.interactions {
        let (one, other) = (factors[pair.one], factors[pair.other])
        for (name, row) in zip(one.levels, pair.cells) {
          for (otherName, cell) in zip(other.levels, row) {
            append("interaction", (one.name, name), (other.name, otherName), cell, nil)
          }
        }
      }
    }
    return table.text
  }
}
