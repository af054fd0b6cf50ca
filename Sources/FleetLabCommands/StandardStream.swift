// Writes to a file descriptor without buffering, and outlives its reader.
// Not here: what is written (`Console.swift`), ignoring SIGPIPE (`Surroundings.swift`).

import Foundation
import Synchronization

/// Standard output or standard error. A class, since all threads share the one stream.
final class StandardStream: Sendable {
  private enum State {
    case open, readerGone
    case failed(String)
  }

  private let descriptor: Int32
  private let state = Mutex(State.open)

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The terminal's width; `nil` where there is no terminal or it doesn't say.
  var columns: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Why writing failed. A reader that left, such as `head`, is no failure: it has what it wants.
  var failure: String? {
    state.withLock { state in
      if case .failed(let reason) = state { reason } else { nil }
    }
  }

  /// Writes all of `text`, or nothing once writing has failed.
  func write(_ text: String) {
    state.withLock { state in
      guard case .open = state else { return }
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EPIPE {
          state = .readerGone
          return
        } else if errno != EINTR {
          state = .failed(String(cString: strerror(errno)))
          return
        }
      }
    }
  }
}
