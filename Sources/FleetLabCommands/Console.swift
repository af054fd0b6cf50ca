// How commands speak: the answer alone on standard output, everything else on standard error.
// Not here: the streams (`StandardStream.swift`), what progress says (`ProgressLine.swift`).

import Synchronization

/// A command's voice. A class, since worker threads that report progress share the one terminal.
package final class Console: Sendable {
  package enum Format: String, Sendable { case text, json }
  package enum Verbosity: Sendable { case quiet, normal, verbose }

  package let format: Format
  package let verbosity: Verbosity
  /// For what goes to standard output.
  package let answerStyle: Style
  /// For what goes to standard error.
  package let messageStyle: Style
  private let surroundings: Surroundings
  private let progressMode: ProgressLine.Mode
  private let progress = Mutex(Progress())

  private struct Progress {
    /// Of the work that runs now, if any, and when it began.
    var work: (line: ProgressLine, start: Duration)?
    /// Which part of several that work belongs to, such as "3/75 variations".
    var part = ""
    /// When a plain line was written last, or work began first.
    var lastPlain: Duration?
  }

  /// A console as the options say; without arguments, as they say by default.
  package init(_ arguments: Arguments?, in surroundings: Surroundings) {
    self.surroundings = surroundings
    format = arguments?.text("format").flatMap(Format.init) ?? .text
    let isQuiet = arguments?.flag("quiet") == true
    verbosity = isQuiet ? .quiet : arguments?.flag("verbose") == true ? .verbose : .normal
    let color = arguments?.text("color")
    answerStyle = surroundings.style(color, isTerminal: surroundings.isOutputTerminal)
    messageStyle = surroundings.style(color, isTerminal: surroundings.isErrorTerminal)
    progressMode =
      switch arguments?.text("progress") ?? "auto" {
      case _ where isQuiet: .none
      case "none": .none
      case "auto" where surroundings.isErrorTerminal && surroundings.variables["TERM"] != "dumb":
        .rewritten(columns: surroundings.columns)
      default: .plain
      }
  }

  /// Whether the user wants the program to end; long work asks between its steps.
  package var isInterrupted: Bool { surroundings.isInterrupted() }

  /// Of the environment.
  package func variable(_ name: String) -> String? { surroundings.variables[name] }

  /// Time since some fixed moment, for what a user is told about durations.
  package var elapsed: Duration { surroundings.elapsed() }

  /// Writes the answer, or a part of it, as it is.
  package func answer(_ text: String) { surroundings.writeOutput(text) }

  /// Says something that only `--quiet` suppresses.
  package func message(_ line: String) { if verbosity != .quiet { report(line) } }

  /// Says something that only `--verbose` shows.
  package func detail(_ line: String) { if verbosity == .verbose { report(line) } }

  /// Says something that must be said, such as an error.
  package func report(_ line: String) {
    progress.withLock { progress in
      surroundings.writeError((progress.work?.line.erasure ?? "") + line + "\n")
    }
  }
}

/// Progress of one piece of work at a time, reported from any thread.
extension Console {
  /// All work until the next call belongs to this part of several.
  package func beginPart(_ text: String) { progress.withLock { $0.part = text } }

  /// Begins to count `total` steps, at least one, of which `played` will be over at once.
  package func beginProgress(total: Int, played: Int = 0) {
    let now = surroundings.elapsed()
    progress.withLock { progress in
      let last = progress.lastPlain ?? now
      progress.lastPlain = last
      let line = ProgressLine(
        total: total, played: played, part: progress.part, mode: progressMode, silentFor: now - last
      )
      progress.work = (line, now)
    }
  }

  /// Counts a step, a replication of `arm`; without work begun, nothing.
  package func step(arm: String) {
    progress.withLock { progress in
      guard let start = progress.work?.start else { return }
      let now = surroundings.elapsed()
      guard let text = progress.work?.line.step(arm: arm, elapsed: now - start) else { return }
      progress.lastPlain = now
      surroundings.writeError(text)
    }
  }

  /// Ends the work, finished or not, and leaves the terminal clean.
  package func endProgress() {
    progress.withLock { progress in
      if let erasure = progress.work?.line.erasure { surroundings.writeError(erasure) }
      progress.work = nil
    }
  }
}
