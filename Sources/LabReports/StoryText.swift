// The story of a task for a terminal, in at most 100 columns. Not here: one attempt of it
// (`StoryText+Attempt.swift`), the same as JSON (`StoryJSON.swift`), finding it out (`FleetSimulation`).

package import Experiments
import FleetModel
package import FleetSimulation
import GroundTruth
import Instants

package struct StoryText {
  let story: TaskStory
  let plan: ExperimentPlan
  let replication: Int

  /// - Parameter replication: Its number, as `runs.csv` has it.
  package static func text(
    of story: TaskStory, in plan: ExperimentPlan, replication: Int
  ) -> String {
    let text = StoryText(story: story, plan: plan, replication: replication)
    return text.opening + story.parts.map { "\n" + text.part($0) }.joined()
  }

  var agents: [Agent] { story.plan.fleet.agents }
  func name(_ agent: AgentID) -> String { agents[agent.rawValue].name.asOneLine }
  func name(_ action: ActionID) -> String { story.plan.catalogue[action].key.asOneLine }

  /// `day 2, 00:14:03.221`: days as people count them.
  static func clock(_ instant: Instant) -> String {
    let milliseconds = instant.nanoseconds / 1_000_000 % 86_400_000
    func digits(_ value: Int64, _ count: Int) -> String {
      let text = "\(value)"
      return String(repeating: "0", count: count - text.count) + text
    }
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    return "day \(instant.day + 1), " + digits(seconds / 3_600, 2) + ":"
      + digits(seconds / 60 % 60, 2) + ":" + digits(seconds % 60, 2) + "." + digits(rest, 3)
  }

  static func seconds(_ span: Span) -> String { NumberText.decimals(span.seconds, 3) + " s" }

  private var opening: String {
    let (arm, task) = (story.arm, story.task)
    let title =
      "Task \(task.id.rawValue) of '\(plan.name.asOneLine)', seed \(plan.seed), replication "
      + "\(replication), arm '\(arm.name.asOneLine)' (who: \(arm.selection); how: "
      + "\(arm.mode.learns ? arm.mode.algorithm.rawValue : "frozen"))"
    let count = task.parts.count
    let shape = count == 1 ? "one part" : "\(count) parts, \(task.shape.rawValue)"
    let came = "Came on \(Self.clock(story.arrival)), in \(shape). "
    let went =
      story.end.map {
        ($0.succeeded ? "Succeeded" : "Failed")
          + " on \(Self.clock($0.at)), \(Self.seconds($0.at - story.arrival)) later."
      } ?? "It is still open when nothing is left to happen."
    return title.wrapped() + (came + went).wrapped()
  }

  private func part(_ part: PartStory) -> String {
    let kind = story.plan.fleet.kinds[part.request.kind.rawValue].name.asOneLine
    let needs = part.request.capabilities
    var asked = ["\(needs) \(needs == 1 ? "capability" : "capabilities")"]
    if let complexity = part.request.complexity {
      asked.append("complexity \(NumberText.decimals(complexity, 3))")
    }
    if let resources = part.request.resources {
      asked.append("resources \(NumberText.decimals(resources, 3))")
    }
    if let limit = part.request.timeConstraint { asked.append("wanted within \(limit)") }
    var text =
      ("Part \(part.position + 1) of \(story.parts.count): '\(kind)', "
      + asked.joined(separator: ", ") + "; subtask \(part.subtask.rawValue)").wrapped()
    if !part.waitsFor.isEmpty {
      let others = part.waitsFor.map { "\($0 + 1)" }.joined(separator: ", ")
      text += "  waits for part \(others)\n"
    }
    for instant in part.nobodyUp {
      text += "  \(Self.clock(instant)): nobody who may do it is up; it waits\n"
    }
    for (number, attempt) in part.attempts.enumerated() {
      text += "\n" + self.attempt(attempt, number: number + 1)
    }
    return text + "\n" + end(of: part)
  }

  private func end(of part: PartStory) -> String {
    guard let end = part.end else { return "  Open to the last.\n" }
    let report = end.report
    guard report.attempts > 0 else {
      return "  Never started, since a part before it failed: score 0.\n"
    }
    let counts =
      "\(report.attempts) \(report.attempts == 1 ? "attempt" : "attempts"), \(report.errors) "
      + (report.errors == 1 ? "error" : "errors")
    let sum = end.terms.map {
      "\(NumberText.decimals($0.weight, 2)) × \(NumberText.decimals($0.value, 4)) \($0.name)"
    }.joined(separator: " + ")
    let weights = NumberText.decimals(end.terms.reduce(0) { $0 + $1.weight }, 2)
    let score = NumberText.decimals(end.score, 4)
    let why = end.terms.isEmpty ? "the value of its last attempt" : "(\(sum)) / \(weights)"
    return
      ("\(report.succeeded ? "Succeeded" : "Failed") on \(Self.clock(end.at)), "
      + "\(Self.seconds(report.elapsed)) after it was ready; \(counts). Score \(score) = \(why).")
      .wrapped(indent: 9, after: "  End    ")
  }
}
