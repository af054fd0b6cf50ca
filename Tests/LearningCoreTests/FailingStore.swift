// A store that fails as a full disk would. Not here: what a fleet does about it (`LiveFleetTests.swift`).

import SharedMemory
import TestSupport

/// A store whose *n*-th commit fails, once. A class, as every store is.
final class FailingStore: ForwardingStore {
  private var left: Int

  init(_ store: InMemoryStore, failing: Int) {
    left = failing
    super.init(store)
  }

  override func transaction<Answer>(
    _ changes: () throws(MemoryError) -> Answer
  ) throws(MemoryError) -> Answer {
    try store.transaction { () throws(MemoryError) in
      let answer = try changes()
      left -= 1
      if left == 0 { throw .failed(doing: "committing", code: 13, message: "the disk is full") }
      return answer
    }
  }
}
