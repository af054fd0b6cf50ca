// Questions with a yes or no about one arm alone: what it costs and what it knows. Not here: one arm against
// another (`Target.swift`), the answers (`LimitVerdict.swift`, `OverheadVerdict.swift`).

package import Instants

/// Does an arm keep to a limit?
package struct Limit: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A percentile of a step's duration, by the clock; `step` is a ``CoreStep`` or "total".
    case overhead(step: String, percentile: Double, atMost: Span)
    /// Bytes of the largest agent's learned state at the end of a run.
    case memory(atMost: Int)
    /// So many patterns (kind × execution strategy) whose confidence reaches `atLeast`: the lower bound of
    /// Wilson's 95 % interval of their rate of success.
    case patternConfidence(atLeast: Double, patterns: Int)
  }

  package var arm: String
  package var kind: Kind

  package init(arm: String, kind: Kind) { (self.arm, self.kind) = (arm, kind) }

  package var key: String {
    switch kind {
    case .overhead: "overhead"
    case .memory: "memory"
    case .patternConfidence: "pattern_confidence"
    }
  }

  /// Whether a clock decides it: then it stands in the files of overhead and never in a report.
  package var isTimed: Bool { if case .overhead = kind { true } else { false } }

  package var wish: String {
    switch kind {
    case .overhead(let step, let percentile, let most):
      "\(step): \(fixed(100 * percentile, 1))th percentile at most \(most)"
    case .memory(let most): "at most \(most) bytes an agent"
    case .patternConfidence(let least, let count):
      "\(count) \(count == 1 ? "pattern" : "patterns") of confidence \(fixed(least, 2)) or more"
    }
  }
}
