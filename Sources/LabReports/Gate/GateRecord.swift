// What a gate has to say, once: text, Markdown, JUnit, JSON and CSV are all made from this. Not here: their forms
// (the other files of this folder), deciding (`Experiments/Gate.swift`).

package import Experiments
import FleetSimulation
import GroundTruth

package struct GateRecord: Sendable {
  /// One question and its answer.
  struct Row: Sendable {
    /// `target`, `limit` or `baseline`.
    let kind: String
    /// The scenario's key for it, such as `improvement`.
    let key: String
    let arm: String
    let against: String
    let measure: String
    let word: String
    /// In `unit`, better is more.
    let estimate: Double?
    let low: Double?
    let high: Double?
    let unit: String
    let asked: String
    let count: Int
    let standardised: Double?
    let p: Double?
    let holm: Double?
    let gapClosed: Interval?
    let sentence: String
    /// Whether a clock decided it: such rows keep out of files that must be the same every time.
    let isTimed: Bool
  }

  /// What rows are read against: the control, the bounds, and the worlds that are looked at beside.
  struct Reference: Sendable {
    let name: String
    let measure: String
    let mean: Double
    let note: String
  }

  let name: String
  let summary: String
  let outcome: Gate.Outcome
  let rows: [Row]
  let references: [Reference]
  let validity: [ValidityCheck]
  let drift: [DriftFinding]
  let warnings: [String]
  /// Such as "seed 7, replications 1000000 to 1000199".
  let seeds: String
  let planHash: String
  let replications: Int
  let version: String
  let command: String

  /// - Parameters:
  ///   - planHash: Of the whole plan as the scenario has it.
  package init(_ gate: Gate, planHash: String, origin: Origin) {
    let (result, plan) = (gate.result, gate.result.plan)
    name = plan.name
    summary = plan.summary
    outcome = gate.outcome
    rows =
      gate.verdicts.map(Self.row) + gate.limits.map { Self.row($0) }
      + gate.overhead.map { Self.row($0) } + (gate.baseline?.shifts ?? []).map { Self.row($0) }
    references = Self.references(of: result)
    validity = result.validity
    drift = result.drift
    warnings = Self.warnings(gate)
    seeds =
      "seed \(plan.seed), replications \(plan.seeds.first) to "
      + "\(plan.number(ofReplication: plan.replications - 1))"
    self.planHash = planHash
    replications = plan.replications
    version = origin.version
    command = origin.command
  }

  private static func row(_ verdict: Verdict) -> Row {
    let (target, decision) = (verdict.target, verdict.decision)
    let isShare: Bool
    switch target.kind {
    case .improvement, .gapClosed: isShare = true
    case .better, .equivalent: isShare = false
    }
    let factor = isShare ? 100.0 : 1
    return Row(
      kind: "target", key: target.key, arm: target.arm, against: target.reference,
      measure: target.measure.rawValue, word: verdict.word.rawValue,
      estimate: decision.map { factor * $0.estimate.value },
      low: decision.map { factor * $0.estimate.low },
      high: decision.map { factor * $0.estimate.high }, unit: isShare ? "percent" : "absolute",
      asked: target.wish, count: verdict.comparison.count, standardised: decision?.standardised,
      p: decision?.p, holm: decision?.holm, gapClosed: verdict.gapClosed.map { Interval($0) },
      sentence: verdict.sentence, isTimed: false)
  }

  private static func row(_ verdict: LimitVerdict) -> Row {
    Row(
      kind: "limit", key: verdict.limit.key, arm: verdict.limit.arm, against: "", measure: "",
      word: verdict.word.rawValue, estimate: verdict.value, low: verdict.low, high: verdict.high,
      unit: verdict.unit, asked: verdict.limit.wish, count: verdict.count, standardised: nil,
      p: nil, holm: nil, gapClosed: nil, sentence: verdict.sentence,
      isTimed: verdict.limit.isTimed)
  }

  /// An arm against its own baseline, seed by seed.
  private static func row(_ shift: Shift) -> Row {
    let factor = shift.isRelative ? 100.0 : 1
    let count = "\(shift.changed) of \(shift.count) seeds changed"
    var sentence =
      "\(shift.gauge.text) of \(shift.arm) against its baseline: \(shift.word.rawValue), \(count)"
    if let change = shift.change, shift.changed > 0 {
      let interval = Interval(value: change.value, low: change.low, high: change.high)
      sentence +=
        shift.isRelative ? ", \(interval.percent(2)) (90 %)" : ", \(interval.signed(4)) (90 %)"
    }
    if let settledBy = shift.settledBy {
      sentence += "; about \(settledBy) replications would settle it"
    }
    return Row(
      kind: "baseline", key: "baseline", arm: shift.arm, against: "baseline",
      measure: shift.gauge.text, word: shift.word.rawValue,
      estimate: shift.change.map { factor * $0.value }, low: shift.change.map { factor * $0.low },
      high: shift.change.map { factor * $0.high },
      unit: shift.isRelative ? "percent" : "absolute", asked: "no worse than before",
      count: shift.count, standardised: nil, p: shift.p, holm: shift.holm, gapClosed: nil,
      sentence: sentence, isTimed: false)
  }

  /// Control and bounds, measure by measure.
  private static func references(of result: ExperimentResult) -> [Reference] {
    let plan = result.plan
    let measures = (plan.targets.map(\.measure) + [plan.measure])
      .reduce(into: [Measure]()) { if !$0.contains($1) { $0.append($1) } }
    return measures.flatMap { measure -> [Reference] in
      let control = Reference(
        name: plan.control, measure: measure.rawValue,
        mean: result.values(measure, arm: plan.controlIndex).mean, note: "control")
      let bound = result.bound(measure).flatMap { bound in
        result.boundValues(measure).map {
          Reference(
            name: bound.rawValue, measure: measure.rawValue, mean: $0.mean,
            note: "the most that can be gained")
        }
      }
      let floor = result.values(measure, yardstick: { $0.reference }).map {
        Reference(
          name: "reference", measure: measure.rawValue, mean: $0.mean,
          note: "any agent, default action, without queues")
      }
      return [control, floor, bound].compactMap(\.self)
    }
  }

  private static func warnings(_ gate: Gate) -> [String] {
    let skewed = gate.verdicts.filter(\.comparison.isSkewed).map {
      "differences of \($0.target.arm) in \($0.target.measure.rawValue) are skewed: "
        + "|skewness| / √n is above 0.2, so Student's interval may cover less than 95 %"
    }
    let missing = gate.missingArms.map { "arm '\($0)' is defined and wasn't played" }
    let stale =
      gate.baseline?.isStale == true
      ? ["an arm is better beyond the margin: the baseline is out of date"] : []
    return skewed + missing + stale
  }

  /// The last word, as people read it.
  var answer: String {
    switch outcome {
    case .met: "every target met"
    case .missed: "a target missed, or a regression"
    case .inconclusive: "inconclusive"
    case .invalid: "invalid"
    }
  }

  var failures: [ValidityCheck] { validity.filter { $0.word == .failed } }
}
