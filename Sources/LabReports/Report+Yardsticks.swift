// What could be gained at all, in a report. Not here: how it is computed
// (`GroundTruth/Yardsticks`), what arms gained of it (`Report+Arms.swift`).

import Experiments
import FleetModel
import GroundTruth

extension Report {
  var yardsticks: ReportSection {
    var table = MarkdownTable(
      [("Yardstick", .left)] + Measure.shown.map { ($0.title, .right) } + [("What it is", .left)])
    let isAny = plan.world.referenceActions.count > 1
    let reference = isAny ? "any action" : "the default action"
    for yardstick in Yardstick.shown(for: measure)
    where Measure.shown.contains(where: { findings.mean(of: yardstick, $0) != nil }) {
      let values = Measure.shown.map { measure in
        let mean = result.has(measure) ? findings.mean(of: yardstick, measure) : nil
        return NumberText.decimals(mean ?? .nan, measure.decimals)
      }
      table.append(
        [yardstick.words(findings.bound)] + values + [yardstick.meaning(reference)])
    }
    let meaning = """
      From the truth alone, over \(plan.windowText), without queues: nobody waits and everybody is
      idle. The best static choice and the ceilings are made for the \(measure.words); in
      other columns they are points of reference and not bounds.
      """
    return ReportSection("Yardsticks", [.paragraph(meaning), .table(table)] + staticChoice)
  }

  /// The choice differs from one replication's world to the next, so the most frequent is shown.
  private var staticChoice: [ReportBlock] {
    let choices = result.yardsticks.map(\.staticChoice)
    let fleet = plan.world.fleet
    func most<Choice: Hashable>(_ list: [Choice]) -> (choice: Choice, count: Int)? {
      var counts: [Choice: Int] = [:]
      for item in list { counts[item, default: 0] += 1 }
      // In the order of the list, so that equals don't depend on the dictionary.
      let winner = list.indices.reduce(0) {
        counts[list[$1], default: 0] > counts[list[$0], default: 0] ? $1 : $0
      }
      return list.isEmpty ? nil : (list[winner], counts[list[winner], default: 0])
    }
    var table = MarkdownTable([
      ("Kind", .left), ("First", .left), ("Then", .left), ("In replications", .right),
    ])
    for (number, kind) in fleet.kinds.enumerated() {
      guard let pair = most(choices.map { $0.agents[number] }) else { continue }
      table.append([
        kind.name.asCode, fleet.agents[pair.choice.first.rawValue].name.asCode,
        fleet.agents[pair.choice.second.rawValue].name.asCode,
        "\(pair.count) of \(choices.count)",
      ])
    }
    guard let action = most(choices.map(\.action)) else { return [] }
    let meaning = """
      The best static choice most often takes the action
      \(plan.world.catalogue[action.choice].key.asCode) for everything (in \(action.count) of
      \(choices.count) replications), and for each kind:
      """
    return [.paragraph(meaning), .table(table)]
  }
}
