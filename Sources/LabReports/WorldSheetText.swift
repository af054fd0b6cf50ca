// The world sheet as text for a terminal, and as files. Not here: its figures (`Experiments/WorldSheet.swift`).

package import Experiments
import GroundTruth
import LabStatistics

package enum WorldSheetText {
  package static func text(of sheet: WorldSheet) -> String {
    let plan = sheet.plan
    let count = sheet.worlds.count
    let title = "\(plan.name.asOneLine): what there is to gain, from the truth alone"
    let opening = """
      Means over \(count) world\(count == 1 ? "" : "s") and \(plan.world.horizon) each; no learner was run.
      """
    return title.wrapped() + opening.wrapped() + "\n" + table(sheet).plain(width: 100) + "\n"
      + rules(sheet) + "\n" + agents(sheet).plain(width: 100)
  }

  private static func table(_ sheet: WorldSheet) -> MarkdownTable {
    var table = MarkdownTable([
      ("Policy", .left), ("Score", .right), ("± 95 %", .right), ("Success", .right),
      ("Gain", .right), ("What it is", .left),
    ])
    let base = sheet.row("reference")?.mean(.score) ?? .nan
    for row in sheet.rows {
      let scores = row.values(.score)
      let half = try? PairedDifference(
        treatment: scores, control: scores.map { _ in 0 }, confidence: Comparison.confidence
      ).halfWidth
      table.append([
        row.name, NumberText.decimals(row.mean(.score), 4),
        half.map { NumberText.decimals($0, 4) } ?? "–",
        NumberText.decimals(row.mean(.successRate), 4),
        NumberText.signed(100 * (row.mean(.score) / base - 1), 1) + " %", row.meaning,
      ])
    }
    return table
  }

  private static func rules(_ sheet: WorldSheet) -> String {
    sheet.rules.map { rule in
      let word = rule.holds.map { $0 ? "yes" : "NO " } ?? "–  "
      return "\(rule.text): \(rule.figure)".wrapped(indent: 5, after: "\(word)  ")
    }.joined()
  }

  private static func agents(_ sheet: WorldSheet) -> MarkdownTable {
    var table = MarkdownTable(
      "Agent, under the reference",
      numbers: ["Kinds", "Share of work (%)", "Utilisation (%)", "Mean wait (s)"])
    for agent in sheet.agents {
      table.append([
        agent.name.asOneLine, "\(agent.kinds)", NumberText.decimals(100 * agent.shareOfWork, 1),
        agent.utilisation.map { NumberText.decimals(100 * $0, 2) } ?? "no limit",
        NumberText.decimals(agent.meanWaitSeconds, 3),
      ])
    }
    return table
  }

  /// A row a policy and world.
  package static func csv(of sheet: WorldSheet) -> String {
    var table = CSVTable(
      columns: ["policy", "replication", "seed", "subtasks"] + RunsCSV.measures.map(\.rawValue))
    for row in sheet.rows {
      for (replication, sums) in row.sums.enumerated() {
        let isBound = row.key == "clairvoyant"
        table.append(
          [
            .text(row.key), .integer(replication), .text("\(sheet.plan.seed)"),
            .number(sums.planned),
          ]
            + RunsCSV.measures.map {
              .number(isBound && !Yardstick.clairvoyant.says($0) ? nil : sums.value(of: $0))
            })
      }
    }
    return table.text
  }

  package static func rulesCSV(of sheet: WorldSheet) -> String {
    var table = CSVTable(columns: ["rule", "holds", "figure"])
    for rule in sheet.rules {
      table.append([
        .text(rule.text), rule.holds.map { .text($0 ? "yes" : "no") } ?? .missing,
        .text(rule.figure),
      ])
    }
    return table.text
  }

  package static func agentsCSV(of sheet: WorldSheet) -> String {
    var table = CSVTable(
      columns: ["agent", "kinds", "share_of_work", "utilisation", "mean_wait_seconds"])
    for agent in sheet.agents {
      table.append([
        .text(agent.name), .integer(agent.kinds), .number(agent.shareOfWork),
        .number(agent.utilisation), .number(agent.meanWaitSeconds),
      ])
    }
    return table.text
  }

  package static func json(of sheet: WorldSheet) -> String {
    JSONValue.object([
      ("schema_version", .integer(1)), ("name", .text(sheet.plan.name)),
      ("worlds", .integer(sheet.worlds.count)),
      (
        "policies",
        .list(
          sheet.rows.map {
            .object([
              ("name", .text($0.key)), ("score", .number($0.mean(.score))),
              ("success_rate", .number($0.mean(.successRate))),
            ])
          })
      ),
      (
        "rules",
        .list(
          sheet.rules.map {
            .object([
              ("rule", .text($0.text)), ("holds", $0.holds.map { .flag($0) } ?? .null),
              ("figure", .text($0.figure)),
            ])
          })
      ),
    ]).document
  }
}
