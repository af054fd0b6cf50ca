// The bootstrap over tasks and seeds where the truth is known. Not here: seeds alone
// (`BootstrapTests.swift`).

import LabStatistics
import Stochastics
import Testing

struct ClusterBootstrapTests {
  /// Differences of mean 0.3 with random effects of seeds and tasks and noise of each cell.
  private func table(
    _ trial: Int, seeds: Int, tasks: Int, deviations: (seed: Double, task: Double, cell: Double)
  ) throws -> ScoreTable {
    let key = StreamRoot(seed: 12, replication: trial).key(Purpose("clusters"))
    func normal(_ entity: Int, _ index: Int) -> Double {
      StandardNormal.quantile(key.uniform(entity: UInt64(entity), index: UInt32(index)))
    }
    return try ScoreTable(
      (0..<seeds).map { seed in
        (0..<tasks).map { task in
          0.3 + deviations.seed * normal(0, seed) + deviations.task * normal(1, task)
            + deviations.cell * normal(2 + seed, task)
        }
      })
  }

  /// 500 experiments of 40 seeds and 50 tasks; the share of 95 % intervals that hold the truth lies
  /// within four binomial deviations (3.9 %) of 95 %, while an interval over seeds alone, for which
  /// the tasks are all there are, holds it far less often.
  @Test("the interval covers tasks and seeds that weren't seen")
  func coverage() throws {
    var (both, seedsAlone) = (0, 0)
    for trial in 0..<500 {
      let table = try table(
        trial, seeds: 40, tasks: 50, deviations: (seed: 0.5, task: 1, cell: 1))
      let bootstrap = try ClusterBootstrap(
        differences: table, seed: UInt64(trial), resamples: 500)
      if bootstrap.interval(confidence: 0.95).contains(0.3) { both += 1 }
      let means = (0..<40).map { seed in
        Moments(of: Array(table.cells[seed * 50..<seed * 50 + 50])).mean
      }
      let student = try StudentEstimate(meanOf: means).interval(confidence: 0.95)
      if student.contains(0.3) { seedsAlone += 1 }
    }
    let error = (0.95 * 0.05 / 500).squareRoot()
    #expect(abs(Double(both) / 500 - 0.95) < 4 * error)
    #expect(Double(seedsAlone) / 500 < 0.75)
  }

  /// Variance of the mean: .25 / 60 + .49 / 60 + 1 / 3 600, of which resampling counts the last up
  /// to three times. Over 100 tables the mean estimate is good to some 3 %.
  @Test("its standard error is what random effects give")
  func standardError() throws {
    var variances = Moments()
    for trial in 0..<100 {
      let table = try table(
        trial, seeds: 60, tasks: 60, deviations: (seed: 0.5, task: 0.7, cell: 1))
      let error = try ClusterBootstrap(differences: table, seed: 1, resamples: 400).standardError
      variances.add(error * error)
    }
    let truth = 0.25 / 60 + 0.49 / 60 + 3.0 / 3_600
    #expect(abs(variances.mean - truth) < 4 * variances.standardError + 0.02 * truth)
  }

  @Test("one task or one seed says nothing of others")
  func refused() throws {
    let table = try ScoreTable([1.0, 2, 3])
    #expect(throws: SampleError.tooFew(1, atLeast: 2)) {
      try ClusterBootstrap(differences: table, seed: 1)
    }
  }
}
