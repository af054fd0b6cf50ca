// The path of a memory's file: what may stand there, and how many bytes do.
// Not here: what is inside (`Opening.swift`).

import SharedMemory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A path that SQLite takes for the path of a file, whatever is in it.
struct Place {
  let path: String

  /// - Throws: ``MemoryError/invalid(_:)`` for a folder, a device, a socket or no path.
  init(_ given: String) throws(MemoryError) {
    guard !given.isEmpty, !given.utf8.contains(0) else {
      throw .invalid("'\(given)' is no path; give the path of a memory's file")
    }
    // SQLite reads more into ":memory:" and "file:…", never into what begins like this.
    path = given.hasPrefix("/") ? given : "./" + given
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let what = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device, pipe or socket"
      throw .invalid(
        "\(given) is \(what); give the path of a memory's file (or, for a new one, of nothing yet)")
    }
  }

  /// Whether there is a file.
  var exists: Bool { access(path, F_OK) == 0 }

  /// Bytes of the file and of its log.
  var bytes: Int { Self.size(path) + Self.size(path + "-wal") }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
