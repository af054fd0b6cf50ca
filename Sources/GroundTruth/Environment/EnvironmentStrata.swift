// An environment's states as the ceilings look at them: nothing is hidden, and every attempt ends a subtask.
// Not here: the best policies (`Ceilings`).

import FleetModel

extension EnvironmentWorld {
  /// Which documented state a subtask is in: complexity and resources in tenths, by the encoder's rounding.
  static func level(of request: Subtask) -> Int {
    func tenths(_ share: Double?) -> Int { Int((10 * (share ?? 0)).rounded()) }
    return 11 * tenths(request.complexity) + tenths(request.resources)
  }

  func stratum(state: Int, plan: WorldPlan, payoff: Payoff) -> Stratum {
    let agents = plan.fleet.kinds[0].eligible
    var stratum = Stratum(
      agents: agents, actionCount: plan.catalogue.actions.count, outer: [1], inner: [1],
      attempts: min(plan.rules.mostAttempts, Strata.mostAttempts))
    for agent in agents.indices {
      for action in 0..<stratum.actionCount {
        let place = stratum.start(agent: agent, action: action)
        stratum.success[place] = 1
        for attempt in stratum.payoffOfSuccess.indices {
          stratum.payoffOfSuccess[attempt][place] =
            payoff.success + payoff.value * value(state: state, action: ActionID(action))
        }
      }
    }
    return stratum
  }
}
