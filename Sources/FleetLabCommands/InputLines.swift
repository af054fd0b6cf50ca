// Standard input line by line, as it comes, until its end or until somebody asks for the end.
// Not here: what lines mean (`LearningCore/Live/LineExchange.swift`), whole files (`InputText.swift`).

import Foundation

/// Cuts a stream into lines without waiting for more of it than there is.
struct InputLines {
  /// What is longer is passed over.
  static let mostBytes = 16 << 20

  enum Line: Equatable {
    case text([UInt8])
    case tooLong
  }

  private let descriptor: Int32
  private let isInterrupted: () -> Bool
  private var buffer: [UInt8] = []
  private var searched = 0
  private var skips = false
  private(set) var hasEnded = false

  init(descriptor: Int32, isInterrupted: @escaping () -> Bool) {
    (self.descriptor, self.isInterrupted) = (descriptor, isInterrupted)
  }

  /// The lines that are there, one at least; waits for it. Empty at the end.
  mutating func next() throws(MissingFile) -> [Line] {
    while true {
      let lines = cut()
      if !lines.isEmpty || hasEnded { return lines }
      try fill()
    }
  }

  private mutating func cut() -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let end = buffer[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) {
      if !skips { lines.append(.text(Array(buffer[start..<end]))) }
      (skips, start, searched) = (false, end + 1, end + 1)
    }
    buffer.removeFirst(start)
    if buffer.count > Self.mostBytes {
      buffer.removeAll()
      if !skips { lines.append(.tooLong) }
      skips = true
    } else if hasEnded, !buffer.isEmpty {
      // A last line needs no end.
      if !skips { lines.append(.text(buffer)) }
      buffer.removeAll()
    }
    searched = buffer.count
    return lines
  }

  /// Waits for bytes, a quarter of a second at a time: a signal may come between asking and waiting.
  private mutating func fill() throws(MissingFile) {
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      if isInterrupted() {
        // What came in part isn't an input.
        buffer.removeAll()
        hasEnded = true
        return
      }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, 250)
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      let count = read(descriptor, &block, block.count)
      if count > 0 {
        buffer += block[..<count]
        return
      }
      if count == 0 {
        hasEnded = true
        return
      }
      guard errno == EINTR || errno == EAGAIN else {
        throw MissingFile("standard input", "can't be read: \(String(cString: strerror(errno)))")
      }
    }
  }
}
