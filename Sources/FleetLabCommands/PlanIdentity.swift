// The hash that says whether two plans are the same one. Not here: what a plan is (`Experiments`).

import Digests
import Experiments
import LabReports

enum PlanIdentity {
  /// Of everything that determines a result and what is asked of it.
  static func hash(of plan: ExperimentPlan) -> String {
    let manifest = Manifest.text(
      of: plan, origin: Origin(scenarioDigest: "", command: "", version: ""))
    let gauges = plan.gauges.map(\.text).joined(separator: "\n")
    return "sha256:" + SHA256.hexadecimal(of: Array((manifest + gauges).utf8))
  }
}
