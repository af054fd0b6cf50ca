// SQLite stores in files that go when the tests are over. Not here: what they must do.

import Foundation
import SQLiteMemory
import SharedMemory
import Synchronization

enum TemporaryFiles {
  private static let made = Atomic(0)

  /// One folder for all, removed when the process ends.
  private static let folder: String = {
    let folder = "\(NSTemporaryDirectory())/fleetlab-contract-\(getpid())"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: TemporaryFiles.folder) }
    return folder
  }()

  /// A store in a file of its own, empty.
  static func store() throws(MemoryError) -> SQLiteStore {
    let number = made.add(1, ordering: .relaxed).newValue
    return try SQLiteStore(path: "\(folder)/\(number).db")
  }
}
