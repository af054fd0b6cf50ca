// The files of a run. Not here: what they say (`LabReports`), how they get to the disk (`OutputFiles`).

import Experiments
import LabReports

enum RunFiles {
  typealias File = (name: String, text: String)

  /// What a run writes; somebody's notes beside them keep a folder from being replaced.
  static let names: Set = [
    "manifest.json", "report.md", "runs.csv", "daily.csv", "fingerprints.csv", "yardsticks.csv",
    "yardsticks_daily.csv", "comparisons.csv", "verdicts.json", "overhead.csv", "overhead.json",
    "timing.json", "variations.csv", "sweeps.csv", "map.csv", "map.gp",
  ]

  /// Of one plan's result, the whole folder.
  static func all(
    of result: ExperimentResult, _ timing: RunTiming, _ origin: Origin, scenarioPath: String
  ) -> [File] {
    let version = Version()
    let circumstances = Circumstances(
      arguments: CommandLine.arguments, paths: [("scenario", scenarioPath)],
      commit: version.commit,
      platform: [
        ("system", version.system), ("architecture", version.architecture),
        ("libc", version.libc), ("swift", version.swift), ("gsl", version.gsl),
      ])
    return [
      ("manifest.json", Manifest.text(of: result.plan, origin: origin)),
      ("report.md", ReportMarkdown.text(of: result, origin: origin)),
      ("runs.csv", RunsCSV.text(of: result)), ("daily.csv", DailyCSV.text(of: result)),
      ("yardsticks.csv", YardsticksCSV.text(of: result)),
      ("yardsticks_daily.csv", YardsticksDailyCSV.text(of: result)),
      ("comparisons.csv", ComparisonsCSV.text(of: result)),
      ("verdicts.json", VerdictsJSON.text(of: result)),
      ("fingerprints.csv", FingerprintsCSV.text(of: result)),
      ("overhead.csv", OverheadCSV.text(of: timing, in: result.plan)),
      ("overhead.json", OverheadJSON.text(of: timing, in: result.plan)),
      (
        "timing.json",
        TimingJSON.text(of: timing, in: result.plan, circumstances: circumstances)
      ),
    ] + (result.plan.sweeps.isEmpty ? [] : [("sweeps.csv", SweepsCSV.text(of: result))])
  }

  /// Over all variations of a scenario, each of which has such a folder below.
  static func overall(
    _ name: String, _ summary: String, of variations: [VariationFigures], _ map: GridMap?,
    _ origin: Origin
  ) -> [File] {
    [
      (
        "manifest.json",
        Manifest.text(name: name, summary: summary, of: variations, origin: origin)
      ),
      (
        "report.md",
        VariationsMarkdown.text(
          name: name, summary: summary, of: variations, map: map, origin: origin)
      ),
      ("variations.csv", VariationsCSV.text(of: variations)),
    ] + (map.map { [("map.csv", MapCSV.text(of: $0)), ("map.gp", MapPlot.script(of: $0))] } ?? [])
  }
}
