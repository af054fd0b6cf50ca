// Inputs and effects as text, for whoever isn't a live fleet: logs, and tests of the protocol. Not here: the
// lines (`Lines`), a conversation (`LineExchange.swift`).

package import FleetModel
package import Instants
import JSONLines

/// Writes one fleet's lines.
package struct LineText: Sendable {
  /// What an input, or an answer, may be called.
  package static let inputNames = InputLine.Name.allCases.map(\.rawValue)
  package static let effectNames = ["ready"] + EffectLine.Name.allCases.map(\.rawValue)

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

  /// Whether a text is the line of an effect, to the byte, or a first line.
  package func isAnswer(_ text: String) -> Bool {
    if let line = try? CompactJSON.decode(EffectLine.self, from: text),
      (try? CompactJSON.text(line)) == text
    {
      return true
    }
    let ready = try? CompactJSON.decode(ReadyLine.self, from: text)
    return ready.map { (try? CompactJSON.text($0)) == text } ?? false
  }

  /// Reads an input's line as ``LineExchange`` does.
  package func read(
    _ text: String, of fleet: Fleet
  ) throws(LineError) -> (input: FleetInput, at: Instant) {
    let line = try StrictInputLine.read(Array(text.utf8))
    return (try line.input(in: names, fleet: fleet), line.at)
  }
}
