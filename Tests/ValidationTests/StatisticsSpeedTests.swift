// How long the statistics of a whole experiment take. Not here: whether they are right
// (`Reference`, `Coverage`).

import Foundation
import LabStatistics
import Stochastics
import Testing

struct StatisticsSpeedTests {
  private static let (seeds, arms) = (200, 12)

  /// Scores of twelve arms under 200 seeds that they share.
  private static func scores() -> [[Double]] {
    let key = StreamRoot(seed: 4, replication: 0).key(Purpose("speed"))
    return (0..<arms).map { arm in
      (0..<seeds).map { seed in
        let shared = StandardNormal.quantile(key.uniform(entity: 0, index: UInt32(seed)))
        let own = StandardNormal.quantile(key.uniform(entity: UInt64(arm + 1), index: UInt32(seed)))
        return 0.6 + 0.01 * Double(arm) + 0.05 * shared + 0.05 * own
      }
    }
  }

  /// Processor seconds of this thread, so that what else runs doesn't count.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Every arm against the first: t, 10 000 sign flips, Wilcoxon, probability of improvement, the
  /// bootstrap of the IQM and bootstrap-t with 10 000 resamples each, and Holm over all.
  @Test(
    "200 seeds × 12 arms, bootstraps included, in under two seconds",
    .enabled(if: Thoroughness.isAffordable))
  func wholeExperiment() throws {
    let scores = Self.scores()
    let start = Self.seconds()
    var (pValues, found) = ([Double](), 0)
    for (arm, treatment) in scores.enumerated().dropFirst() {
      let control = scores[0]
      let differences = zip(treatment, control).map { $0 - $1 }
      let paired = try PairedDifference(treatment: treatment, control: control, confidence: 0.95)
      let flips = try SignFlip(differences: differences, seed: UInt64(arm))
      let ranks = try WilcoxonSignedRank(differences: differences)
        .pValue(.twoSided, .normal(isCorrected: true))
      let middle = try PairedBootstrap(treatment: treatment, control: control, seed: UInt64(arm))
        .interval(confidence: 0.95)
      let studentised = try BootstrapT(of: differences, seed: UInt64(arm))
        .interval(confidence: 0.95)
      let wins = try ProbabilityOfImprovement.paired(treatment: treatment, control: control)
      pValues.append(paired.estimate.pValue())
      let agree = flips.pValue < 0.01 && ranks < 0.01 && middle.lowerBound > 0
      if agree && studentised.lowerBound > 0 && wins > 0.5 { found += 1 }
    }
    let adjusted = try Holm.adjusted(pValues)
    let taken = Self.seconds() - start
    print("statistics of 200 seeds × 12 arms: \(String(format: "%.3f", taken)) s of one core")
    #expect(taken < 2)
    // Effects of 0.01 to 0.11 with an error of 0.005: the seven largest at least are found.
    #expect(found >= 7 && adjusted.suffix(7).allSatisfy { $0 < 0.01 })
  }
}
