// A scenario whose worlds are so small that fifty of them are played, ceilings included, in a moment.
// Not here: the tests that play it.

enum QuickFleet {
  /// Enough replications for verdicts; two agents, one kind, two actions.
  static let scenario = """
    fleetlab: 1
    name: tiny
    seed: 1
    horizon: 1h
    replications: 50
    fleet:
      agents: [one, two]
      kinds: {work: [one, two]}
      actions:
        fast: {parallelization: 0.9, retry: none}
        slow: {parallelization: 0.2, retry: none}
      attempts: {most: 1}
    workload:
      gaps: {exponential: {mean: 1min}}
    world:
      success: {base: 0, agent_kind: 2, action: 1}
      service: {median: 2s, attempt: 0.5}
      satisfaction:
        after_success: {uniform: {low: 0.6, high: 0.9}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
      efficiency:
        after_success: {uniform: {low: 0.5, high: 0.8}}
        after_failure: {uniform: {low: 0.2, high: 0.5}}
    arms:
      control: {who: uniform}
      learner: {who: thompson, how: balanced}
    # An hour of it says too little about a world without effects.
    validity: {null: none}

    """

  /// Two days of 24 tasks, of which the second counts.
  static let days =
    scenario.replacing("horizon: 1h", with: "horizon: 2d")
    .replacing("mean: 1min", with: "mean: 1h") + "report: {window: 2-2}\n"

  static let two = scenario.replacing("replications: 50", with: "replications: 2")
}
