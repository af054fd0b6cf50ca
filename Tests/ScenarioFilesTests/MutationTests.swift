// Shipped scenarios with bytes and lines changed at random: a plan within the format's bounds, or problems
// with places, never a crash. Not here: files broken on purpose (`Tests/Broken`).

import Experiments
import Foundation
import ScenarioFiles
import Testing

struct MutationTests {
  /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that every run makes the same files.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ z >> 31) % UInt64(sides))
    }
  }

  private static let values = [
    "0", "-1", "1e308", "-1e308", "1e-320", ".nan", "yes", "null", "''", "[]", "{}", "0s", "1ns",
    "10000d", "99999999999999999999", "0.5", "100 %", "1-1", "uniform", "{constant: {value: 1}}",
    "{normal: {mean: 0.5, deviation: 1}}", "{pareto: {exponent: 0.1, scale: 1h}}", "unlimited",
  ]

  private static func mutated(_ text: String, _ dice: inout Dice) -> [UInt8] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = dice.roll(lines.count)
    switch dice.roll(6) {
    case 0:
      var bytes = Array(text.utf8)
      for _ in 0...dice.roll(3) { bytes[dice.roll(bytes.count)] ^= UInt8(1 << dice.roll(8)) }
      return bytes
    case 1: lines.remove(at: line)
    case 2: lines.insert(lines[dice.roll(lines.count)], at: line)
    case 3: lines.swapAt(line, dice.roll(lines.count))
    default:
      // Another value at one of a line's keys.
      let parts = lines[line].split(separator: ": ", omittingEmptySubsequences: false)
      guard parts.count > 1 else { break }
      let part = 1 + dice.roll(parts.count - 1)
      let rest = parts[part].drop { $0 != "," && $0 != "}" }
      var changed = parts.map(String.init)
      changed[part] = values[dice.roll(values.count)] + rest
      lines[line] = changed.joined(separator: ": ")
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  @Test("500 mutations give a plan within bounds or problems with places")
  func mutations() throws {
    // Large records take too long to be read again and again; small ones of their kinds stand for them.
    let large: Set = ["smtcomp-17.yaml", "aslib-asp.yaml"]
    let folder = Bench.root.appending(path: "Scenarios").path
    let texts =
      try Bench.shipped().filter { !large.contains($0.name) }.map { ($0.text, folder) }
      + Bench.recordedFolders.map { ($0, Bench.folder) }
    var dice = Dice(state: 20_261_120)
    var (plans, refusals) = (0, 0)
    for number in 0..<500 {
      let (text, folder) = texts[number % texts.count]
      let bytes = Self.mutated(text, &dice)
      do {
        let plan = try Scenario(bytes: bytes, folder: folder).plan
        let complaints = Self.outOfBounds(plan)
        #expect(complaints == [], "mutation \(number)")
        plans += 1
      } catch {
        #expect(!error.inFile.isEmpty && error.inChanges.isEmpty, "mutation \(number)")
        for problem in error.inFile {
          #expect(problem.line > 0 && problem.column > 0 && problem.message.contains(";"))
          #expect(!problem.description.contains("\n"))
        }
        refusals += 1
      }
    }
    // Of both there are many, or nothing was tried.
    #expect(plans > 100 && refusals > 100, "\(plans) plans, \(refusals) refusals")
  }

  /// The bounds that the format's tables state, of what a plan holds.
  private static func outOfBounds(_ plan: ExperimentPlan) -> [String] {
    let world = plan.world
    let days = Int((world.horizon.seconds / 86_400).rounded(.up))
    var claims = [
      ("seed", plan.seed <= 9_007_199_254_740_991),
      ("replications", (1...1_000_000).contains(plan.replications)),
      ("horizon", world.horizon.seconds > 0 && days <= 10_000),
      (
        "window",
        !plan.window.isEmpty && plan.window.lowerBound >= 0 && plan.window.upperBound <= days
      ),
      ("names", Set(plan.arms.map(\.name)).count == plan.arms.count),
      ("attempts", (1...100).contains(world.rules.mostAttempts)),
      ("timeout", world.rules.timeout.seconds > 0 && world.rules.timeout.seconds <= 8.64e8),
      ("backoff", world.rules.longestBackoff.seconds <= 8.64e8),
      ("fleet", !world.fleet.agents.isEmpty && !world.fleet.kinds.isEmpty),
      ("scale", world.scoring.scale > 0 && world.scoring.scale <= 8.64e8),
      ("parameters", plan.arms.allSatisfy { $0.parameters.problem == nil }),
      ("reward", plan.arms.allSatisfy { $0.mode.reward.timeScale > 0 }),
      (
        "targets",
        plan.targets.allSatisfy {
          (-1...100).contains($0.atLeast) && $0.window.upperBound <= days && $0.arm != $0.reference
        }
      ),
    ]
    if case .synthetic(let made, let work) = world.truth {
      let signals = [made.satisfaction, made.efficiency].flatMap {
        [$0.afterSuccess, $0.afterFailure]
      }
      claims += [
        ("gaps", work.gaps.mean > 0 && work.gaps.support.lowerBound >= 0),
        ("parts", work.parts.support.lowerBound >= 1 && work.parts.support.upperBound <= 64),
        ("shapes", work.shapes.contains { $0 > 0 } && work.kinds.contains { $0 > 0 }),
        (
          "deviations", (0...20).contains(made.success.task) && (0...20).contains(made.success.cell)
        ),
        ("median", made.service.medianSeconds > 0 && made.service.medianSeconds <= 8.64e8),
        ("ratio", (0.01...100).contains(made.service.failureRatio)),
        (
          "feedback",
          made.feedback.map { $0.delaySeconds.quantile(0.5) != nil && $0.batch >= .zero } ?? true
        ),
        ("persistence", (0...0.999).contains(work.persistence)),
        (
          "signals",
          signals.allSatisfy {
            $0.support.lowerBound >= 0 && $0.support.upperBound <= 1 && $0.quantile(0.5) != nil
          }
        ),
      ]
    }
    return claims.filter { !$0.1 }.map(\.0)
  }
}
