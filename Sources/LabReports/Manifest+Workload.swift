// The work of a manifest's world. Not here: the truth about it (`Manifest+World.swift`).

import FleetModel
import GroundTruth

extension Manifest {
  static func workload(_ work: WorkloadParameters) -> JSONValue {
    .object([
      ("gap_seconds", .text("\(work.gaps)")), ("scale", .setting(work.scale)),
      ("daily_amplitude", .setting(work.dailyAmplitude)),
      ("busiest_hour", .setting(work.busiestHour)), ("parts", .text("\(work.parts)")),
      (
        "shape_weights",
        .object(zip(TaskShape.allCases, work.shapes).map { ($0.rawValue, .setting($1)) })
      ), ("kind_weights", .list(work.kinds.map { .setting($0) })),
      ("capabilities", .text("\(work.capabilities)")),
      ("time_constraint", .text(work.timeConstraint.map { "\($0)" })),
      ("subjects", .integer(work.subjects)), ("persistence", .setting(work.persistence)),
    ])
  }
}
