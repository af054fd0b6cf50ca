// When learners get to know how attempts ended: shares, delays and batches as they were asked for.
// Not here: carrying it to them (`FleetSimulationTests`).

import FleetModel
import GroundTruth
import Instants
import Stochastics
import Testing

struct FeedbackTests {
  private static func world(
    _ delay: Distribution, batch: Instants.Span = .zero, missing: Double = 0
  ) -> World {
    var small = SmallWorld()
    small.parameters.feedback = Feedback(delaySeconds: delay, batch: batch, missing: missing)
    return small.world
  }

  private static func seconds(
    _ world: World, _ subtask: Int, agent: Int = 0, action: Int = 0, attempt: Int = 0,
    at end: Double = 0
  ) -> Double? {
    let time = world.feedback(
      on: SubtaskID(subtask), agent: AgentID(agent), action: ActionID(action), attempt: attempt,
      endedAt: .start + Instants.Span(seconds: end))
    switch time {
    case .atOnce: return 0
    case .later(let instant): return instant.seconds - end
    case .never: return nil
    }
  }

  @Test("a world without it knows at once")
  func plain() throws {
    let world = SmallWorld().world
    #expect(!world.delaysFeedback)
    #expect((0..<100).allSatisfy { Self.seconds(world, $0, at: 7) == 0 })
  }

  /// 20,000 draws: a share's standard error is below .0036, so one of a right world is off by four of
  /// them once in 16,000 seeds; the seed is fixed.
  @Test("delays have their distribution, and their share is missing")
  func shares() throws {
    let delay = try Distribution.lognormal(mean: 43_200, cv: 1.5)
    let world = Self.world(delay, missing: 0.2)
    let times = (0..<20_000).map { Self.seconds(world, $0) }
    let known = times.compactMap(\.self)
    let share = Double(known.count) / 20_000
    #expect(abs(share - 0.8) < 4 * 0.00283)
    for share in [0.1, 0.5, 0.9] {
      let bound = try #require(delay.quantile(share))
      let below = Double(known.count { $0 <= bound }) / Double(known.count)
      let error: Double = (share * (1 - share) / Double(known.count)).squareRoot()
      #expect(abs(below - share) < 4 * error)
    }
  }

  @Test("whose, who, how and the how-manieth make a draw, and nothing else")
  func keys() throws {
    let world = Self.world(checked { try .exponential(mean: 3_600) })
    let base = try #require(Self.seconds(world, 5))
    #expect(Self.seconds(world, 5) == base)
    let later = try #require(Self.seconds(world, 5, at: 1_000))
    #expect(abs(later - base) < 1e-6)
    let others = [
      Self.seconds(world, 6), Self.seconds(world, 5, agent: 1), Self.seconds(world, 5, action: 1),
      Self.seconds(world, 5, attempt: 1),
    ]
    #expect(Set(others + [base]).count == 5)
  }

  @Test("batches are handed out at their multiples, never before what they hold is known")
  func batches() throws {
    let delay = try Distribution.exponential(mean: 40_000)
    let (plain, batched) = (Self.world(delay), Self.world(delay, batch: .days(1)))
    var wrong = 0
    for subtask in 0..<1_000 {
      let end = Double(subtask) * 77
      let free = try #require(Self.seconds(plain, subtask, at: end)) + end
      let bound = try #require(Self.seconds(batched, subtask, at: end)) + end
      wrong += abs(bound - (free / 86_400).rounded(.up) * 86_400) < 1e-3 ? 0 : 1
    }
    #expect(wrong == 0)
    let punctual = Self.world(constant(0), batch: .hours(1))
    #expect(Self.seconds(punctual, 1, at: 7_200) == 0)
    #expect(Self.seconds(punctual, 1, at: 7_201) == 3_599)
  }
}
