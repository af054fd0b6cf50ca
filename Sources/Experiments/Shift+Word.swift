// The word for a shift, found for a whole family at once. Not here: the numbers (`Shift.swift`).

import LabStatistics

extension Shift {
  /// Every arm that both sheets have, gauge by gauge; each gauge is a family of its own.
  ///
  /// - Precondition: The sheets have the same replications, whatever their order.
  static func all(
    of sheet: ScoreSheet, against base: ScoreSheet, margin: Double
  ) -> [Shift] {
    precondition(sheet.mismatch(with: base) == nil, "only the same replications can be paired")
    var shifts: [Shift] = []
    for arm in sheet.arms {
      for gauge in sheet.gauges {
        guard let own = sheet.row(arm, gauge), let other = base.row(arm, gauge) else { continue }
        shifts.append(
          Shift(
            arm: arm, gauge: gauge, values: sheet.values(of: own, orderedAs: base),
            base: other.values, margin: margin))
      }
    }
    return shifts
  }

  /// Gives each its word; what hasn't changed needs no test and doesn't make the family larger.
  static func decide(_ shifts: inout [Shift]) {
    let gauges = shifts.reduce(into: [Gauge]()) {
      if !$0.contains($1.gauge) { $0.append($1.gauge) }
    }
    for gauge in gauges {
      let family = shifts.indices.filter {
        shifts[$0].gauge == gauge && shifts[$0].changed > 0 && shifts[$0].p != nil
      }
      guard let adjusted = try? Holm.adjusted(family.compactMap { shifts[$0].p }) else { continue }
      for (index, holm) in zip(family, adjusted) {
        shifts[index].decide(holm: holm, family: family.count)
      }
    }
  }

  private mutating func decide(holm: Double, family: Int) {
    self.holm = holm
    guard let evidence, let change else { return }
    let margin = evidence.margin
    if count >= Comparison.fewestForVerdict {
      if holm <= Self.level, evidence.flipsAgree(.worse) {
        word = .worse
      } else if change.low > -margin, change.high < margin, evidence.flipsAgree(.equivalent) {
        word = .equivalent
      } else if change.low > 0, change.high >= margin, evidence.flipsAgree(.better) {
        word = .better
      }
    }
    if word == .inconclusive { settledBy = replications(family: family) }
  }

  /// To the nearest line that would settle it: past −margin, within the margins, or above 0.
  private func replications(family: Int) -> Int? {
    guard let evidence else { return nil }
    let (value, margin) = (evidence.estimate.value, evidence.margin)
    let deviation = evidence.estimate.standardError * Double(count).squareRoot()
    let distance = max(value, margin - abs(value), -margin - value)
    let least = max(count + 1, Comparison.fewestForVerdict)
    guard deviation > 0 else { return distance > 0 ? least : nil }
    let alpha = value < -margin ? Self.level / Double(family) : Self.level
    return SampleSize.pairedT(
      effect: distance, deviation: deviation, alpha: alpha, power: 0.8, sides: .one
    ).map { max(least, $0) }
  }
}

extension Shift.Evidence {
  /// Of random flips, when there are too many to enumerate.
  private static let seed: UInt64 = 20_251_125

  /// Whether signs flipped at random say the same as Student's t: where they don't, neither is believed
  /// (protocol, section 4).
  func flipsAgree(_ word: Shift.Word) -> Bool {
    let margins = scales.map { margin * $0 }
    switch word {
    case .worse: return isAboveZero(zip(gains, margins).map { -$0 - $1 })
    case .equivalent:
      return isAboveZero(zip(gains, margins).map { $1 + $0 })
        && isAboveZero(zip(gains, margins).map { $1 - $0 })
    case .better: return isAboveZero(gains)
    case .identical, .inconclusive: return true
    }
  }

  private func isAboveZero(_ values: [Double]) -> Bool {
    guard let test = try? SignFlip(differences: values, seed: Self.seed) else { return false }
    return test.pValueOfMore <= Shift.level
  }
}
