// What a user sees of long work: how much is done, for how long it has run and will run.
// Not here: the clock and the stream (`Console.swift`), who reports steps (long work).

/// Turns steps into text. A value without a clock: every call says how long the work has run.
package struct ProgressLine: Equatable, Sendable {
  package enum Mode: Equatable, Sendable {
    /// One line, rewritten in place, of at most so many columns.
    case rewritten(columns: Int)
    /// A line with the first step after every 30 seconds, so that a log stays short.
    case plain
    case none
  }

  private static let plainInterval = Duration.seconds(30)
  /// Ten times a second looks steady and costs nothing.
  private static let rewriteInterval = Duration.milliseconds(100)

  package let mode: Mode
  package let total: Int
  /// Steps that were played before and take no time.
  package let played: Int
  /// Of several works one after the other, which this is; may be empty.
  package let part: String
  package private(set) var done = 0
  private var arm = ""
  private var lastShown: Duration

  /// - Parameters:
  ///   - total: How many steps there are, at least one.
  ///   - played: How many of them take no time.
  ///   - part: Said before all else.
  ///   - mode: How they are shown.
  ///   - silentFor: For how long nothing has been shown, of other work before.
  package init(
    total: Int, played: Int = 0, part: String = "", mode: Mode, silentFor: Duration = .zero
  ) {
    precondition(total > 0, "\(total) steps have no progress")
    (self.total, self.played, self.part, self.mode) = (total, played, part, mode)
    // A plain line waits for its first 30 s; a rewritten one shows the first step at once.
    lastShown = mode == .plain ? .zero - silentFor : .seconds(-1)
  }

  /// Counts a step, a replication of `arm`; returns what to write, which is often nothing.
  ///
  /// - Parameter elapsed: Since the work began.
  package mutating func step(arm: String, elapsed: Duration) -> String? {
    precondition(done < total, "more than \(total) steps")
    (done, self.arm) = (done + 1, arm)
    switch mode {
    case .none:
      return nil
    case .plain:
      guard elapsed - lastShown >= Self.plainInterval else { return nil }
      lastShown = elapsed
      return "\(sentence(elapsed))\n"
    case .rewritten(let columns):
      guard done == total || elapsed - lastShown >= Self.rewriteInterval else { return nil }
      lastShown = elapsed
      // The last column stays empty: some terminals go to the next line behind it.
      return "\r\(sentence(elapsed).prefix(max(0, columns - 1)))\(Self.clearing)"
    }
  }

  /// What removes a rewritten line, so that other text can be written.
  package var erasure: String? {
    if case .rewritten = mode { "\r\(Self.clearing)" } else { nil }
  }

  /// Erase to the end of the line (ECMA-48, section 8.3.41).
  private static let clearing = "\u{1B}[K"

  private func sentence(_ elapsed: Duration) -> String {
    let percent = 100 * done / total
    var parts = ["\(done)/\(total)", "\(percent) %", Self.clock(elapsed)]
    if !part.isEmpty { parts.insert(part, at: 0) }
    // Steps are alike, so what is left takes as long a step as what is done.
    if done < total, done > played {
      parts.append("\(Self.clock(elapsed * (total - done) / (done - played))) left")
    }
    if !arm.isEmpty { parts.append(arm) }
    return parts.joined(separator: "  ")
  }

  /// `0:07`, `12:34` or `1:02:03`, rounded to the second.
  static func clock(_ duration: Duration) -> String {
    let (whole, rest) = duration.components
    let seconds = whole + (rest >= 500_000_000_000_000_000 ? 1 : 0)
    let pair = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = "\(hours > 0 ? pair(minutes) : "\(minutes)"):\(pair(seconds % 60))"
    return hours > 0 ? "\(hours):\(tail)" : tail
  }
}
