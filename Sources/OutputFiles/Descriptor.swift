// Owns one file descriptor; nothing else opens or closes one.
// Not here: names and places (`OutputPlace.swift`).

import Foundation

/// An open file or folder, closed by leaving the scope, which gives up its lock too.
struct Descriptor: ~Copyable {
  private let number: Int32
  private let path: String

  /// Creates a file, which mustn't be there.
  init(creating path: String) throws(OutputError) {
    number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    self.path = path
    guard number >= 0 else {
      throw errno == EEXIST
        ? .writtenTwice(path) : .system(doing: "creating", path: path, code: errno)
    }
  }

  /// Opens a file or folder to lock or flush it; a link isn't followed.
  init(existing path: String) throws(OutputError) {
    number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    self.path = path
    guard number >= 0 else { throw .system(doing: "opening", path: path, code: errno) }
  }

  deinit { if number >= 0 { close(number) } }

  borrowing func write(_ bytes: [UInt8]) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .system(doing: "writing", path: path, code: errno) }
      rest = rest.dropFirst(written)
    }
  }

  /// Waits until the disk has it, so that no crash can show a name without its content.
  borrowing func flush() throws(OutputError) {
    guard fsync(number) == 0 || errno == EINVAL else {  // Some file systems can't flush folders.
      throw .system(doing: "flushing", path: path, code: errno)
    }
  }

  enum Lock { case taken, heldByAnother, unsupported }

  /// Takes the lock that says "somebody is at work here"; the system drops it when a process dies.
  borrowing func lock() -> Lock {
    if flock(number, LOCK_EX | LOCK_NB) == 0 { return .taken }
    return errno == EWOULDBLOCK ? .heldByAnother : .unsupported
  }
}
