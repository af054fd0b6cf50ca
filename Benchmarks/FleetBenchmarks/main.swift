// scratch
import ScenarioFiles
import Experiments
import GroundTruth
import FleetSimulation
import Foundation
let path = CommandLine.arguments[1]
let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
var ch = ScenarioChanges()
for a in CommandLine.arguments.dropFirst(2) { let p = a.split(separator: "=", maxSplits: 1); ch.settings.append((key: String(p[0]), value: String(p[1]))) }
do {
  let s = try Scenario(bytes: bytes, folder: (path as NSString).deletingLastPathComponent, changes: ch)
  let (r, t) = try ExperimentRunner(s.plan, jobs: 2).run()
  func line(_ name: String, _ m: MeasureSums) {
    print(name.padding(toLength: 24, withPad: " ", startingAt: 0), Measure.allCases.map { "\($0.rawValue) " + fixed(m.value(of: $0), 4) }.joined(separator: "  "))
  }
  for days in [0..<1, s.plan.window] {
    print("days", days)
    func mean(_ d: [DailyMeasures]) -> MeasureSums { var x = MeasureSums(); for y in d { x.add(y.sum(over: days)) }; return x }
    line("reference", mean(r.yardsticks.map(\.reference)))
    line("static", mean(r.yardsticks.map(\.bestStatic)))
    line("clairvoyant", mean(r.yardsticks.map(\.clairvoyant)))
    for (i, a) in s.plan.arms.enumerated() { line(a.name, mean(r.runs[i].map(\.daily))) }
  }
  for (i, a) in s.plan.arms.enumerated() {
    let n = r.runs[i].count
    print(a.name, "events/rep", t.armEvents[i]/n, "ms/rep", Int(1000*t.armSeconds[i])/n, "Mev/s", fixed(Double(t.armEvents[i])/t.armSeconds[i]/1e6, 2), "util", fixed(r.utilisation(arm: i) ?? -1, 4), "wait", fixed(r.meanWait(arm: i), 4), "starts", r.runs[i][0].counts, r.runs[i][0].knownPairs, r.runs[i][0].fingerprint)
  }
  print("yard ms", Int(1000*t.yardstickSeconds)/r.yardsticks.count, "total", t.seconds)
  for c in r.comparisons(.score) + r.comparisons(.successRate) { print(c.arm, c.measure, c.relative.map { fixed(100*$0.value,2) } ?? "") }
  for f in r.factorials(.score) { print(f.arms, f.whoEffect.value, f.howEffect.value, f.interaction.value, f.total.value) }
  for v in r.verdicts() { print(v.sentence) }
} catch { print(error) }
