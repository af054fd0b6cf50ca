// The stores that must all behave alike; a new one is one line here.
// Not here: what they must do (the other files), what only one of them does (its own suite).

import SharedMemory
import Testing

/// Makes an empty store, of which nothing is left when the test is over.
struct StoreMaker: Sendable, CustomTestStringConvertible {
  let name: String
  let make: @Sendable () throws -> any MemoryStore

  var testDescription: String { name }

  static let all: [StoreMaker] = [
    StoreMaker(name: "in memory") { InMemoryStore() },
    StoreMaker(name: "in an SQLite file") { try TemporaryFiles.store() },
  ]
}
