// When learners get to know how an attempt ended. Not here: the end itself, which the fleet knows at once
// and acts upon (`Fate.swift`), carrying it to them (`FleetSimulation`).

import FleetModel
package import Instants
package import Stochastics

/// How what attempts teach reaches the learners: late, in batches, in part never.
package struct Feedback: Hashable, Sendable {
  /// From an attempt's end until its outcome is known, before batches; with a quantile.
  package var delaySeconds: Distribution
  /// What is known is handed out at the multiples of this since the start; at once where it is zero.
  package var batch: Span
  /// How often it never comes, 0 … 1.
  package var missing: Double

  package init(delaySeconds: Distribution, batch: Span = .zero, missing: Double = 0) {
    self.delaySeconds = delaySeconds
    self.batch = batch
    self.missing = missing
  }
}

/// When one attempt's outcome reaches the learners.
package enum FeedbackTime: Hashable, Sendable {
  /// With the outcome itself.
  case atOnce
  case later(Instant)
  case never
}

/// The feedback of one replication.
struct FeedbackTimes: Sendable {
  let feedback: Feedback
  private let chance: StreamKey

  init(_ feedback: Feedback, chance: StreamRoot) {
    self.feedback = feedback
    self.chance = chance.key(Purpose("feedback"))
  }

  /// A function of who, what, how, the how-manieth, and when it ended.
  func time(
    of subtask: SubtaskID, agent: AgentID, action: ActionID, attempt: Int, endedAt end: Instant
  ) -> FeedbackTime {
    let luck = chance.uniforms(
      entity: UInt64(subtask.rawValue) << 24 | UInt64(agent.rawValue),
      index: UInt32(attempt) << 16 | UInt32(action.rawValue))
    if luck.0 < feedback.missing { return .never }
    guard let seconds = feedback.delaySeconds.quantile(luck.1) else {
      preconditionFailure("delays are drawn by inversion")
    }
    // A thousand days at most, as with service times.
    var known = (end + Span(seconds: min(8.64e7, seconds))).nanoseconds
    let batch = feedback.batch.nanoseconds
    if batch > 0 { known = (known + batch - 1) / batch * batch }
    return known == end.nanoseconds ? .atOnce : .later(Instant(nanoseconds: known))
  }
}
