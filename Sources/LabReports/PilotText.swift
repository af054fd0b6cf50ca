// How many replications a question needs, for people and for programs. Not here: finding out
// (`Experiments/PilotQuestion.swift`), how long they take, which only a clock knows.

package import Experiments
import GroundTruth

package enum PilotText {
  package static func text(of pilot: Pilot) -> String {
    let plan = pilot.plan
    var text =
      "\(plan.name): a pilot of \(plan.replications) replications "
      + "(\(plan.number(ofReplication: 0))–\(plan.number(ofReplication: plan.replications - 1)))\n"
    if !pilot.targets.isEmpty {
      text += "\nTargets\n\n" + table(pilot.targets) + "\n"
      text += pilot.targets.compactMap(sentence).joined()
    }
    text += "\nEvery arm against the control\n\n" + table(pilot.arms) + "\n"
    text += notes(pilot).joined()
    return text
  }

  private static func table(_ questions: [PilotQuestion]) -> String {
    var table = MarkdownTable(
      "Arm",
      numbers: [
        "Better by", "Deviation, 95 %", "d_z", "To see", "n at .8", ".9", "Holm .8", ".9",
        "\(Pilot.full) see",
      ])
    for question in questions {
      let decimals = question.gauge.measure.decimals
      let bounds = question.deviationInterval
      func text(_ value: Double) -> String { NumberText.decimals(value, decimals) }
      func percent(_ share: Double) -> String {
        share.isFinite ? NumberText.decimals(100 * share, 2) + " %" : "–"
      }
      let counts = question.needs.map(\.alone) + question.needs.map(\.inFamily)
      table.append(
        [
          "\(question.arm) – \(question.reference)".asOneLine,
          NumberText.signed(question.gain, decimals),
          "\(text(question.deviation)) [\(text(bounds.lowerBound)), \(text(bounds.upperBound))]",
          question.standardised.map { NumberText.signed($0, 2) } ?? "–", text(question.effect),
        ] + counts.map { $0.map(String.init) ?? "–" } + [percent(question.smallestSeen)])
    }
    return table.plain(width: 140)
  }

  private static func sentence(_ question: PilotQuestion) -> String? {
    guard let settling = question.settling else { return nil }
    let title =
      "'\(question.arm)' against '\(question.reference)', \(settling.wish) (\(question.gauge.text))"
    let found = "the pilot found \(NumberText.signed(100 * question.relative, 2)) %"
    if settling.word == .infeasible {
      return
        "\(title): infeasible, even the optimal policy gets less; no number of replications helps."
        .asBullet
    }
    guard let count = settling.count else {
      return "\(title): \(found), which lies on the line; no number of replications settles it."
        .asBullet
    }
    return
      "\(title): \(found); if that is the truth, \(count) replications say \(settling.word.rawValue)."
      .asBullet
  }

  private static func notes(_ pilot: Pilot) -> [String] {
    let all = pilot.targets + pilot.arms
    var notes = [
      "n is what a paired t test at .05 needs, with power .8 and .9, to see the effect under 'To see': "
        + "what a target asks for, else what the pilot found; under Holm, with the level divided by the "
        + "number of questions. A verdict needs \(Comparison.fewestForVerdict) replications anyway.",
      "A pilot's deviation is rough: its interval holds for normal differences, and n grows with its "
        + "square.",
    ]
    let skewed = all.filter { $0.skew > 0.2 }
    if !skewed.isEmpty {
      let names = skewed.map { "'\($0.arm)' – '\($0.reference)'" }
      let distinct = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }
      notes.append(
        "The differences of \(distinct.map(\.element).joined(separator: ", ")) are skewed "
          + "(|skewness| / √n above .2): Student's intervals cover less than they say, so play more."
      )
    }
    return notes.map { $0.wrapped() }
  }

  package static func json(of pilot: Pilot) -> String {
    let plan = pilot.plan
    return JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(plan.name)), ("seed", .integer(plan.seed)),
      ("first_replication", .integer(plan.number(ofReplication: 0))),
      ("replications", .integer(plan.replications)), ("control", .text(plan.control)),
      ("targets", .list(pilot.targets.map(json))), ("arms", .list(pilot.arms.map(json))),
    ]).document
  }

  private static func json(_ question: PilotQuestion) -> JSONValue {
    let bounds = question.deviationInterval
    return .object([
      ("arm", .text(question.arm)), ("against", .text(question.reference)),
      ("measure", .text(question.gauge.measure.rawValue)),
      ("first_day", .integer(question.gauge.window.lowerBound + 1)),
      ("last_day", .integer(question.gauge.window.upperBound)), ("n", .integer(question.count)),
      ("reference_mean", .number(question.referenceMean)), ("better_by", .number(question.gain)),
      ("better_by_percent", .number(100 * question.relative)),
      ("deviation", .number(question.deviation)),
      ("deviation_low", .number(bounds.lowerBound)), ("deviation_high", .number(bounds.upperBound)),
      ("standardised", .number(question.standardised)), ("skew", .number(question.skew)),
      ("is_skewed", .flag(question.skew > 0.2)), ("to_see", .number(question.effect)),
      (
        "needs",
        .list(
          question.needs.map {
            .object([
              ("power", .setting($0.power)), ("n", .integer($0.alone)),
              ("n_holm", .integer($0.inFamily)),
            ])
          })
      ),
      ("percent_that_\(Pilot.full)_see", .number(100 * question.smallestSeen)),
      (
        "settling",
        question.settling.map { settling in
          .object([
            ("wish", .text(settling.wish)),
            ("word", .text(settling.word.rawValue)), ("n", .integer(settling.count)),
          ])
        } ?? .null
      ),
    ])
  }
}
