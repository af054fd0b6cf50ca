// A baseline as `baseline show` prints it. Not here: its file (`BaselineJSON.swift`).

package import Experiments
import GroundTruth

package enum BaselineText {
  package static func text(of baseline: Baseline) -> String {
    let (source, scores) = (baseline.source, baseline.scores)
    let numbers = scores.replications
    let range = "\(numbers.min() ?? 0)–\(numbers.max() ?? 0)"
    var facts = [
      ("reason", baseline.reason), ("made by", "fleetlab \(source.version) (\(source.commit))"),
      ("on", source.platform), ("plan", source.planHash),
      (
        "worlds",
        "version \(source.worldVersion), generator \(source.generator) version "
          + "\(source.generatorVersion)"
      ), ("seeds", "seed \(scores.seed), replications \(range), \(numbers.count) in all"),
    ]
    facts += baseline.validity.map { ("validity", "\($0.name): \($0.word.rawValue); \($0.figure)") }
    if let anchor = baseline.anchor {
      facts.append(("oldest", "\(anchor.reason) (\(anchor.commit))"))
    }
    let label = facts.map(\.0.count).reduce(0, max) + 2
    let lines = facts.map { name, fact in
      fact.wrapped(
        indent: label, after: name + String(repeating: " ", count: label - name.count))
    }
    return "\(source.scenario.asOneLine): baseline\n\n" + lines.joined() + "\n"
      + table(baseline.summaries) + history(baseline.history)
  }

  private static func table(_ summaries: [Baseline.Summary]) -> String {
    var table = MarkdownTable(
      "Arm", numbers: ["Measure", "Days", "n", "Mean", "Deviation"])
    for summary in summaries {
      let (measure, window) = (summary.gauge.measure, summary.gauge.window)
      table.append([
        summary.arm.asOneLine, measure.rawValue, "\(window.lowerBound + 1)–\(window.upperBound)",
        "\(summary.count)", NumberText.decimals(summary.mean, measure.decimals + 2),
        summary.deviation.map { NumberText.decimals($0, measure.decimals + 2) } ?? "–",
      ])
    }
    return table.plain(width: 100)
  }

  /// The plan's own measure alone; the file has all.
  private static func history(_ entries: [Baseline.Entry]) -> String {
    if entries.isEmpty { return "" }
    let lines = entries.reversed().map { entry in
      let first = entry.summaries.first?.gauge
      let means = entry.summaries.filter { $0.gauge == first }.map {
        "\($0.arm) \(NumberText.decimals($0.mean, $0.gauge.measure.decimals))"
      }
      return "\(entry.reason) (\(entry.source.commit)): \(means.joined(separator: ", "))".asBullet
    }
    return "\nBefore it, the latest first:\n" + lines.joined()
  }

  package static func json(of baseline: Baseline) -> String { BaselineJSON.text(of: baseline) }
}
