// A live fleet spoken to in lines of JSON: one line in is one input, its effects and what became of it
// come out. Not here: the lines (`Lines`), streams (`FleetLabCommands/LiveCommand.swift`), the format
// for people (`docs/live.md`).

import FleetModel
import Instants
import JSONLines

/// One conversation with a fleet. Lines of effects are held until the commit that stands behind them.
package struct LineExchange: Sendable {
  private let fleet: LiveFleet
  private let names: FleetNames
  private var held: [UInt8] = []
  /// Lines that were given, good or bad.
  private var lineCount = 0
  /// Lines that were refused.
  package private(set) var refusals = 0
  /// Inputs that wait for the commit.
  package private(set) var waiting = 0

  package init(_ fleet: LiveFleet) {
    self.fleet = fleet
    names = FleetNames(fleet.fleet, fleet.catalogue)
  }

  /// The line that comes before all others.
  package func ready(program: String) -> [UInt8] {
    fleet.driver.withLock { driver in Self.line(of: ReadyLine(driver, program: program)) }
  }

  /// Takes a line without its end. An empty one is passed over.
  ///
  /// - Throws: ``LiveError/store(_:)``; then nothing more can be acknowledged.
  package mutating func take(_ bytes: [UInt8]) throws(LiveError) {
    lineCount += 1
    guard bytes.contains(where: { $0 > UInt8(ascii: " ") }) else { return }
    do throws(LiveError) {
      let line: InputLine
      let input: FleetInput
      do throws(LineError) {
        line = try StrictInputLine.read(bytes)
        input = try line.input(in: names, fleet: fleet.fleet)
      } catch { throw LiveError.refused(error) }
      try take(input, at: line.at)
    } catch .refused(let error) { refuse(error) }
  }

  /// Refuses a line that is too long to be read at all.
  package mutating func refuse(longerThan most: Int) {
    lineCount += 1
    refuse(LineError("line", "is longer than \(most) bytes; give more inputs of less each"))
  }

  private mutating func take(_ input: FleetInput, at now: Instant) throws(LiveError) {
    let (effects, number, wake) = try fleet.driver.withLock {
      (driver) throws(LiveError) -> ([FleetEffect], Int, Instant?) in
      let first = driver.withheld.count
      try driver.take(input, at: now)
      return (
        Array(driver.withheld[first...]), driver.memory.progress.inputs,
        driver.coordinator.nextWake
      )
    }
    for effect in effects {
      guard let line = EffectLine(effect, at: now, in: names, catalogue: fleet.catalogue) else {
        continue
      }
      held += Self.line(of: line)
    }
    var line = EffectLine(.acknowledged, at: now)
    (line.input, line.line, line.wake) = (number, lineCount, wake)
    held += Self.line(of: line)
    waiting += 1
  }

  private mutating func refuse(_ error: LineError) {
    refusals += 1
    var line = EffectLine(.refused, at: fleet.now)
    (line.line, line.field, line.error) = (lineCount, error.field, error.problem)
    held += Self.line(of: line)
  }

  /// Commits what waits, and gives out all lines that are held.
  package mutating func flush() throws(LiveError) -> [UInt8] {
    if waiting > 0 {
      try fleet.driver.withLock { (driver) throws(LiveError) in
        try driver.commit()
        driver.drop()
      }
      waiting = 0
    }
    defer { held.removeAll(keepingCapacity: true) }
    return held
  }

  private static func line(of value: some Encodable) -> [UInt8] {
    do { return try CompactJSON.encode(value) + [UInt8(ascii: "\n")] } catch {
      preconditionFailure("a line has no text: \(error)")
    }
  }
}
