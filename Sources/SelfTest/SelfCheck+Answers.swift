// Known answers: bits, moments, quantiles, updates, p-values. Not here: queues (`SelfCheck+Queues.swift`), a whole
// experiment (`SelfCheck+Experiment.swift`), the answers (each in the room that must give them).

import Digests
import LabReports
import LabStatistics
import LearningCore
import ScenarioFiles
import Stochastics

extension SelfCheck {
  static let answers = [
    SelfCheck("random numbers", "Philox 4x32-10, published known answers") {
      count(of: Philox4x32.knownAnswers) {
        Philox4x32.block(counter: $0.counter, key: $0.key) == $0.answer
      }
    },
    SelfCheck("keys of chance", "SplitMix64, published known answers") {
      let (seed, outputs) = SplitMix64.knownAnswers
      return count(of: Array(zip(1..., outputs))) { number, output in
        SplitMix64.finalise(seed &+ UInt64(number) &* SplitMix64.step) == output
      }
    },
    SelfCheck("digests", "SHA-256, examples of NIST FIPS 180") {
      count(of: SHA256.knownAnswers) { SHA256.hexadecimal(of: $0.bytes) == $0.digest }
    },
  ]

  static let distributions = [
    SelfCheck("quantiles", "GSL against closed forms") {
      let known = try Distribution.knownQuantiles()
      return error(
        of: known.map { (($0.distribution.quantile($0.share) ?? .nan), $0.quantile) }, upTo: 1e-12)
    },
    SelfCheck("moments", "mean and variance against textbooks") {
      let known = try Distribution.knownMoments()
      return error(
        of: known.flatMap {
          [($0.distribution.mean, $0.mean), ($0.distribution.variance, $0.variance)]
        }, upTo: 1e-9)
    },
    SelfCheck("draws", "means of 20,000 draws each, within 4.5 standard errors") {
      let key = StreamRoot(seed: 4, replication: 0).key(Purpose("self-test/draws"))
      let known = try Distribution.knownMoments()
      let distances = known.enumerated().map { number, known in
        let sample = (0..<20_000).map { entity in
          var stream = key.stream(entity: UInt64(entity), index: UInt32(number))
          return known.distribution.sample(using: &stream)
        }
        let error = (known.variance / 20_000).squareRoot()
        return abs(sample.reduce(0, +) / 20_000 - known.mean) / error
      }
      let greatest = distances.reduce(0) { $0 >= $1 ? $0 : $1 }
      return Finding(
        greatest < 4.5,
        "\(known.count) distributions, at most \(NumberText.decimals(greatest, 2)) s.e.")
    },
  ]

  static let statistics = [
    SelfCheck("paired t", "differences 1…10: 5.5 ± 2.2621572 · √(55 / 60)") {
      let paired = try PairedDifference(
        treatment: (1...10).map { Double(2 * $0) }, control: (1...10).map { Double($0) },
        confidence: 0.95)
      let halfWidth = 2.262157162798205 * (55.0 / 60).squareRoot()
      return error(of: [(paired.mean, 5.5), (paired.halfWidth, halfWidth)], upTo: 1e-9)
    },
    SelfCheck("Holm", "four p-values as R's p.adjust has them") {
      let adjusted = try Holm.adjusted([0.01, 0.04, 0.03, 0.005])
      return error(of: Array(zip(adjusted, [0.03, 0.06, 0.06, 0.02])), upTo: 1e-12)
    },
    SelfCheck("Wilson", "8 of 10 successes: 0.4901625 to 0.9433178") {
      let interval = try Wilson(successes: 8, trials: 10, confidence: 0.95).interval
      return error(
        of: [
          (interval.lowerBound, 0.4901624715366418), (interval.upperBound, 0.9433178485456248),
        ], upTo: 1e-12)
    },
  ]

  static let learning = [
    SelfCheck("Q-learning", "nine updates of two presets, as Python computed them") {
      let error = QTable.KnownTrace.all.map(\.error).reduce(0) { $0 >= $1 ? $0 : $1 }
      return Finding(error < 1e-12, "\(QTable.KnownTrace.all.count) tables, to 1e-12")
    }
  ]

  /// How many of the known answers are given.
  private static func count<Known>(of known: [Known], _ holds: (Known) -> Bool) -> Finding {
    let right = known.count(where: holds)
    return Finding(right == known.count && right > 0, "\(right) of \(known.count) answers")
  }

  /// The greatest relative error of numbers against what they should be.
  private static func error(of pairs: [(Double, Double)], upTo limit: Double) -> Finding {
    let errors = pairs.map { abs($0 - $1) / abs($1) }
    // A number that is none fails, wherever it stands.
    let greatest = errors.reduce(0) { $0 >= $1 ? $0 : $1 }
    let isRight = greatest < limit && !pairs.isEmpty
    return Finding(
      isRight,
      isRight
        ? "\(pairs.count) numbers, to \(limit)"
        : "\(pairs.count) numbers, off by \(NumberText.file(greatest) ?? "–")")
  }
}
