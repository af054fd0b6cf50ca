// What the program tells whoever started it when it ends.
// Not here: which error gives which code (each error says so, `ReportableError.swift`).

/// The number a process ends with. Never 1 or 132: shells, test runners and crashed programs use
/// those for ends that say nothing about a fleet. From 64 on as in BSD's `sysexits.h`.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  case missed = 2
  case inconclusive = 3
  case stale = 4
  case invalid = 5
  case usage = 64
  case unusableData = 65
  case missingFile = 66
  case internalFault = 70
  case interrupted = 130

  package var meaning: String {
    switch self {
    case .done: "done"
    case .missed: "a target was missed, or something got worse"
    case .inconclusive: "the data can't tell whether a target was met"
    case .stale: "something is better beyond the margin, so the baseline is out of date"
    case .invalid: "a validity check failed, or no fleet could reach a target"
    case .usage: "the command line is wrong"
    case .unusableData: "a scenario, trace or baseline can't be used; each error is one line"
    case .missingFile: "a file isn't there, or can't be read or written"
    case .internalFault: "a fault in fleetlab itself"
    case .interrupted: "interrupted by Ctrl-C or SIGTERM"
    }
  }

  /// The code that stands where several apply: 65 > 5 > 2 > 3 > 4 > 0, and before those whatever kept
  /// the program from looking at all its input.
  package static func gravest(_ codes: [ExitCode]) -> ExitCode {
    let order: [ExitCode] = [
      .interrupted, .internalFault, .usage, .unusableData, .missingFile, .invalid, .missed,
      .inconclusive, .stale,
    ]
    return order.first(where: codes.contains) ?? .done
  }
}
