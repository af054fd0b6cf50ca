// Whether the flagship's made-up world looks like recorded fleets: a table, kept in results/likeness.md.
// Not here: the records (`LikenessFigure.swift`), how the world is looked at (`LikenessSample.swift`).

import Experiments
import Foundation
import GroundTruth
import LabReports
import LabStatistics
import Stochastics
import Testing

struct LikenessTests {
  /// Worlds of 6,000 subtasks each; the error of a mean of ten is known to a quarter.
  private static let replications = 10
  /// As many gaps as the longer of the two recorded series has.
  private static let gaps = 8_819
  /// The base of success at which pairs succeed as often as those of Terminal-Bench and of METR.
  private static let (baseOfFive, baseOfEight) = (-1.2, -2.2)

  private static func samples(base: Double? = nil) throws -> [LikenessSample] {
    let shift = base.map { [(key: "world.success.base", value: "\($0)")] } ?? []
    let plan = try ShippedScenario.plan(
      "qe-fleet-30d", settings: [("workload.scale", "1/20")] + shift)
    return (0..<replications).map {
      LikenessSample(
        plan.world, chance: plan.chance(replication: $0), pairsOnly: base != nil)
    }
  }

  /// Of the flagship's arrivals at full scale; what arrives doesn't matter here.
  private static func gapVariations() throws -> [Double] {
    let plan = try ShippedScenario.plan(
      "qe-fleet-30d",
      settings: [
        ("horizon", "12d"), ("report.window", "1-1"), ("targets", "[]"),
        ("workload.parts", "{constant: {value: 1}}"),
      ])
    guard case .synthetic(_, let work) = plan.world.truth else { return [] }
    return (0..<replications).map { replication in
      let seconds = Workload(
        work, horizon: plan.world.horizon, chance: plan.chance(replication: replication)
      ).arrivals.prefix(gaps + 1).map(\.seconds)
      let moments = Moments(of: zip(seconds.dropFirst(), seconds).map { $0 - $1 })
      return moments.deviation / moments.mean
    }
  }

  private static let worlds = Result {
    LikenessWorlds(
      plain: try samples(), five: try samples(base: baseOfFive),
      eight: try samples(base: baseOfEight), gapVariations: try gapVariations())
  }

  private struct Row {
    let figure: LikenessFigure
    let moments: Moments

    /// Within the records, or nearer to them than two standard errors of both.
    var isInside: Bool {
      let (range, own) = (figure.recorded, moments.standardError)
      let error = 2 * (own * own + figure.error * figure.error).squareRoot()
      return (range.lowerBound - error...range.upperBound + error).contains(moments.mean)
    }
  }

  private static let rows = Result {
    let worlds = try Self.worlds.get()
    return LikenessFigure.all.map { Row(figure: $0, moments: Moments(of: $0.values(worlds))) }
  }

  private func markdown() throws -> String {
    var table = MarkdownTable([
      ("Figure", .left), ("This world", .right), ("±", .right), ("Recorded", .right), ("±", .right),
      ("Inside", .left), ("Where", .left),
    ])
    func number(_ value: Double) -> String { NumberText.decimals(value, 3) }
    for row in try Self.rows.get() {
      let (low, high) = (row.figure.recorded.lowerBound, row.figure.recorded.upperBound)
      table.append([
        row.figure.name, number(row.moments.mean), number(row.moments.standardError),
        low == high ? number(low) : "\(number(low)) to \(number(high))",
        row.figure.error == 0 ? "" : number(row.figure.error), row.isInside ? "yes" : "**no**",
        row.figure.source,
      ])
    }
    let outside = try Self.rows.get().filter { !$0.isInside }.map {
      "- \($0.figure.name): \($0.figure.cause ?? "nobody has said why").\n"
    }
    let rates = try [Self.worlds.get().plain, Self.worlds.get().five, Self.worlds.get().eight].map {
      NumberText.decimals(Moments(of: $0.map(\.successRate)).mean, 3)
    }
    return """
      # Likeness

      Whether the world of `qe-fleet-30d` looks like fleets that others recorded. Written by a test
      (`FLEETLAB_RECORD=1 swift test --filter LikenessTests`) from \(Self.replications) replications at a
      twentieth of their size (arrivals at full size, \(Self.gaps) gaps each), looked at as the records
      were: an agent repeats a task with the default action, nobody is busy, times end at the limit.
      Single attempts succeed at a rate of \(rates[0]). Where the record's success rate is said to hold,
      the base alone is lowered: to \(NumberText.decimals(Self.baseOfFive, 1)), which gives \(rates[1])
      (Terminal-Bench: 0.407), and to \(NumberText.decimals(Self.baseOfEight, 1)), which gives \(rates[2])
      (METR: 0.342). ± is one standard error; inside is what lies within the records or nearer to them than
      two errors of both.

      \(table.markdown)
      What lies outside, and why:

      \(outside.joined())
      """
  }

  /// With FLEETLAB_RECORD=1 in the environment the file is written instead.
  @Test("results/likeness.md is what this world looks like")
  func table() throws {
    let file = ShippedScenario.root.appending(path: "results/likeness.md")
    let rendered = try markdown()
    if ProcessInfo.processInfo.environment["FLEETLAB_RECORD"] == "1" {
      try rendered.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == rendered, "run: FLEETLAB_RECORD=1 swift test --filter LikenessTests")
  }

  @Test("what lies outside the records has a cause, and nothing else has one")
  func causes() throws {
    for row in try Self.rows.get() {
      #expect(row.isInside == (row.figure.cause == nil), "\(row.figure.name)")
    }
  }
}
