// The lines that come by the hundred thousand, written digit by digit. Not here: all lines, and what they
// mean (`InputLine.swift`): these are the same bytes, in less time.

import FleetModel
import Instants
import JSONLines

extension InputLine {
  /// Appends the line of an input.
  static func append(
    _ input: FleetInput, at now: Instant, in names: FleetNames, to bytes: inout [UInt8]
  ) {
    switch input {
    case .attemptStarted(let attempt):
      begin("attempt_started", at: now, &bytes)
      append(attempt, &bytes)
    case .attemptEnded(let attempt, let outcome, let lesson):
      begin("attempt_ended", at: now, &bytes)
      append(attempt, &bytes)
      append(outcome, &bytes)
      if lesson == .later { bytes.append(contentsOf: ",\"later\":true".utf8) }
    case .wake: begin("wake", at: now, &bytes)
    case .taskArrived(let task):
      begin("task_arrived", at: now, &bytes)
      append(task, in: names, &bytes)
    default:
      do {
        bytes.append(
          contentsOf: try CompactJSON.encode(InputLine(input, at: now, in: names)))
      } catch { preconditionFailure("an input has no line: \(error)") }
      return
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func begin(_ name: StaticString, at now: Instant, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"v\":1,\"at\":".utf8)
    bytes.append(digits: now.nanoseconds)
    bytes.append(contentsOf: ",\"input\":\"".utf8)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ attempt: AttemptID, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"attempt\":\"".utf8)
    bytes.append(digits: attempt.slot)
    bytes.append(UInt8(ascii: "."))
    bytes.append(digits: attempt.serial)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ task: FleetTask, in names: FleetNames, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"task\":{\"id\":".utf8)
    bytes.append(digits: task.id.rawValue)
    bytes.append(contentsOf: ",\"first\":".utf8)
    bytes.append(digits: task.firstSubtask.rawValue)
    if task.shape != .parallel {
      bytes.append(contentsOf: ",\"shape\":\"".utf8)
      bytes.append(contentsOf: task.shape.rawValue.utf8)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: ",\"parts\":[".utf8)
    for (place, part) in task.parts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(part, in: names, &bytes)
    }
    bytes.append(contentsOf: "]}".utf8)
  }

  private static func append(_ part: Subtask, in names: FleetNames, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"kind\":".utf8)
    bytes.append(text: names.kindNames[part.kind.rawValue])
    if part.variant != 0 {
      bytes.append(contentsOf: ",\"variant\":".utf8)
      bytes.append(digits: part.variant)
    }
    bytes.append(contentsOf: ",\"capabilities\":".utf8)
    bytes.append(digits: part.capabilities)
    append(",\"complexity\":", part.complexity, &bytes)
    append(",\"resources\":", part.resources, &bytes)
    append(",\"timeout\":", part.timeConstraint?.seconds, &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ name: String, _ value: Double?, _ bytes: inout [UInt8]) {
    guard let value else { return }
    bytes.append(contentsOf: name.utf8)
    bytes.append(number: value)
  }

  private static func append(_ outcome: Outcome, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"outcome\":{\"success\":".utf8)
    bytes.append(contentsOf: (outcome.succeeded ? "true" : "false").utf8)
    bytes.append(contentsOf: ",\"seconds\":".utf8)
    bytes.append(number: outcome.service.seconds)
    if outcome.errors != 0 {
      bytes.append(contentsOf: ",\"errors\":".utf8)
      bytes.append(digits: outcome.errors)
    }
    if let cause = outcome.cause {
      bytes.append(contentsOf: ",\"cause\":\"".utf8)
      bytes.append(contentsOf: cause.rawValue.utf8)
      bytes.append(UInt8(ascii: "\""))
    }
    append(",\"satisfaction\":", outcome.satisfaction, &bytes)
    append(",\"efficiency\":", outcome.efficiency, &bytes)
    append(",\"coverage\":", outcome.coverage, &bytes)
    append(",\"value\":", outcome.value, &bytes)
    if let feedback = outcome.feedback {
      append(",\"feedback\":{\"rating\":", feedback.rating, &bytes)
      bytes.append(contentsOf: ",\"issues\":".utf8)
      bytes.append(digits: feedback.issues)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
