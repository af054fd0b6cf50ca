// Ctrl-C and SIGTERM: the first asks, the second ends the program at once.
// Not here: who polls (long work), what is cleaned up (whoever made it).

import Foundation
import Synchronization

/// Whether someone has asked the program to end.
package enum Interrupts {
  private static let requests = Atomic<Int>(0)
  private static let firstSignal = Atomic<Int32>(0)

  package static var isInterrupted: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Whether the first to ask was SIGTERM, by which a service is ended in good order.
  package static var isTerminated: Bool { firstSignal.load(ordering: .relaxed) == SIGTERM }

  /// Counts these signals from now on. One that the caller had ignored, as `nohup` does, stays
  /// ignored.
  package static func install(_ signals: [Int32] = [SIGINT, SIGTERM]) {
    _ = (isInterrupted, isTerminated)  // The counters are made here, not inside the handler.
    for number in signals {
      var old = sigaction()
      sigaction(number, nil, &old)
      if !isIgnored(old) { signal(number, handler) }
    }
  }

  /// Runs between any two instructions, so it may only count or leave.
  private static let handler: @convention(c) (Int32) -> Void = { number in
    _ = firstSignal.compareExchange(
      expected: 0, desired: number, successOrdering: .relaxed, failureOrdering: .relaxed)
    if requests.add(1, ordering: .relaxed).oldValue > 0 { _exit(ExitCode.interrupted.rawValue) }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let current = action.__sigaction_u.__sa_handler
    #else
      let current = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(current, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
