// Performance profiles: how many replications ended better than what. Not here: the same as a table
// (`Report+Regret.swift`), lines (`Plot+Lines.swift`).

import Experiments
import GroundTruth

extension Plot {
  /// Source: Agarwal, Schwarzer, Castro, Courville and Bellemare, "Deep Reinforcement Learning at the Edge of
  /// the Statistical Precipice", *NeurIPS* (2021), §4.2, on the replications of one world.
  static func spread(_ findings: Findings) -> Plot? {
    let (result, measure) = (findings.result, findings.measure)
    let standings = findings.others + [findings.control]
    let values = standings.map { result.values(measure, arm: $0.index).filter(\.isFinite).sorted() }
    guard let least = values.compactMap(\.first).min(), let most = values.compactMap(\.last).max()
    else { return nil }
    let room = most > least ? 0.04 * (most - least) : 0.5
    let lines = zip(standings, values).map { standing, own -> Line in
      let count = Double(own.count)
      // The share that lies above, or below where less is better, falls or rises at each value.
      func share(_ above: Int) -> Double {
        measure.isGain ? 1 - Double(above) / count : Double(above) / count
      }
      let steps = own.enumerated().map { (x: $0.element, y: share($0.offset + 1)) }
      let ends = [(x: least - room, y: share(0))] + steps + [(x: most + room, y: share(own.count))]
      return Line(standing: standing, points: ends, rank: measure.sign * own.mean)
    }
    return Plot.lines(
      lines,
      as: Lines(
        name: "spread", title: "Performance profile",
        caption: """
          Performance profile over the \(result.plan.replications) replications: the share of them that
          ended \(measure.isGain ? "above" : "below") each \(measure.words).
          \(measure.isGain ? "Further right" : "Further left") is better; where lines cross, neither arm
          is better throughout.
          """,
        axes: (measure.title, "Share of replications"),
        columns: (measure.rawValue, "share"), form: "steps",
        settings: [
          "set yrange [-0.03:1.03]",
          "set xrange [\(PlotScript.number(least - room)):\(PlotScript.number(most + room))]",
        ]), findings)
  }
}
