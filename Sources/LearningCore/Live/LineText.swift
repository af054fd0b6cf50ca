// Inputs and effects as text, for whoever isn't a live fleet: logs, and tests of the protocol. Not here: the
// lines (`Lines`), a conversation (`LineExchange.swift`).

package import FleetModel
package import Instants
import JSONLines

/// Writes one fleet's lines.
package struct LineText: Sendable {
  private let names: FleetNames
  private let catalogue: ActionCatalogue

  package init(_ fleet: Fleet, _ catalogue: ActionCatalogue) {
    (names, self.catalogue) = (FleetNames(fleet, catalogue), catalogue)
  }

  /// An input's line, without its end.
  package func input(_ input: FleetInput, at now: Instant) -> String {
    var bytes: [UInt8] = []
    InputLine.append(input, at: now, in: names, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An effect's line, without its end; `nil` for effects that a driver itself sees to.
  package func effect(_ effect: FleetEffect, at now: Instant) -> String? {
    EffectLine(effect, at: now, in: names, catalogue: catalogue).map { line in
      do { return try CompactJSON.text(line) } catch {
        preconditionFailure("an effect has no line: \(error)")
      }
    }
  }

  /// Reads an input's line as ``LineExchange`` does.
  package func read(
    _ text: String, of fleet: Fleet
  ) throws(LineError) -> (input: FleetInput, at: Instant) {
    let line = try StrictInputLine.read(Array(text.utf8))
    return (try line.input(in: names, fleet: fleet), line.at)
  }
}
