// A policy's courses played out on a run's own subtasks. Not here: finding them (`Ceilings.swift`).

import FleetModel
import Instants

extension QueueFree {
  /// What a policy brings, given its courses by class of subtask: exact for each subtask, since what
  /// would happen is known.
  func play(_ courses: [[Course]], of strata: Strata) throws(Interrupted) -> DailyMeasures {
    try measures { subtask, _ in
      var sums = MeasureSums()
      follow(
        courses[Int(strata.ofSubtask[subtask.rawValue])], subtask, from: Episode(), weight: 1,
        into: &sums)
      return sums
    }
  }

  private func follow(
    _ courses: [Course], _ subtask: SubtaskID, from before: Episode, weight: Double,
    into sums: inout MeasureSums
  ) {
    let rules = world.plan.rules
    for course in courses {
      var episode = before
      for (step, action) in course.actions.enumerated() {
        attempt(subtask, by: course.agent, action, into: &episode)
        if episode.succeeded { break }
        guard step + 1 < course.actions.count else { continue }
        episode.elapsed += rules.pause(
          after: step + 1, policy: world.plan.catalogue[action].retryPolicy)
      }
      if course.next.isEmpty || episode.succeeded {
        sums.add(episode.end, world.plan.scoring, weight: weight * course.share)
      } else {
        follow(
          course.next, subtask, from: episode, weight: weight * course.share, into: &sums)
      }
    }
  }
}
