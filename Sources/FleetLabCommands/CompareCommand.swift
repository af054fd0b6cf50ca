// `fleetlab compare`. Not here: reading the folders (`ResultFolder.swift`), the words
// (`Experiments/Shift.swift`), their text (`LabReports`).

import Experiments
import GroundTruth
import LabReports

/// Compares folders of results with the first of them.
struct CompareCommand: RunnableCommand {
  private let paths: [String]
  private let measure: Measure?
  private let margin: Double
  private let passesInconclusive: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    paths = arguments.operands
    guard paths.count > 1 else {
      throw UsageError("one folder can't be compared; name two or more", in: "compare")
    }
    measure = arguments.text("measure").flatMap(Measure.init)
    margin = try MarginOption.value(arguments, in: "compare")
    passesInconclusive = arguments.text("inconclusive") == "pass"
  }

  func run(console: Console) throws -> ExitCode {
    let folders = try paths.map { try ResultFolder(path: $0) }
    for other in folders.dropFirst() {
      if let difference = folders[0].difference(from: other, ignoringMeasure: measure != nil) {
        throw UnusableInput([Diagnostic(file: other.path, difference)])
      }
    }
    let sources = try folders.map {
      ScoreComparison.Source(name: $0.path, scores: try $0.scores(of: measure ?? $0.measure))
    }
    let comparison: ScoreComparison
    do throws(ScoreProblem) { comparison = try ScoreComparison(of: sources, margin: margin) } catch
    {
      throw UnusableInput([
        Diagnostic(file: paths[0], "\(error); compare runs of the same seeds and arms")
      ])
    }
    console.answer(
      console.format == .json
        ? ScoreComparisonText.json(of: comparison) : ScoreComparisonText.text(of: comparison))
    return comparison.word.exitCode(passesInconclusive: passesInconclusive)
  }
}
