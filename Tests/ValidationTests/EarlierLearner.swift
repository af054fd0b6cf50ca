// The earlier learning system's Q-learning, restated from its specification with dictionaries and lists.
// Not here: ours (`LearningCore`), what the two come to (`ThreeStrategiesTests.swift`).

import FleetModel
import GroundTruth
import LearningCore
import Stochastics

/// Learns one table of action values in an environment, episode by episode over the same states.
struct EarlierLearner {
  enum Replay {
    case none
    /// The last 32 experiences, oldest first, as our engine repeats them.
    case last
    /// 32 different ones of all so far, which then count as experiences themselves: the earlier system's.
    case random
  }

  var learningRate = 0.1
  var discountFactor = 0.95
  var rate = 0.3
  var decay = 0.995
  var floor = 0.01
  var replay = Replay.random
  /// Whether exploration falls once an episode, as the earlier system's does, or with each experience.
  var decaysByEpisode = true

  private var values: [StateKey: [Int: Double]] = [:]
  private var experiences: [(state: StateKey, action: Int, reward: Double)] = []

  init() {}

  /// The action with the highest value of those tried, the first of equals; `nil` where none was.
  func greedy(_ state: StateKey) -> Int? {
    values[state].map { known in
      known.keys.sorted().reduce(-1) { best, action in
        best >= 0 && known[action, default: 0] <= known[best, default: 0] ? best : action
      }
    }
  }

  private mutating func apply(_ it: (state: StateKey, action: Int, reward: Double)) {
    // The next state is the state itself.
    let ahead = values[it.state]?.values.max() ?? 0
    let old = values[it.state]?[it.action] ?? 0
    let target = it.reward + discountFactor * ahead
    values[it.state, default: [:]][it.action] = old + learningRate * (target - old)
    experiences.append(it)
  }

  /// - Parameters:
  ///   - states: With the rewards of their three actions.
  ///   - uniforms: Two numbers for each decision, by its place in the training.
  mutating func train(
    on states: [(key: StateKey, rewards: [Double])], episodes: Int, chance: inout RandomStream,
    uniforms: (Int) -> (Double, Double)
  ) {
    var steps = 0
    for _ in 0..<episodes {
      for (key, rewards) in states {
        let (first, second) = uniforms(steps)
        let any = min(2, Int(second * 3))
        let action = first < rate ? any : greedy(key) ?? any
        apply((key, action, rewards[action]))
        steps += 1
        if !decaysByEpisode { rate = max(floor, rate * decay) }
      }
      if decaysByEpisode { rate = max(floor, rate * decay) }
      repeatExperiences(using: &chance)
    }
  }

  private mutating func repeatExperiences(using chance: inout RandomStream) {
    switch replay {
    case .none: break
    case .last:
      let last = experiences.suffix(32)
      for experience in last { apply(experience) }
      // Repeating isn't experiencing.
      experiences.removeLast(32)
    case .random:
      var (left, chosen) = (Array(experiences.indices), [Int]())
      for _ in 0..<32 { chosen.append(left.remove(at: chance.index(below: left.count))) }
      for number in chosen { apply(experiences[number]) }
    }
  }
}
