// Tables for each agent or one for all, with kinds told apart or not: where there is one agent or one
// kind they are the same, and elsewhere what the words say. Not here: the engines themselves
// (`LearningCoreTests`).

import FleetModel
import FleetSimulation
import LearningCore
import Testing

struct EngineScopeTests {
  private static func arm(
    _ algorithm: LearningAlgorithm, pooled: Bool = false, withKind: Bool = false
  ) -> Arm {
    var arm = Arm.of("uniform")
    arm.mode.algorithm = algorithm
    arm.mode.features = withKind ? .withKind : .documented
    arm.tables = pooled ? .pooled : .perAgent
    return arm
  }

  private static func effects(_ fleet: BusyFleet, _ arm: Arm) -> [FleetEffect] {
    fleet.play(arm).log.entries.flatMap(\.effects)
  }

  @Test("one agent learns the same pooled or not", arguments: LearningAlgorithm.allCases)
  func oneAgent(algorithm: LearningAlgorithm) {
    var fleet = BusyFleet()
    fleet.agents = 1
    let own = fleet.play(Self.arm(algorithm))
    let pooled = fleet.play(Self.arm(algorithm, pooled: true))
    #expect(own.log.entries == pooled.log.entries)
    #expect(own.result.fingerprint == pooled.result.fingerprint)
    #expect(own.result.knownPairs == pooled.result.knownPairs && own.result.knownPairs > 20)
  }

  /// A record names what was learned from: told to one engine in their order, they make its table.
  @Test("a pooled table is what one engine learns from all", arguments: LearningAlgorithm.allCases)
  func pooled(algorithm: LearningAlgorithm) {
    let fleet = BusyFleet()
    let arm = Self.arm(algorithm, pooled: true)
    let world = fleet.world
    let played = Simulation.playLogged(arm, in: world, chance: fleet.chance)
    let parts = Dictionary(
      uniqueKeysWithValues: world.workload.subtasks.enumerated().map {
        (SubtaskID($0.offset), $0.element)
      })
    var engine = LearningEngine(
      parameters: arm.parameters, mode: arm.mode, catalogue: fleet.plan.catalogue)
    var attempts: [SubtaskID: Int] = [:]
    var (count, agents) = (0, Set<AgentID>())
    for case .record(let it) in played.log.entries.flatMap(\.effects) {
      guard let part = parts[it.subtask] else { continue }
      let made = attempts[it.subtask, default: 0]
      attempts[it.subtask] = made + 1
      let state = TaskState(of: part, attempts: made)
      #expect(state.key == it.state)
      engine.learn(
        from: state, action: it.choice.action, reward: it.reward,
        next: it.next.map { _ in TaskState(of: part, attempts: made + 1) })
      count += 1
      agents.insert(it.agent)
    }
    #expect(played.coordinator.engines == [engine])
    #expect(count > 500 && agents.count == 4)
    for agent in 0..<4 { #expect(played.coordinator.engine(of: AgentID(agent)) == engine) }
    // Apart, each would have learned from its own.
    let apart = Simulation.playLogged(Self.arm(algorithm), in: world, chance: fleet.chance)
    #expect(apart.coordinator.engines.count == 4)
    #expect(apart.coordinator.engines.allSatisfy { $0.experienceCount < count })
  }

  /// All but the names of states in records, which say the kind.
  private static func withoutStates(_ effects: [FleetEffect]) -> [[AnyHashable]] {
    effects.map { effect in
      guard case .record(let it) = effect else { return [effect] }
      return [it.subtask, it.kind, it.agent, it.choice, it.reward, it.next == nil, it.at]
    }
  }

  @Test("one kind is learned the same told apart or not", arguments: LearningAlgorithm.allCases)
  func oneKind(algorithm: LearningAlgorithm) {
    var fleet = BusyFleet()
    fleet.kinds = 1
    let documented = Self.effects(fleet, Self.arm(algorithm))
    let withKind = Self.effects(fleet, Self.arm(algorithm, withKind: true))
    #expect(documented != withKind, "the keys say the kind")
    #expect(Self.withoutStates(documented) == Self.withoutStates(withKind))
  }

  @Test("told apart, a state of one kind is none of another")
  func kinds() {
    let fleet = BusyFleet()
    for case .record(let it) in Self.effects(fleet, Self.arm(.qLearning, withKind: true)) {
      #expect(it.state.description.hasSuffix(",k\(it.kind.rawValue)"))
      #expect(it.next.map { $0.description.hasSuffix(",k\(it.kind.rawValue)") } ?? true)
    }
    let known = [false, true].map {
      fleet.play(Self.arm(.qLearning, withKind: $0)).result.knownPairs
    }
    #expect(known[1] > 2 * known[0], "three kinds: nearly three times as many pairs")
  }
}
