// Simulated fleets against what the yardsticks compute without simulating. Not here: the yardsticks against
// enumeration (`GroundTruthTests`).

import FleetModel
import FleetSimulation
import GroundTruth
import Instants
import LearningCore
import Testing

struct YardstickPlayTests {
  /// No queues and no load, so the queue-free mean is the mean of what is played.
  private func fleet(_ replication: Int) -> BusyFleet {
    var fleet = BusyFleet()
    fleet.calm()
    fleet.capacity = nil
    fleet.horizon = .hours(18)
    fleet.replication = replication
    return fleet
  }

  /// Each replication's reference is the exact mean over uniform agents in its world, so the differences
  /// have mean 0: four standard errors over 60 replications, in each of five measures.
  @Test("uniform agents with the default action play the reference's mean")
  func reference() throws {
    let replications = try (0..<60).map { replication in
      let fleet = fleet(replication)
      let played = try Simulation.play(.reference, in: fleet.world, chance: fleet.chance)
      return (played.daily.total, Yardsticks(of: fleet.world).reference.total)
    }
    let measures: [(MeasureSums) -> Double] = [
      \.started, \.succeeded, \.seconds, \.error, \.satisfaction, \.score, \.tasksSucceeded,
    ]
    for measure in measures {
      let differences = replications.map { measure($0.0) - measure($0.1) }
      let mean = differences.reduce(0, +) / 60
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / 59 / 60).squareRoot()
      #expect(abs(mean) < 4 * error)
      let level = replications.reduce(0) { $0 + measure($1.1) } / 60
      #expect(error < 0.02 * level, "so wide an interval would accept anything")
    }
  }

  /// With one agent for each kind and one action everything is fixed beforehand, and nothing is left to
  /// chance but the world.
  @Test("where nothing can be chosen the reference and the best static choice are what is played")
  func fixed() throws {
    for replication in 0..<5 {
      var fleet = fleet(replication)
      (fleet.retries, fleet.defaultAction) = ([RetryPolicy.allCases[replication % 3]], 0)
      fleet.eligible = { [$0 % 2] }
      let played = try Simulation.play(.reference, in: fleet.world, chance: fleet.chance).daily
      let yardsticks = Yardsticks(of: fleet.world)
      for other in [yardsticks.reference, yardsticks.bestStatic] {
        for (day, sums) in played.days.enumerated() {
          for measure in Measure.allCases {
            let (one, two) = (sums.value(of: measure), other.days[day].value(of: measure))
            #expect(abs(one - two) < 1e-9)
          }
        }
      }
    }
  }

  /// Every arm in every replication's world, without load effects, with queues and without.
  @Test("no arm beats the clairvoyant", arguments: [1, nil])
  func dominance(capacity: Int?) throws {
    let gains: [Measure] = [.score, .successRate, .taskSuccessRate, .satisfaction, .efficiency]
    for replication in 0..<4 {
      var fleet = fleet(replication)
      fleet.capacity = capacity
      let bound = try #require(Yardsticks(of: fleet.world).clairvoyant).total
      for policy in Arm.policies {
        for learns in [false, true] {
          let arm = Arm.of(policy, learns: learns)
          let played = try Simulation.play(arm, in: fleet.world, chance: fleet.chance).daily.total
          for measure in gains {
            let (own, best) = (played.value(of: measure), bound.value(of: measure))
            #expect(own < best, "\(policy) in \(measure)")
          }
        }
      }
    }
  }
}
