// The map of a grid: which cell stands where, in the report, in its drawing and in map.csv. Not here: which worlds
// a grid has (`ScenarioFilesTests`), verdicts (`ExperimentsTests`).

import Experiments
import GroundTruth
import LabReports
import Testing

struct MapTests {
  private static let crossing = Crossing([
    .init("skill", levels: ["1", "2"]), .init("action", levels: ["a", "b", "c"]),
    .init("noise", levels: ["low", "high"]),
  ])

  /// The small experiment in each world, asked for another improvement in each: 0, 1 % … 11 %.
  private static func figures() throws -> [VariationFigures] {
    let some = try SmallExperiment.result.get()
    return crossing.combinations.enumerated().map { number, levels in
      var plan = some.plan
      plan.targets = [SmallExperiment.targets[0]]
      plan.targets[0].atLeast = 0.01 * Double(number)
      return VariationFigures(
        crossing.words(levels).joined(separator: "_"), changes: [], levels: levels,
        result: ExperimentResult(plan: plan, runs: some.runs, yardsticks: some.yardsticks))
    }
  }

  @Test("the first factor lies across, the second along, the rest are panels")
  func report() throws {
    let figures = try Self.figures()
    // Whatever the order in which they were played.
    let map = try #require(GridMap(Self.crossing, figures.reversed()))
    let text = ReportMarkdown.text(
      of: VariationsReport.page(
        name: "many", summary: "", of: figures, map: map, origin: SmallExperiment.origin))
    let verdict = try #require(SmallExperiment.result.get().verdicts().first)
    let lines = text.split(separator: "\n").map(String.init)
    let begin = try #require(lines.firstIndex { $0.hasPrefix("| noise | action | ") })
    let rows = lines[(begin + 2)...].prefix(6).map { line in
      line.split(separator: "|").map { $0.trimmingPrefix(" ").prefix { $0 != " " } }
    }
    #expect(rows.map { $0[0] } == ["low", "low", "low", "high", "high", "high"])
    #expect(rows.map { $0[1] } == ["a", "b", "c", "a", "b", "c"])
    let base = NumberText.decimals(verdict.comparison.referenceMean, 4) + ","
    #expect(rows.allSatisfy { $0[2] == base && $0[3] == base })
    #expect(text.contains("both against neither: score 0.0 % in days 2–3"))
    #expect(text.contains("| World "), "twelve worlds go down, not across")
  }

  @Test("the file has a row a target and combination, with that combination's own answer")
  func file() throws {
    let map = try #require(GridMap(Self.crossing, try Self.figures()))
    let file = try CSVFile(MapCSV.text(of: map))
    #expect(file.rows.count == 12 && Array(file.columns.prefix(3)) == ["skill", "action", "noise"])
    let headroom = try #require(SmallExperiment.result.get().verdicts().first?.headroom)
    for row in 0..<12 {
      let levels = Self.crossing.combinations[row]
      #expect(file[row, "skill"] == ["1", "2"][levels[0]])
      #expect(file[row, "action"] == ["a", "b", "c"][levels[1]])
      #expect(file[row, "at_least_percent"] == "\(row)")
      let isFeasible = headroom >= 0.01 * Double(row)
      #expect((file[row, "verdict"] == "infeasible") != isFeasible)
    }
  }

  @Test("a drawing for each target has every cell once, where the table has it")
  func drawing() throws {
    let figures = try Self.figures()
    let map = try #require(GridMap(Self.crossing, figures))
    let page = VariationsReport.page(
      name: "many", summary: "", of: figures, map: map, origin: SmallExperiment.origin)
    #expect(page.plots.map(\.name) == ["map_1"])
    let plot = try #require(page.plots.first)
    #expect(try CSVFile(plot.data).rows.count == 12)
    for line in [
      "set xtics ('1' 0, '2' 1)", "set ytics ('a' 0, 'b' 1, 'c' 2)", "set title 'noise=low'",
      "set title 'noise=high'",
    ] { #expect(plot.script.contains(line), "\(line)") }
  }

  @Test("there is none of one factor, nor where a combination is missing")
  func none() throws {
    let figures = try Self.figures()
    #expect(GridMap(nil, figures) == nil && GridMap(Self.crossing, figures.dropLast()) == nil)
    #expect(GridMap(Crossing([Self.crossing.factors[0]]), figures) == nil)
  }
}
