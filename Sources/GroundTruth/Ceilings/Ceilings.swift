// What can be gained at most, from the truth alone, by learning who, how, or both.
// Not here: one stratum's optimum (`BackwardInduction.swift`), playing a policy (`CeilingPlay.swift`).

import FleetModel

/// The values of optimal policies on a run's own subtasks.
package struct Ceilings: Codable, Sendable {
  package let measure: Measure
  /// The best agent for everything with the default action, where one agent may do everything, and the best
  /// agent for each kind with the best action, chosen before the run for this measure.
  package let bestSingleAgent: DailyMeasures?
  package let bestStatic: DailyMeasures
  /// The optimal policy of the queue-free problem: an upper bound for every arm whose load neither alters
  /// outcomes nor enters the measure.
  package let joint: DailyMeasures
  /// The same with the other question left as the reference has it; `nil` where only bounds were asked for.
  package let who: DailyMeasures?
  package let how: DailyMeasures?
  /// The best policy found whose actions look at the documented state alone.
  package let documentedKey: DailyMeasures?

  init(
    _ measure: Measure, _ field: QueueFree, _ strata: Strata, payoff: Payoff,
    scope: Yardsticks.Scope,
    fixed: StaticYardsticks, counts: NodeCounts = .standard
  ) throws(Interrupted) {
    let policies = try CeilingPolicies(
      strata, payoff: payoff, scope: scope, counts: counts, isInterrupted: field.isInterrupted)
    self.measure = measure
    (bestStatic, bestSingleAgent) = (fixed.perKind, fixed.single)
    joint = try field.play(policies.joint, of: strata)
    guard scope == .all else {
      (who, how, documentedKey) = (nil, nil, nil)
      return
    }
    // A reference that takes any action has no course of its own.
    who =
      field.world.plan.referenceActions.count > 1
      ? try Yardsticks.reference(field) : try field.play(policies.who, of: strata)
    how = try field.play(policies.how, of: strata)
    documentedKey = try field.play(policies.documentedKey, of: strata)
  }
}

/// Optimal policies of the queue-free problem, one for each question, as courses by class of subtask.
struct CeilingPolicies {
  var joint: [[Course]] = []
  var who: [[Course]] = []
  var how: [[Course]] = []
  var documentedKey: [[Course]] = []

  /// Which questions a policy may answer; the others stay as the reference has them.
  private enum Question: CaseIterable {
    case joint, who, how

    var asksWho: BackwardInduction.Who { self == .how ? .uniform : .best }
    func actions(_ catalogue: ActionCatalogue) -> [ActionID] {
      self == .who ? [catalogue.defaultAction] : catalogue.actions.indices.map { ActionID($0) }
    }
  }

  /// - Throws: ``Interrupted`` when asked to.
  init(
    _ strata: Strata, payoff: Payoff, scope: Yardsticks.Scope, counts: NodeCounts,
    isInterrupted: () -> Bool
  ) throws(Interrupted) {
    let plan = strata.world.plan
    let questions = scope == .all ? Question.allCases : [.joint]
    let bonuses = try Self.bonuses(
      questions, strata, payoff: payoff, isInterrupted: isInterrupted)
    let make = strata.maker(payoff, counts: counts)
    let none: [[Course]] = Array(repeating: [], count: strata.classes.count)
    (joint, who, how, documentedKey) = (none, none, none, none)
    // Classes that the documented state doesn't tell apart are needed together.
    var groups: [[Int]] = []
    var numbers: [[Int]: Int] = [:]
    for (number, found) in strata.classes.enumerated() {
      let key = [found.level, found.period]
      if let group = numbers[key] {
        groups[group].append(number)
      } else {
        numbers[key] = groups.count
        groups.append([number])
      }
    }
    for group in groups {
      var made: [Stratum] = []
      for number in group {
        if isInterrupted() { throw Interrupted() }
        let stratum = make(number)
        func best(_ question: Question) -> [Course] {
          Self.induction(stratum, question, payoff, plan, bonuses[question] ?? 0).optimum().courses
        }
        joint[number] = best(.joint)
        guard scope == .all else { continue }
        who[number] = best(.who)
        how[number] = best(.how)
        made.append(stratum)
      }
      guard scope == .all else { continue }
      let climber = DocumentedKey(
        strata: made, counts: group.map { strata.counts[$0] }, payoff: payoff, plan: plan,
        bonus: bonuses[.joint] ?? 0, start: group.map { joint[$0][0] })
      for (number, course) in zip(group, climber.courses) { documentedKey[number] = [course] }
    }
  }

  private static func induction(
    _ stratum: Stratum, _ question: Question, _ payoff: Payoff, _ plan: WorldPlan, _ bonus: Double
  ) -> BackwardInduction {
    BackwardInduction(
      stratum, payoff: payoff, rules: plan.rules, catalogue: plan.catalogue,
      who: question.asksWho, actions: question.actions(plan.catalogue), bonus: bonus)
  }

  /// What success is worth to later parts under each question's own optimum: a fixed point, reached on few
  /// nodes, since it takes only averages.
  private static func bonuses(
    _ questions: [Question], _ strata: Strata, payoff: Payoff, isInterrupted: () -> Bool
  ) throws(Interrupted) -> [Question: Double] {
    let plan = strata.world.plan
    let gating = Gating(strata.world.workload.tasks)
    guard gating.bonus(success: 0.5, payoff: 1) > 0 else { return [:] }
    let make = strata.maker(payoff, counts: NodeCounts(difficulty: 4, size: 1, cell: 3))
    let made = strata.classes.indices.map(make)
    let total = strata.counts.reduce(0, +)
    var bonuses: [Question: Double] = [:]
    // Each question's search begins where the last one's ended; an error of .005 changes no choice that
    // matters.
    var bonus = 0.2
    for question in questions {
      for _ in 0..<4 {
        if isInterrupted() { throw Interrupted() }
        var (success, worth) = (0.0, 0.0)
        for (stratum, count) in zip(made, strata.counts) {
          let courses = induction(stratum, question, payoff, plan, bonus).optimum().courses
          let value = CourseValue(
            of: courses, on: stratum, payoff: payoff, rules: plan.rules, catalogue: plan.catalogue)
          success += count / total * value.success
          worth += count / total * value.payoff
        }
        let next = gating.bonus(success: success, payoff: worth)
        defer { bonus = next }
        if abs(next - bonus) < 0.005 { break }
      }
      bonuses[question] = bonus
    }
    return bonuses
  }
}
