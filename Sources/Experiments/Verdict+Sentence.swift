// A verdict as one sentence that names the bound which decided it. Not here: deciding (`Decision.swift`).

import GroundTruth

extension Verdict {
  /// Base, bound and headroom stand before any percentage: a relative figure is mostly one about the base.
  package var sentence: String {
    if let reason, comparison.count == 0 {
      return "\(target.measure.rawValue) of \(target.arm) against \(target.reference): asked for "
        + "\(target.wish): \(word.rawValue), \(reason)"
    }
    let separator = word == .estimate ? " " : ", "
    return figures + "; asked for \(target.wish): \(word.rawValue)"
      + (because.isEmpty ? "" : separator + because)
  }

  private static func percent(_ share: Double) -> String { signed(100 * share, digits: 1) + " %" }

  private var figures: String {
    var text = "\(target.measure.rawValue) in \(ExperimentPlan.text(target.window)): base "
    text += "\(fixed(comparison.referenceMean, 4)) (\(target.reference)), "
    if let boundMean, let headroom, let bound {
      text += "\(bound.rawValue) \(fixed(boundMean, 4)) (\(Self.percent(headroom))), "
    }
    text += "\(target.arm) \(fixed(comparison.armMean, 4))"
    if let gapClosed {
      text += ", gap closed \(fixed(100 * gapClosed.value, 0)) % "
      text += "[\(fixed(100 * gapClosed.low, 0)), \(fixed(100 * gapClosed.high, 0))]"
    }
    if let relative = comparison.relative?.times(target.measure.isGain ? 1 : -1) {
      text += ", better by \(Self.percent(relative.value)) [\(Self.percent(relative.low)), "
      text += "\(Self.percent(relative.high))]"
    }
    return text
  }

  /// The bound that decided, or what kept anything from being decided.
  package var because: String {
    switch word {
    case .infeasible: return "even the \((bound ?? .clairvoyant).rawValue) can't reach it"
    case .estimate: return "only, a verdict needs \(Comparison.fewestForVerdict) replications"
    case .invalid: return reason ?? ""
    case .met: return decision.map { deciding($0, isLow: true) } ?? ""
    case .missed: return decision.map { deciding($0, isLow: false) } ?? ""
    case .inconclusive: break
    }
    guard let decision else { return "the gap is too uncertain to divide by" }
    let between = "between \(number(decision.low)) and \(number(decision.high))"
    guard let settledBy = decision.settledBy else { return between }
    return between + "; about \(settledBy) replications would settle it"
  }

  private func deciding(_ decision: Decision, isLow: Bool) -> String {
    if case .equivalent = target.kind {
      return "the 90 % interval is \(number(decision.low)) to \(number(decision.high)), the margin "
        + "±\(fixed(decision.line, 4))"
    }
    return isLow
      ? "its lower 95 % bound is \(number(decision.low))"
      : "its upper 95 % bound is \(number(decision.high))"
  }

  /// A number in the unit of the decision.
  private func number(_ value: Double) -> String {
    switch target.kind {
    case .improvement, .gapClosed: Self.percent(value)
    case .better, .equivalent: signed(value, digits: 4)
    }
  }
}
