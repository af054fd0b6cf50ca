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

  /// Opens a file to read it and to write behind its end, and creates it where there is none.
  init(appendingTo path: String) throws(OutputError) {
    number = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
    self.path = path
    guard number >= 0 else { throw .system(doing: "opening", path: path, code: errno) }
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

  /// Exactly so many bytes from a place on.
  borrowing func read(_ count: Int, at start: Int) throws(OutputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes {
        pread(number, $0.baseAddress.map { $0 + done }, count - done, off_t(start + done))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .system(doing: "reading", path: path, code: errno) }
      guard got > 0 else { throw .damaged(path, because: "it ends too early") }
      done += got
    }
    return bytes
  }

  borrowing func readAll() throws(OutputError) -> [UInt8] {
    var status = stat()
    guard fstat(number, &status) == 0 else {
      throw .system(doing: "reading", path: path, code: errno)
    }
    return try read(Int(status.st_size), at: 0)
  }

  borrowing func cut(to size: Int) throws(OutputError) {
    guard ftruncate(number, off_t(size)) == 0 else {
      throw .system(doing: "shortening", path: path, code: errno)
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
