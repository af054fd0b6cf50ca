// The 2 × 2: what learning "who" brings, what learning "how" brings, and what both together bring beyond.
// Not here: arms one by one (`Comparison.swift`).

import FleetSimulation
package import GroundTruth
import LabStatistics

/// Effects in the four arms {uniform, learned} × {frozen, learned} that share everything else.
package struct Factorial: Sendable {
  package let who: String
  package let how: String
  package let measure: Measure
  /// Names of the four arms: neither learned, only who, only how, both.
  package let arms: (neither: String, who: String, how: String, both: String)
  package let total: Comparison.Estimate
  package let whoEffect: Comparison.Estimate
  package let howEffect: Comparison.Estimate
  /// (both − only how) − (only who − neither).
  package let interaction: Comparison.Estimate
}

extension ExperimentResult {
  /// All 2 × 2 among the arms: the control is the corner where nothing is learned. Empty when the arms
  /// hold none, or there is a single replication.
  package func factorials(_ measure: Measure) -> [Factorial] {
    let control = plan.arms[plan.controlIndex]
    guard control.selection == "uniform", !control.mode.learns else { return [] }
    var found: [Factorial] = []
    for who in plan.arms.indices where isOnlyWho(plan.arms[who], control) {
      for how in plan.arms.indices where isOnlyHow(plan.arms[how], control) {
        var corner = plan.arms[how]
        corner.selection = plan.arms[who].selection
        corner.name = ""
        let both = plan.arms.indices.first {
          var arm = plan.arms[$0]
          arm.name = ""
          return arm == corner
        }
        if let both, let factorial = factorial(measure, who: who, how: how, both: both) {
          found.append(factorial)
        }
      }
    }
    return found
  }

  /// Another selection policy, and everything else as in the control.
  private func isOnlyWho(_ arm: Arm, _ control: Arm) -> Bool {
    var other = arm
    (other.name, other.selection) = (control.name, control.selection)
    return other == control && arm.selection != control.selection
  }

  /// Uniform selection, an engine that learns.
  private func isOnlyHow(_ arm: Arm, _ control: Arm) -> Bool {
    arm.selection == control.selection && arm.mode.learns && arm.mode.explores
  }

  private func factorial(
    _ measure: Measure, who: Int, how: Int, both: Int
  ) -> Factorial? {
    let neither = plan.controlIndex
    let corners = [neither, who, how, both].map { values(measure, arm: $0) }
    func effect(_ signs: [Double]) -> Comparison.Estimate? {
      let contrasts = corners[0].indices.map { replication in
        zip(signs, corners).reduce(0) { $0 + $1.0 * $1.1[replication] }
      }
      let zeros = Array(repeating: 0.0, count: contrasts.count)
      let paired = try? PairedDifference(
        treatment: contrasts, control: zeros, confidence: Comparison.confidence)
      return paired.map { Comparison.Estimate($0.estimate) }
    }
    guard let total = effect([-1, 0, 0, 1]), let whoEffect = effect([-0.5, 0.5, -0.5, 0.5]),
      let howEffect = effect([-0.5, -0.5, 0.5, 0.5]), let interaction = effect([1, -1, -1, 1])
    else { return nil }
    let names = plan.arms.map(\.name)
    return Factorial(
      who: plan.arms[who].selection, how: plan.arms[how].name, measure: measure,
      arms: (names[neither], names[who], names[how], names[both]), total: total,
      whoEffect: whoEffect, howEffect: howEffect, interaction: interaction)
  }
}
