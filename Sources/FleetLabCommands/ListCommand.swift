// `fleetlab list`. Not here: what the names stand for (each in its own room).

import Foundation
import LearningCore
import ScenarioFiles

/// Prints the names that scenarios can ask for.
struct ListCommand: RunnableCommand {
  private let topic: String

  init(_ arguments: Arguments) { topic = arguments.operands[0] }

  func run(console: Console) throws -> ExitCode {
    let rows = try rows()
    if console.format == .json {
      let list = rows.map { ["name": $0.name, "summary": $0.summary] }
      let data = try JSONSerialization.data(
        withJSONObject: ["schema_version": 1, topic: list],
        options: [.prettyPrinted, .sortedKeys])
      console.answer(String(decoding: data, as: UTF8.self) + "\n")
      return .done
    }
    let width = rows.map(\.name.count).max() ?? 0
    for row in rows {
      let gap = String(repeating: " ", count: width - row.name.count + 2)
      console.answer(console.answerStyle.paint(row.name, .bold) + gap + row.summary + "\n")
    }
    return .done
  }

  private func rows() throws -> [(name: String, summary: String)] {
    switch topic {
    case "policies": return SelectionCatalogue.entries.map { ($0.name, $0.summary) }
    case "presets": return LearningPreset.catalogue.map { ($0.name, $0.summary) }
    case "distributions": return DistributionKey.catalogue
    case "scenarios":
      let shelf = try ScenarioShelf()
      return try shelf.names.map { name in
        let scenario = try ScenarioInput.scenario(shelf.file(name).path, command: "list")
        return (name, scenario.plan.summary)
      }
    default: preconditionFailure("the table lets no topic '\(topic)' through")
    }
  }
}
