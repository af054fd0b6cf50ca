// What a fleet still does while its learning is switched off, and how it goes on afterwards.
// Not here: engines that never learn (`LearningEngineTests.swift`), long stories with switches in
// them (`WalkTests.swift`).

import FleetModel
import Instants
import LearningCore
import Stochastics
import Testing

struct LearningSwitchTests {
  /// A fleet of three with all documented actions, which explores half of the time.
  private struct Shop {
    var coordinator: FleetCoordinator
    private var tasks = 0

    init(mode: EngineMode = EngineMode(), selection: (Fleet) -> any SelectionPolicy) {
      let fleet = Fleet.trial(agents: 3, kinds: [[0, 1, 2]])
      var parameters = LearningPreset.aggressive.parameters
      parameters.explorationDecay = 0.999
      coordinator = FleetCoordinator(
        FleetConfiguration(
          fleet: fleet, rules: AttemptRules(mostAttempts: 1),
          parameters: Array(repeating: parameters, count: 3), mode: mode,
          selection: selection(fleet), chance: StreamRoot(seed: 6, replication: 0)))
    }

    @discardableResult
    mutating func tell(_ input: FleetInput) -> [FleetEffect] {
      var effects: [FleetEffect] = []
      coordinator.handle(input, at: .start, into: &effects)
      return effects
    }

    mutating func begin() -> Assignment {
      tasks += 1
      let part = Subtask(kind: KindID(0), capabilities: 1)
      return tell(
        .taskArrived(
          FleetTask(
            id: TaskID(tasks), firstSubtask: SubtaskID(tasks), shape: .parallel, parts: [part]))
      ).starts[0]
    }

    @discardableResult
    mutating func end(_ it: Assignment) -> [FleetEffect] {
      tell(.attemptEnded(it.attempt, it.agent == AgentID(1) ? .success : .failure))
    }

    /// So many subtasks one after another, which only the second agent can do.
    mutating func work(_ count: Int) -> (starts: [Assignment], effects: [FleetEffect]) {
      var all: (starts: [Assignment], effects: [FleetEffect]) = ([], [])
      for _ in 0..<count {
        let attempt = begin()
        all.starts.append(attempt)
        all.effects += end(attempt)
      }
      return all
    }
  }

  private static func isSame<Policy: SelectionPolicy>(
    _ one: Policy, _ other: any SelectionPolicy
  ) -> Bool { (other as? Policy) == one }

  @Test(
    "switched off, nothing is learned, recorded or explored, and work goes on",
    arguments: SelectionCatalogue.entries.map(\.name).filter { $0 != "round-robin" })
  func off(name: String) throws {
    let entry = try #require(SelectionCatalogue.entry(named: name))
    var shop = Shop(selection: entry.make)
    let on = shop.work(300)
    #expect(on.effects.records.count == 300)
    #expect(on.starts.count { $0.isExploratory } > 50)
    #expect(shop.tell(.learningSwitched(on: false)) == [])
    let (engines, selection) = (shop.coordinator.engines, shop.coordinator.selection)
    let off = shop.work(300)
    #expect(off.effects.records == [])
    #expect(off.effects.tasksEnded.count == 300)
    #expect(!off.starts.contains { $0.isExploratory })
    #expect(shop.coordinator.engines == engines)
    let isUntaught = Self.isSame(selection, shop.coordinator.selection)
    #expect(isUntaught)
    // Each agent does the same thing every time: what its table says is best.
    for agent in 0..<3 {
      let actions = off.starts.filter { $0.agent == AgentID(agent) }.map(\.action)
      #expect(Set(actions).count <= 1)
    }
    shop.tell(.learningSwitched(on: true))
    let again = shop.work(100)
    #expect(again.effects.records.count == 100)
    #expect(again.starts.contains { $0.isExploratory })
    #expect(shop.coordinator.engines.map(\.experienceCount).reduce(0, +) == 400)
  }

  /// Those that go by the documented score or by beliefs of success know the second agent best.
  @Test("switched off, a policy that explores goes by what it knows alone")
  func greedy() {
    for make: (Fleet) -> any SelectionPolicy in [
      { EpsilonGreedy(fleet: $0) }, { ThompsonSampling(fleet: $0) },
      { EpsilonGreedyMean(fleet: $0) }, { UCB1(fleet: $0) },
    ] {
      var shop = Shop(selection: make)
      #expect(shop.work(300).starts.contains { $0.agent != AgentID(1) })
      shop.tell(.learningSwitched(on: false))
      #expect(shop.work(300).starts.allSatisfy { $0.agent == AgentID(1) })
    }
  }

  /// In a state that was never met beliefs alone would choose any action.
  @Test("switched off, an engine that draws from beliefs goes by their means")
  func beliefs() {
    var shop = Shop(mode: EngineMode(algorithm: .thompson)) { RoundRobin(fleet: $0) }
    #expect(shop.work(60).starts.contains { $0.isExploratory })
    shop.tell(.learningSwitched(on: false))
    let off = shop.work(60)
    #expect(!off.starts.contains { $0.isExploratory })
    #expect(Set(off.starts.map { [$0.agent.rawValue, $0.action.rawValue] }).count == 3)
    #expect(shop.coordinator.engines.map(\.experienceCount).reduce(0, +) == 60)
  }

  @Test("what counts is whether learning is on when an outcome comes")
  func inFlight() {
    var shop = Shop { RoundRobin(fleet: $0) }
    let before = shop.begin()
    shop.tell(.learningSwitched(on: false))
    #expect(shop.end(before).records == [])
    let during = shop.begin()
    shop.tell(.learningSwitched(on: true))
    #expect(shop.end(during).records.count == 1)
  }

  @Test("off and on at once changes nothing; off alone is another coordinator")
  func twice() {
    var shop = Shop { ThompsonSampling(fleet: $0) }
    _ = shop.work(50)
    let before = shop.coordinator
    shop.tell(.learningSwitched(on: true))
    #expect(shop.coordinator == before)
    shop.tell(.learningSwitched(on: false))
    #expect(shop.coordinator != before && !shop.coordinator.isLearning)
    shop.tell(.learningSwitched(on: false))
    shop.tell(.learningSwitched(on: true))
    #expect(shop.coordinator == before)
  }
}
