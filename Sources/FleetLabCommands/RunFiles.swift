// The files of a run. Not here: what they say (`LabReports`), how they get to the disk (`OutputFiles`).

import Experiments
import LabReports

enum RunFiles {
  typealias File = (name: String, text: String)

  /// What a run writes; somebody's notes beside them keep a folder from being replaced.
  static let names: Set<String> = Set([
    "manifest.json", "report.md", "runs.csv", "daily.csv", "fingerprints.csv", "yardsticks.csv",
    "yardsticks_daily.csv", "comparisons.csv", "verdicts.json", "overhead.csv", "overhead.json",
    "timing.json", "variations.csv", "sweeps.csv", "map.csv", "report.html", "overhead.html",
    "dashboard.json",
  ]).union(Plot.names.flatMap { name in ["gp", "csv", "svg"].map { "plot_\(name).\($0)" } })

  /// Of one plan's result, the whole folder.
  static func all(
    of result: ExperimentResult, _ timing: RunTiming, _ origin: Origin, scenarioPath: String,
    _ drawings: Drawings, _ console: Console
  ) throws -> [File] {
    let version = Version()
    let circumstances = Circumstances(
      arguments: CommandLine.arguments, paths: [("scenario", scenarioPath)],
      commit: version.commit,
      platform: [
        ("system", version.system), ("architecture", version.architecture),
        ("libc", version.libc), ("swift", version.swift), ("gsl", version.gsl),
        drawings.platform,
      ])
    let page = Report.page(of: result, origin: origin)
    let drawn = try drawings.make(of: page.plots, console)
    return [
      ("manifest.json", Manifest.text(of: result.plan, origin: origin)),
      ("report.md", ReportMarkdown.text(of: page)),
      ("report.html", ReportHTML.text(of: page, drawings: drawn)),
      ("runs.csv", RunsCSV.text(of: result)), ("daily.csv", DailyCSV.text(of: result)),
      ("yardsticks.csv", YardsticksCSV.text(of: result)),
      ("yardsticks_daily.csv", YardsticksDailyCSV.text(of: result)),
      ("comparisons.csv", ComparisonsCSV.text(of: result)),
      ("verdicts.json", VerdictsJSON.text(of: result)),
      ("fingerprints.csv", FingerprintsCSV.text(of: result)),
      ("overhead.csv", OverheadCSV.text(of: timing, in: result.plan)),
      ("overhead.json", OverheadJSON.text(of: timing, in: result.plan)),
      (
        "overhead.html",
        OverheadHTML.text(of: timing, in: result.plan, circumstances: circumstances)
      ),
      (
        "timing.json",
        TimingJSON.text(of: timing, in: result.plan, circumstances: circumstances)
      ),
    ] + (DashboardJSON.text(of: result).map { [("dashboard.json", $0)] } ?? [])
      + (result.plan.sweeps.isEmpty ? [] : [("sweeps.csv", SweepsCSV.text(of: result))])
      + page.plots.flatMap { files(of: $0, drawing: drawn[$0.name]) }
  }

  /// Figures and script stay even where nobody drew them.
  private static func files(of plot: Plot, drawing: String?) -> [File] {
    [("\(plot.stem).csv", plot.data), ("\(plot.stem).gp", plot.script)]
      + (drawing.map { [("\(plot.stem).svg", $0)] } ?? [])
  }

  /// Over all variations of a scenario, each of which has such a folder below.
  static func overall(
    _ name: String, _ summary: String, of variations: [VariationFigures], _ map: GridMap?,
    _ origin: Origin, _ drawings: Drawings, _ console: Console
  ) throws -> [File] {
    let page = VariationsReport.page(
      name: name, summary: summary, of: variations, map: map, origin: origin)
    let drawn = try drawings.make(of: page.plots, console)
    let files: [File] = [
      (
        "manifest.json",
        Manifest.text(name: name, summary: summary, of: variations, origin: origin)
      ),
      ("report.md", ReportMarkdown.text(of: page)),
      ("report.html", ReportHTML.text(of: page, drawings: drawn)),
      ("variations.csv", VariationsCSV.text(of: variations)),
    ]
    return files + (map.map { [("map.csv", MapCSV.text(of: $0))] } ?? [])
      + page.plots.flatMap { self.files(of: $0, drawing: drawn[$0.name]) }
  }
}
