// The core as a live fleet uses it. Not here: one input's way (`LiveDriver.swift`), hooks around a
// single agent's tasks (`LiveFleet+Hooks.swift`), lines for other languages (`LineExchange.swift`).

public import FleetModel
public import Instants
public import SharedMemory
import Synchronization

/// A fleet's coordinator and store behind one lock: what happened goes in, and what should be done
/// comes back once it is kept.
///
/// It has no clock: every call carries the time since a start of the caller's choosing, and
/// ``nextWake`` says when it wants ``FleetInput/wake``. The same inputs at the same instants give the
/// same effects, and the same rows, as in a simulation.
///
/// A class because its callers mean the same fleet; no actor, so that nothing between a task and its
/// agent waits for a thread. Calls may come from any thread, and are handled one after the other.
public final class LiveFleet: Sendable {
  public let fleet: Fleet
  public let catalogue: ActionCatalogue
  let driver: Mutex<LiveDriver>

  /// Begins in an empty store, or goes on where the last acknowledged input left a store.
  ///
  /// - Parameters:
  ///   - store: From here on the fleet's own.
  ///   - swarm: The name that what agents share is open to.
  /// - Throws: ``LiveError/opening(_:)`` for a store of another fleet, or none.
  public init(
    _ configuration: FleetConfiguration, store: sending any MemoryStore, swarm: String = "fleet"
  ) throws(LiveError) {
    (fleet, catalogue) = (configuration.fleet, configuration.catalogue)
    do { driver = Mutex(try LiveDriver(configuration, store, swarm: swarm)) } catch {
      throw .opening(error)
    }
  }

  /// Takes in what happened and keeps it; returns what should be done, when it is kept.
  ///
  /// - Parameter now: Time since the caller's start; never earlier than in the call before.
  /// - Throws: ``LiveError/refused(_:)`` for an input that can't be, of which nothing came;
  ///   ``LiveError/store(_:)`` where it couldn't be kept: what it brought comes with the next call
  ///   that succeeds, such as ``commit()``.
  @discardableResult
  public func handle(_ input: FleetInput, at now: Instant) throws(LiveError) -> [FleetEffect] {
    try driver.withLock { (driver) throws(LiveError) in
      try driver.take(input, at: now)
      try driver.commit()
      return driver.release()
    }
  }

  /// The same for several, kept by one commit; all are taken, or none if one can't be.
  @discardableResult
  public func handle(_ inputs: [TimedInput]) throws(LiveError) -> [FleetEffect] {
    try driver.withLock { (driver) throws(LiveError) in
      do throws(LineError) { try driver.check(inputs) } catch { throw .refused(error) }
      // What a store refuses meanwhile is asked of it again by the commit.
      for timed in inputs {
        do throws(LiveError) { try driver.take(timed.input, at: timed.at) } catch .store {}
      }
      try driver.commit()
      return driver.release()
    }
  }

  /// Tries again to keep what a store refused; returns what that had brought.
  @discardableResult
  public func commit() throws(LiveError) -> [FleetEffect] {
    try driver.withLock { (driver) throws(LiveError) in
      try driver.commit()
      return driver.release()
    }
  }

  /// Puts the fleet into service: registers the agents in their order, and starts their loops
  /// (*Architecture*, §11.1). A fleet that is in service already is left as it is.
  @discardableResult
  public func start(at now: Instant) throws(LiveError) -> [FleetEffect] {
    try handle(.started, at: now)
  }

  /// Takes it out of service: loops end, states and reports are kept, and what the core cost since it
  /// was opened (§4.1's shutdown). ``close()`` comes after it.
  @discardableResult
  public func stop(at now: Instant) throws(LiveError) -> [FleetEffect] {
    try handle(.stopped, at: now)
  }

  /// Keeps what isn't kept yet and lets go of the store; nothing can be asked of the fleet any more.
  public func close() throws(LiveError) {
    try driver.withLock { (driver) throws(LiveError) in
      try driver.commit()
      driver.memory.close()
    }
  }

  /// When the fleet wants ``FleetInput/wake``, if nothing happens before.
  public var nextWake: Instant? { driver.withLock { $0.coordinator.nextWake } }

  /// When its last input was; a program that goes on counts from there.
  public var now: Instant { driver.withLock { $0.memory.progress.last } }

  /// Inputs that were ever kept, in this program and those before it. Who sends them in order knows
  /// from it which is next.
  public var inputCount: Int { driver.withLock { $0.memory.progress.inputs } }

  /// Whether the store held this fleet's work when it was opened.
  public var isResumed: Bool { driver.withLock { $0.isResumed } }

  /// Attempts that were asked for and haven't ended: after a restart, what the program is to go on
  /// with, or to report as failed.
  public var openAttempts: [OpenAttempt] { driver.withLock { $0.coordinator.openAttempts } }

  /// Agents whose learning a safeguard stopped, and what it says; each waits for
  /// ``FleetInput/reviewed(_:_:)``.
  public var reviewsDue: [(agent: AgentID, alert: RollbackAlert)] {
    driver.withLock { driver in
      driver.coordinator.minds.enumerated().compactMap { place, mind in
        guard let rollback = mind.rollback, rollback.stage == .awaitReview else { return nil }
        return (AgentID(place), rollback.alert)
      }
    }
  }

  /// The coordinator as it is: a copy, which costs nothing until one of both changes.
  public var coordinator: FleetCoordinator { driver.withLock { $0.coordinator } }
}
