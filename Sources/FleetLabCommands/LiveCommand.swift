// `fleetlab live`. Not here: what lines say (`LearningCore/Lines`, `docs/live.md`), one line's way
// (`LearningCore/Live/LineExchange.swift`), waiting for lines (`InputLines.swift`).

import Experiments
import FleetSimulation
import Foundation
import LearningCore
import SQLiteMemory
import ScenarioFiles
import SharedMemory
import Stochastics

/// Serves a real fleet with the core that a scenario's arm describes, in lines of JSON.
struct LiveCommand: RunnableCommand {
  private let path: String
  private let store: String?
  private let durability: Durability
  private let arm: String?
  private let group: Int
  private let changes: ScenarioChanges

  init(_ arguments: Arguments) {
    path = arguments.operands[0]
    store = arguments.text("store")
    durability = arguments.text("durability").flatMap(Durability.init) ?? .normal
    arm = arguments.text("arm")
    group = arguments.number("group") ?? 1
    var changes = ScenarioChanges()
    changes.seed = arguments.number("seed")
    changes.settings = arguments.assignments("set")
    self.changes = changes
  }

  func run(console: Console) throws -> ExitCode {
    guard path != "-" else {
      throw UsageError("standard input is for the fleet's lines; name a scenario file", in: "live")
    }
    guard let store else {
      throw UsageError(
        "'--store FILE' is needed: where the fleet's memory is kept, or :memory:", in: "live")
    }
    let plan = try ScenarioInput.scenario(path, changes: changes, command: "live").plan
    let arm = try chosenArm(of: plan)
    // The first replication's, so that a run's inputs are answered as the run answered them.
    let chance = StreamRoot(seed: plan.seed, replication: plan.number(ofReplication: 0))
    let configuration = arm.configuration(of: plan.world, chance: chance)
    func serve(_ open: () throws -> LiveFleet) throws -> ExitCode {
      do {
        let fleet = try open()
        console.message(
          "live: arm '\(arm.name)' of \(plan.name)"
            + (arm.lifecycle == nil ? ", which has no lifecycle" : "") + ", memory in \(store), "
            + (fleet.isResumed ? "going on after input \(fleet.inputCount)" : "new"))
        return try converse(with: fleet, console)
      } catch let error as MemoryError {
        throw StoreFailure(store, error)
      } catch let error as LiveError {
        throw StoreFailure(store, error)
      }
    }
    if store == ":memory:" {
      return try serve { try LiveFleet(configuration, store: InMemoryStore()) }
    }
    return try StoreLock(for: store).whileHeld {
      try serve {
        try LiveFleet(configuration, store: try SQLiteStore(path: store, durability: durability))
      }
    }
  }

  private func converse(with fleet: LiveFleet, _ console: Console) throws -> ExitCode {
    var exchange = LineExchange(fleet)
    func answer(_ bytes: [UInt8]) {
      if !bytes.isEmpty { console.answer(String(decoding: bytes, as: UTF8.self)) }
    }
    answer(exchange.ready(program: "fleetlab \(Version().version)"))
    var input = InputLines(descriptor: 0, isInterrupted: { console.isInterrupted })
    while !input.hasEnded {
      for line in try input.next() {
        switch line {
        case .text(let bytes): try exchange.take(bytes)
        case .tooLong: exchange.refuse(longerThan: InputLines.mostBytes)
        }
        if exchange.waiting >= group { answer(try exchange.flush()) }
      }
      // Whoever sends no more for now waits for an answer.
      answer(try exchange.flush())
    }
    try fleet.close()
    let isAsked = console.isInterrupted && !Interrupts.isTerminated
    let refused: ExitCode = exchange.refusals > 0 ? .unusableData : .done
    return isAsked ? .interrupted : refused
  }

  /// The arm that is named; else the first with a lifecycle, else the first.
  private func chosenArm(of plan: ExperimentPlan) throws(UsageError) -> Arm {
    guard let arm else { return plan.arms.first { $0.lifecycle != nil } ?? plan.arms[0] }
    let names = plan.arms.map(\.name)
    guard let chosen = plan.arms.first(where: { $0.name == arm }) else {
      throw UsageError(
        "no arm is called '\(arm)'\(Suggestion.question(arm, among: names)): there are "
          + Option.sentence(names), in: "live")
    }
    return chosen
  }
}
