// A sweep in the report, in sweeps.csv and in the manifest. Not here: its effects (`ExperimentsTests`).

import Experiments
import FleetSimulation
import GroundTruth
import LabReports
import LearningCore
import Testing

struct SweepReportTests {
  private static let sweep = Sweep(
    "tuned",
    Crossing([
      .init("learning_rate", levels: ["0.05", "0.2"]),
      .init("explores", levels: ["true", "false"]),
    ]))

  private static let swept = Result {
    var plan = try SmallExperiment.plan()
    let arms = zip(sweep.arms, sweep.crossing.combinations).map { name, levels in
      var parameters = LearningPreset.balanced.parameters
      parameters.learningRate = [0.05, 0.2][levels[0]]
      return Arm(
        name: name, selection: "uniform", parameters: parameters,
        mode: EngineMode(explores: levels[1] == 0))
    }
    plan.arms = [plan.arms[0]] + arms
    plan.sweeps = [sweep]
    return try SmallExperiment.run(plan)
  }

  @Test("the report shows main effects together with the interaction table")
  func report() throws {
    let result = try Self.swept.get()
    let text = ReportMarkdown.text(of: result, origin: SmallExperiment.origin)
    let effects = try #require(result.sweepEffects(.score).first)
    #expect(text.contains("\n## Sweep: tuned\n"))
    let level = effects.main[0][1]
    let step = try #require(level.againstFirst)
    let cells = [level.effect.contrast, step].map {
      "\(NumberText.signed($0.value, 4)) [\(NumberText.signed($0.low, 4)), "
        + "\(NumberText.signed($0.high, 4))]"
    }
    let row = text.split(separator: "\n").first { $0.hasPrefix("| `learning_rate` | `0.2` ") }
    #expect(cells.allSatisfy { row?.contains($0) == true }, "\(row ?? "no row")")
    #expect(text.contains("| Score, mean "))
    let interactions = text.split(separator: "\n").filter { $0.hasPrefix("| `learning_rate=") }
    #expect(interactions.count == 4)
    for (row, cell) in zip(interactions, effects.interactions[0].cells) {
      #expect(row.contains(NumberText.decimals(cell[0].mean, 4)))
      #expect(row.contains(NumberText.decimals(cell[1].mean, 4)))
    }
  }

  @Test("the file has all measures, main effects and interactions")
  func file() throws {
    let result = try Self.swept.get()
    let file = try CSVFile(SweepsCSV.text(of: result))
    let measures = result.comparedMeasures.count
    #expect(file.rows.count == measures * (2 + 2 + 4))
    let effects = try #require(result.sweepEffects(.score).first)
    #expect(file[1, "factor"] == "learning_rate" && file[1, "level"] == "0.2")
    #expect(file[1, "difference"] == NumberText.file(effects.main[0][1].effect.contrast.value))
    #expect(file[0, "against_first"] == "" && file[1, "against_first"] != "")
    let cell = effects.interactions[0].cells[1][0]
    #expect(file[6, "effect"] == "interaction" && file[6, "other_level"] == "true")
    #expect(file[6, "mean"] == NumberText.file(cell.mean) && file[6, "n"] == "3")
    #expect(file[6, "low"] == NumberText.file(cell.contrast.low))
  }

  @Test("the manifest names factors and arms; without a sweep nothing is said anywhere")
  func manifest() throws {
    let swept = Manifest.text(of: try Self.swept.get().plan, origin: SmallExperiment.origin)
    #expect(swept.contains("\"sweeps\""))
    #expect(swept.contains("tuned/learning_rate=0.05/explores=true"))
    let plain = try SmallExperiment.result.get()
    #expect(!Manifest.text(of: plain.plan, origin: SmallExperiment.origin).contains("sweeps"))
    let text = ReportMarkdown.text(of: plain, origin: SmallExperiment.origin)
    #expect(!text.contains("Sweep"))
  }
}
