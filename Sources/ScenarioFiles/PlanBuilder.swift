// From sections to a plan, and what only a whole scenario can show to be wrong.
// Not here: fleets (`+Fleet`), worlds (`+World`), arms (`+Arms`), targets (`+Targets`), names of folders
// (`+Variations`), single values (`SectionReader`).

import Experiments
import FleetModel
import GroundTruth
import Instants
import YAMLTree

struct PlanBuilder {
  var problems: [YAMLProblem]
  /// Where paths in the scenario start from.
  let folder: String
  /// The files besides the scenario that were read, as paths from there.
  var files: [String] = []
  /// What is wrong with arms that the command line asked for.
  var armProblems: [String] = []
  /// The fleet's actions, as far as they can be read.
  var actions = ActionCatalogue.documented

  init(problems: [YAMLProblem], folder: String) {
    self.problems = problems
    self.folder = folder
  }

  mutating func note(_ node: YAMLNode, _ message: String) {
    problems.append(node.complaint(message))
  }

  /// A plan; `nil` when something is missing that has been noted. It is none when there are problems.
  mutating func plan(_ scenario: Section, arms wanted: [String]?) -> ExperimentPlan? {
    checkNames(scenario)
    let report = scenario.section("report") ?? Section(node: scenario.node)
    let horizon = scenario.span("horizon")
    let days = horizon.map(Self.days(of:))
    // What is wrong with them is noted when the world is read.
    var silent = self
    actions = silent.catalogue(scenario)
    let (arms, sweeps) = arms(scenario)
    let control = control(report, arms: arms)
    let window = window(report, days: days) ?? 0..<1
    let (targets, limits) = targets(
      scenario,
      in: TargetSurroundings(
        arms: arms.map(\.name), sweeps: sweeps, control: control ?? "", window: window, days: days))
    let world = world(scenario, report: report, horizon: horizon ?? .days(1))
    guard let name = scenario.text("name"), let seed = scenario.integer("seed"),
      let replications = scenario.integer("replications"), horizon != nil, let world,
      let control, problems.isEmpty
    else { return nil }
    let kept = kept(arms.map(\.name), of: sweeps, wanted: wanted, control: control)
    guard armProblems.isEmpty else { return nil }
    var plan = ExperimentPlan(
      name: name, summary: scenario.text("description") ?? "", seed: UInt64(seed),
      replications: replications, world: world, arms: arms.filter { kept.contains($0.name) },
      control: control,
      measure: report.text("measure").flatMap { Measure(rawValue: $0) } ?? .score, window: window,
      targets: targets.filter { kept.contains($0.arm) && kept.contains($0.reference) })
    plan.limits = limits.filter { kept.contains($0.arm) }
    plan.confirmsWinner = report.boolean("confirm") ?? true
    plan.yardsticks = report.text("yardsticks").flatMap { Yardsticks.Scope(rawValue: $0) } ?? .all
    plan.validity.replications = scenario.section("validity")?.integer("replications")
    if scenario.section("validity")?.text("null") == "none" { plan.validity.null = .none }
    plan.sweeps = sweeps.filter { kept.isSuperset(of: $0.arms) }
    return plan
  }

  /// A horizon's days, rounded up in whole numbers: three days must not become four by a rounding.
  static func days(of horizon: Span) -> Int {
    let day = Span.days(1).nanoseconds
    return Int((horizon.nanoseconds + day - 1) / day)
  }

  /// Names of arms, agents and kinds stand in tables and command lines.
  mutating func check(name: String, of what: String, at node: YAMLNode) {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != ","
    }
    if name.isEmpty || name.count > 64 || !isPlain {
      note(node, "\(what): '\(name)' is no name; write 1 to 64 characters without commas or breaks")
    }
  }

  /// - Parameter days: How many days the run has, where the horizon says.
  private mutating func window(_ report: Section, days: Int?) -> Range<Int>? {
    guard let entry = report["window"], let window = report.days("window") else {
      return days.map { ($0 - ($0 + 2) / 3)..<$0 }
    }
    check(window, days: days, at: entry.node)
    return window
  }

  mutating func check(_ window: Range<Int>, days: Int?, at node: YAMLNode) {
    if let days, window.upperBound > days {
      note(node, "window: the run ends with day \(days); write days from 1 to \(days)")
    }
  }

  /// - Parameter wanted: Names of arms, and of sweeps for all of theirs.
  private mutating func kept(
    _ names: [String], of sweeps: [Sweep], wanted: [String]?, control: String
  ) -> Set<String> {
    guard
      let wanted = wanted?.flatMap({ name in
        sweeps.first { $0.name == name }?.arms ?? [name]
      })
    else { return Set(names) }
    for name in wanted where !names.contains(name) {
      armProblems.append(
        "--arms: no arm is called '\(name)'; \(Self.hint(for: name, among: names))")
    }
    return Set(wanted + [control])
  }
}
