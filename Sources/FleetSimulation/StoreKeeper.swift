// A simulated fleet's store: when what happened is committed. Not here: what is written
// (`LearningCore/Persistence`), which store it is (a caller says so).

package import LearningCore
package import SharedMemory

/// When a simulated fleet commits.
package enum CommitRule: Hashable, Sendable {
  /// After every input that ended an attempt: acknowledged one by one.
  case eachTask
  /// After so many inputs together.
  case group(Int)

  /// What a run uses where nothing else is asked for.
  package static let standard = CommitRule.group(4_096)
}

/// Where the stores of simulated fleets come from.
package struct StoreSource: Sendable {
  package let rule: CommitRule
  /// A new, empty store for one replication of an arm, and what is to be done with it at its end.
  package let make: @Sendable (_ arm: String, _ replication: Int) throws -> any MemoryStore
  package let end: @Sendable (_ arm: String, _ replication: Int) -> Void

  package init(
    rule: CommitRule = .standard,
    end: @escaping @Sendable (_ arm: String, _ replication: Int) -> Void = { _, _ in },
    make: @escaping @Sendable (_ arm: String, _ replication: Int) throws -> any MemoryStore
  ) {
    (self.rule, self.end, self.make) = (rule, end, make)
  }

  /// The same stores with another rule.
  package func committing(_ rule: CommitRule) -> StoreSource {
    StoreSource(rule: rule, end: end, make: make)
  }

  /// Gone with the replication.
  package static let memory = StoreSource { _, _ in InMemoryStore() }

  /// A keeper for an arm that has a lifecycle; nothing of others is kept.
  func keeper(for arm: Arm, _ configuration: FleetConfiguration) -> StoreKeeper? {
    guard arm.lifecycle != nil else { return nil }
    do {
      let store = try make(arm.name, configuration.chance.replication)
      return StoreKeeper(try FleetMemory.open(store, for: configuration).memory, rule: rule)
    } catch {
      preconditionFailure("no store could be made for '\(arm.name)': \(error)")
    }
  }
}

/// A store in use by one replication. A class because it holds the one connection.
package final class StoreKeeper {
  let memory: FleetMemory
  private let rule: CommitRule
  private var waiting = 0

  package init(_ memory: FleetMemory, rule: CommitRule = .standard) {
    self.memory = memory
    self.rule = rule
  }

  /// Whether a commit is due after this input.
  func isDue(after input: FleetInput) -> Bool {
    waiting += 1
    switch rule {
    case .eachTask:
      if case .attemptEnded = input { return true }
      return false
    case .group(let count): return waiting >= count
    }
  }

  var storedBytes: Int {
    do { return try memory.storedBytes } catch {
      preconditionFailure("the store is gone: \(error)")
    }
  }

  func dashboard(of coordinator: FleetCoordinator) -> LearningDashboard {
    waiting = 0
    do { return try memory.dashboard(of: coordinator) } catch {
      preconditionFailure("the store can't be read: \(error)")
    }
  }

  func commit<Timer: StepTimer>(_ coordinator: FleetCoordinator, timing timer: inout Timer) {
    waiting = 0
    do { try memory.commit(coordinator, timing: &timer) } catch {
      // A simulation's store is its own: what fails there would fail the run silently otherwise.
      preconditionFailure("the store refused what happened: \(error)")
    }
  }
}
