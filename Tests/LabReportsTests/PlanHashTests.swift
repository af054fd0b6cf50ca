// Digests of plans and of their pieces: what changes them and what doesn't.
// Not here: the text below them (`ManifestTests.swift`), SHA-256 (`DigestsTests`).

import Experiments
import GroundTruth
import LabReports
import Testing

struct PlanHashTests {
  private func plan(
    _ change: (inout ExperimentPlan) -> Void = { _ in }
  ) throws -> ExperimentPlan {
    var plan = try SmallExperiment.plan(targets: SmallExperiment.targets)
    change(&plan)
    return plan
  }

  private func digest(
    arm: Int?, program: [String] = ["1"], _ change: (inout ExperimentPlan) -> Void = { _ in }
  ) throws -> String {
    Manifest.pieceHash(of: try plan(change), arm: arm, program: program).hexadecimal
  }

  @Test("a plan's digest is of all that it asks and plays, and of no names")
  func whole() throws {
    let changes: [(inout ExperimentPlan) -> Void] = [
      { _ in }, { $0.seed += 1 }, { $0.replications += 1 }, { $0.seeds = .ci },
      { $0.measure = .successRate }, { $0.window = 0..<3 }, { $0.control = "who" },
      { $0.targets.removeLast() }, { $0.targets[0].atLeast = 0.06 },
      { $0.targets[0].window = 0..<1 }, { $0.arms.removeLast() }, { $0.arms[1].name = "x" },
      { $0.arms[1].parameters.learningRate.round(.up) }, { $0.world.horizon = .days(4) },
      { $0.world.fleet = .qualityEngineering() }, { $0.world.rules.mostAttempts = 2 },
      { $0.yardsticks = .bounds },
    ]
    let digests = try changes.map { Manifest.planHash(of: try plan($0)).hexadecimal }
    #expect(Set(digests).count == changes.count)
    let renamed = try plan {
      $0.name = "other"
      $0.summary = "said otherwise"
    }
    #expect(Manifest.planHash(of: renamed).hexadecimal == digests[0])
  }

  @Test("a piece's digest is of what its replications hang on alone", arguments: [nil, 1])
  func piece(arm: Int?) throws {
    let mine = try digest(arm: arm)
    let same: [(inout ExperimentPlan) -> Void] = [
      { $0.replications += 100 }, { $0.seeds = .ci }, { $0.measure = .successRate },
      { $0.window = 0..<3 }, { $0.control = "who" }, { $0.targets = [] }, { $0.name = "other" },
      { $0.arms.removeLast() }, { $0.arms[1].name = "renamed" },
      { $0.arms[2].parameters.learningRate.round(.up) },
    ]
    for change in same { #expect(try digest(arm: arm, change) == mine) }
    let others: [(inout ExperimentPlan) -> Void] = [
      { $0.seed += 1 }, { $0.world.horizon = .days(4) }, { $0.world.rules.mostAttempts = 2 },
      { $0.world.fleet = .qualityEngineering() }, { $0.world.catalogue = .single },
      { $0.world.scoring.scale = 61 },
      { $0.world.truth = .environment(EnvironmentParameters(environment: .threeStrategies)) },
    ]
    let digests = try others.map { try digest(arm: arm, $0) } + [mine]
    #expect(Set(digests).count == others.count + 1)
    #expect(try digest(arm: arm, program: ["2"]) != mine)
  }

  @Test("arms have digests of their own unless they are the same but for their names")
  func arms() throws {
    let digests = try ([nil, 0, 1, 2, 3] as [Int?]).map { try digest(arm: $0) }
    #expect(Set(digests).count == 5)
    let twins = try plan { $0.arms[2] = $0.arms[1] }
    #expect(
      Manifest.pieceHash(of: twins, arm: 1, program: [])
        == Manifest.pieceHash(of: twins, arm: 2, program: []))
  }
}
