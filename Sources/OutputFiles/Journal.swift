// A file of finished pieces of work that only grows, so that work which was interrupted isn't done twice.
// Not here: its records as bytes (`JournalRecord.swift`), opening one (`Journal+Opening.swift`), what a piece
// is (`Experiments/PieceStore.swift`).

import Digests
import Foundation
import Synchronization

/// An open journal, of which there is one at a time for each file.
///
/// A piece that was appended is there whatever happens to the process, and on the disk a second later. What
/// is read is what was written, or an error. A class because the workers of a run share it.
package final class Journal: Sendable {
  /// Where it really lies.
  package let path: String
  private let state: Mutex<State>
  private let clock: @Sendable () -> Duration

  struct State: ~Copyable {
    var file: Descriptor
    var end: Int
    /// Where each piece's record begins, and how long it is; of several the last.
    var places: [JournalKey: (start: Int, size: Int)]
    var flushed: Duration
    var isDirty = false
    var failure: OutputError?
  }

  /// How long an appended piece may wait for the disk.
  private static let flushInterval = Duration.seconds(1)

  init(path: String, state: consuming State, clock: @escaping @Sendable () -> Duration) {
    self.path = path
    self.state = Mutex(state)
    self.clock = clock
  }

  package var count: Int { state.withLock { $0.places.count } }

  package func contains(_ key: JournalKey) -> Bool { state.withLock { $0.places[key] != nil } }

  /// What was kept under a key, if anything.
  ///
  /// - Throws: ``OutputError/damaged(_:because:)`` where the file was changed by somebody else.
  package func payload(of key: JournalKey) throws(OutputError) -> [UInt8]? {
    try state.withLock { state throws(OutputError) in
      guard let place = state.places[key] else { return nil }
      do throws(OutputError) {
        let record = try state.file.read(place.size, at: place.start)
        guard let payload = JournalRecord.payload(of: record[...]) else {
          throw .damaged(path, because: "the piece at byte \(place.start) isn't what was written")
        }
        return payload
      } catch {
        state.failure = error
        throw error
      }
    }
  }

  /// Keeps a piece. After a failure nothing more is kept, and the same error is thrown again.
  ///
  /// - Complexity: O(*n*) in the length of the payload.
  package func append(_ payload: [UInt8], as key: JournalKey) throws(OutputError) {
    let record = JournalRecord.bytes(of: payload, key: key)
    let now = clock()
    try state.withLock { state throws(OutputError) in
      if let failure = state.failure { throw failure }
      do throws(OutputError) {
        try state.file.write(record)
        state.places[key] = (state.end, record.count)
        state.end += record.count
        state.isDirty = true
        if now - state.flushed >= Self.flushInterval { try Self.flush(&state, at: now) }
      } catch {
        // Half a record may stand there; who opens the journal next cuts it off.
        state.failure = error
        throw error
      }
    }
  }

  /// Why a piece couldn't be kept or read, if that has happened.
  package var failure: OutputError? { state.withLock { $0.failure } }

  /// Waits until the disk has all of it.
  package func flush() throws(OutputError) {
    let now = clock()
    try state.withLock { state throws(OutputError) in try Self.flush(&state, at: now) }
  }

  private static func flush(_ state: inout State, at now: Duration) throws(OutputError) {
    guard state.isDirty else { return }
    try state.file.flush()
    (state.isDirty, state.flushed) = (false, now)
  }

  /// Takes the file away; the journal is of no use any more.
  package func remove() throws(OutputError) { try Entries.remove(path) }
}
