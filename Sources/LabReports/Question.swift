// Verdicts by what was asked: the same of several arms is one question. Not here: single verdicts
// (`Experiments`), tables of them (`Report+Verdicts.swift`, `TerminalSummary.swift`).

import Experiments
import GroundTruth

/// What was asked of one arm or of many, and the answers.
struct Question {
  let verdicts: [Verdict]

  /// Such as "Success rate in days 21–30: better by at least 20.0 % than 'control'?"
  ///
  /// - Parameter quote: Marks a name.
  func text(_ quote: (String) -> String) -> String {
    let target = verdicts[0].target
    let measure = target.measure.words
    return "\(measure.prefix(1).uppercased())\(measure.dropFirst()) in "
      + "\(ExperimentPlan.text(target.window)), against \(quote(target.reference)): \(target.wish)?"
  }

  /// What all answers are seen against, such as "base 0.7497, queue-free optimum 0.9633 (+28.5 %)".
  var surroundings: String {
    let (measure, verdict) = (verdicts[0].target.measure, verdicts[0])
    func number(_ value: Double) -> String { NumberText.decimals(value, measure.decimals) }
    let base = "base \(number(verdict.comparison.referenceMean))"
    guard let mean = verdict.boundMean, let bound = verdict.bound else { return base }
    let headroom = verdict.headroom.map { " (\(NumberText.signed(100 * $0, 1)) %)" } ?? ""
    return "\(base), \(bound.rawValue) \(number(mean))\(headroom)"
  }

  /// In the order in which they were asked first.
  static func all(in verdicts: [Verdict]) -> [Question] {
    func isSame(_ one: Verdict, _ other: Verdict) -> Bool {
      var target = other.target
      target.arm = one.target.arm
      return one.target == target
    }
    return verdicts.reduce(into: [[Verdict]]()) { groups, verdict in
      if let place = groups.firstIndex(where: { isSame($0[0], verdict) }) {
        groups[place].append(verdict)
      } else {
        groups.append([verdict])
      }
    }.map { Question(verdicts: $0) }
  }
}
