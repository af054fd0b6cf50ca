// What a scenario's worlds hold, from the truth alone and before any learner: the world sheet.
// Not here: learners (`ExperimentRunner.swift`), its rules (`WorldSheet+Rules.swift`), its text (`LabReports`).

import Dispatch
import FleetModel
package import FleetSimulation
package import GroundTruth
import LearningCore
import Synchronization

/// Yardsticks of several worlds, and the load that the reference brings.
package struct WorldSheet: Sendable {
  package let plan: ExperimentPlan
  /// One for each world.
  package let worlds: [Page]

  package struct Page: Sendable {
    package let yardsticks: Yardsticks
    package let sheet: SheetYardsticks
    /// The reference played with its queues, and the same with actions drawn at random.
    package let reference: ReplicationResult
    package let randomAction: ReplicationResult
  }

  /// Looks at the plan's worlds, on several cores.
  ///
  /// - Throws: ``Interrupted`` when asked to.
  package static func made(
    for plan: ExperimentPlan, jobs: Int, progress: @escaping @Sendable () -> Void,
    isInterrupted: @escaping @Sendable () -> Bool
  ) throws(Interrupted) -> WorldSheet {
    let pages = Mutex<[Page?]>(Array(repeating: nil, count: plan.replications))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, plan.replications)) { _ in
      while !isInterrupted() {
        let replication = next.add(1, ordering: .relaxed).oldValue
        guard replication < plan.replications,
          let page = try? page(of: plan, replication, isInterrupted)
        else { return }
        pages.withLock { $0[replication] = page }
        progress()
      }
    }
    if isInterrupted() { throw Interrupted() }
    return WorldSheet(plan: plan, worlds: pages.withLock { $0 }.compactMap(\.self))
  }

  private static func page(
    of plan: ExperimentPlan, _ replication: Int, _ isInterrupted: @escaping () -> Bool
  ) throws(Interrupted) -> Page {
    let chance = plan.chance(replication: replication)
    let world = World(plan.world, chance: chance)
    func play(explores: Bool) throws(Interrupted) -> ReplicationResult {
      var parameters = LearningPreset.balanced.parameters
      (parameters.explorationRate, parameters.minimumExplorationRate) = (1, 1)
      let arm = Arm(
        name: "reference", selection: "uniform", parameters: parameters,
        mode: EngineMode(learns: false, explores: explores))
      return try Simulation.play(arm, in: world, chance: chance, isInterrupted: isInterrupted)
    }
    return Page(
      yardsticks: try Yardsticks(of: world, isInterrupted: isInterrupted),
      sheet: try SheetYardsticks(of: world, isInterrupted: isInterrupted),
      reference: try play(explores: false), randomAction: try play(explores: true))
  }

  /// A row of the sheet: a policy and what it brings in each world, over the whole run.
  package struct Row: Sendable {
    package let name: String
    package let meaning: String
    package let key: String
    /// One for each world.
    package let sums: [MeasureSums]

    package func values(_ measure: Measure) -> [Double] { sums.map { $0.value(of: measure) } }

    package func mean(_ measure: Measure) -> Double {
      sums.reduce(0) { $0 + $1.value(of: measure) } / Double(sums.count)
    }
  }

  package var hasActions: Bool { plan.world.catalogue.actions.count > 1 }

  /// Rows in the order of the sheet; those that a world doesn't have are left out.
  package var rows: [Row] {
    func row(
      _ key: String, _ name: String, _ meaning: String, _ daily: (Page) -> DailyMeasures?
    ) -> Row? {
      let sums = worlds.compactMap { daily($0)?.total }
      guard sums.count == worlds.count, !sums.isEmpty else { return nil }
      return Row(name: name, meaning: meaning, key: key, sums: sums)
    }
    let isBounded = plan.world.isBounded(.score)
    let bound = isBounded ? "ceiling" : "optimum"
    let isAny = plan.world.referenceActions.count > 1
    let simple = [
      row(
        "reference", "reference",
        "any eligible agent, \(isAny ? "any" : "the default") action"
      ) {
        $0.yardsticks.reference
      },
      row("reference_with_queues", "the same with queues", "played, waiting included") {
        $0.reference.daily
      },
      hasActions
        ? row("random_action", "random action", "any agent, any action, with queues") {
          $0.randomAction.daily
        } : nil,
      row("best_single_agent", "best single agent", "one agent for everything, default action") {
        $0.yardsticks.bestSingleAgent
      },
      row("one_ranking", "best ranking", "one order of agents, default action") {
        $0.sheet.oneRanking
      },
      row("agent_per_kind", "best for each kind", "an agent for each kind, default action") {
        $0.sheet.agentPerKind
      },
      hasActions
        ? row("one_action", "best action", "any agent, one action for everything") {
          $0.sheet.oneAction
        } : nil,
      hasActions
        ? row("action_per_state", "best for each state", "any agent, an action for each state") {
          $0.sheet.actionPerState
        } : nil,
      row("best_static", "best static", "an agent for each kind and one action") {
        $0.yardsticks.bestStatic
      },
    ]
    let ceilings = [
      row(
        "who_ceiling", "who-only \(bound)",
        "the optimal agents, \(isAny ? "any" : "default") action"
      ) {
        $0.yardsticks.ceilings(.score)?.who
      },
      row("how_ceiling", "how-only \(bound)", "any agent, the optimal actions") {
        $0.yardsticks.ceilings(.score)?.how
      },
      row("documented_key_ceiling", "documented-key \(bound)", "actions by documented state") {
        $0.yardsticks.ceilings(.score)?.documentedKey
      },
      row("joint_ceiling", isBounded ? "joint ceiling" : "queue-free optimum", "the optimal policy")
      {
        $0.yardsticks.ceilings(.score)?.joint
      },
      row("joint_ceiling_success_rate", "the same for success", "chosen for success alone") {
        $0.yardsticks.ceilings(.successRate)?.joint
      },
      row("clairvoyant", "clairvoyant", "the best fate of every subtask") {
        $0.yardsticks.clairvoyant
      },
    ]
    return (simple + ceilings).compactMap(\.self)
  }

  package func row(_ key: String) -> Row? { rows.first { $0.key == key } }

  /// How busy an agent is under the reference, and how long work waits for it, averaged over worlds.
  package struct AgentLoad: Sendable {
    package let name: String
    package let kinds: Int
    package let shareOfWork: Double
    /// Busy time over time available until the horizon; `nil` for an agent without limit.
    package let utilisation: Double?
    package let meanWaitSeconds: Double
  }

  package var agents: [AgentLoad] {
    let fleet = plan.world.fleet
    return fleet.agents.indices.map { number in
      let uses = worlds.map { $0.reference.agents[number] }
      let count = Double(worlds.count)
      let assignments = uses.reduce(0.0) { $0 + Double($1.assignments) }
      let all = worlds.reduce(0.0) { sum, page in
        sum + page.reference.agents.reduce(0.0) { $0 + Double($1.assignments) }
      }
      let busy = uses.reduce(0) { $0 + $1.busySeconds } / count
      return AgentLoad(
        name: fleet.agents[number].name,
        kinds: fleet.kinds.count { $0.eligible.contains(AgentID(number)) },
        shareOfWork: assignments / all,
        utilisation: fleet.agents[number].capacity.map {
          busy / (Double($0) * plan.world.horizon.seconds)
        },
        meanWaitSeconds: assignments == 0
          ? 0 : uses.reduce(0) { $0 + $1.waitingSeconds } / assignments)
    }
  }
}
