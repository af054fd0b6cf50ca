// Prints figures, one a line: name, value, unit and a checksum of the work done, between tabs.
// Not here: the measurements (the other files), peers and ratios (`scripts/bench`).

import Foundation

let arguments = CommandLine.arguments.dropFirst()
let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let figures: [Figure]
switch arguments.first {
case "kernel": figures = try kernelBenchmarks(rounds: rounds)
case "fleet": figures = try fleetFigures(scenario: "Scenarios/qe-fleet-30d.yaml", rounds: rounds)
case "overhead":
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "fleetlab-overhead-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  figures = try overheadFigures(folder: arguments.dropFirst().first ?? folder.path)
default:
  print("usage: FleetBenchmarks kernel|fleet [rounds], FleetBenchmarks overhead [folder]")
  exit(64)
}
for figure in figures {
  print("\(figure.name)\t\(figure.value)\t\(figure.unit)\t\(figure.checksum)")
}
