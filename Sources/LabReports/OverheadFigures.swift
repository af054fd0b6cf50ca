// What the core cost an arm, step by step, in microseconds. Not here: measuring it
// (`FleetSimulation`), files (`OverheadCSV.swift`, `OverheadJSON.swift`).

import Experiments
import FleetSimulation
import LabStatistics
import LearningCore

struct OverheadFigures {
  let arm: String
  let step: String
  let histogram: LatencyHistogram

  /// In microseconds; `nil` while nothing was measured.
  var mean: Double? { histogram.mean.map { $0 / 1_000 } }
  var maximum: Double? { histogram.count == 0 ? nil : Double(histogram.maximum) / 1_000 }
  func percentile(_ share: Double) -> Double? {
    histogram.percentile(share).map { Double($0) / 1_000 }
  }

  /// The steps that an arm has, then its total: a whole call into the core, whatever it was about.
  static func all(of timing: RunTiming, in plan: ExperimentPlan) -> [OverheadFigures] {
    zip(plan.arms, timing.overhead).flatMap { arm, meter in
      CoreStep.allCases.filter { meter.steps[$0.rawValue].count > 0 }.map {
        OverheadFigures(arm: arm.name, step: "\($0)", histogram: meter.steps[$0.rawValue])
      } + [OverheadFigures(arm: arm.name, step: "total", histogram: meter.total)]
    }
  }
}
