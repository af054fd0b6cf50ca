// Feedback that comes later than the outcome: carried until it is due, or dropped where it never comes.
// Not here: when it comes (`GroundTruth/Synthetic/Feedback.swift`), learning from it (`LearningCore`).

import FleetModel
import GroundTruth
import Instants
import LearningCore
import SimulationKernel

extension FleetReplication {
  /// Whether an attempt that ends now is learned from with its outcome.
  func lessonTime(of slot: Int32, at now: Instant) -> LessonTime {
    guard delaysFeedback else { return .now }
    let work = attempts[Int(slot)]
    let time = world.feedback(
      on: work.subtask, agent: work.agent, action: work.action, attempt: work.earlierAttempts,
      endedAt: now)
    return time == .atOnce ? .now : .later
  }

  /// Carries what an attempt taught that ended now. What is due after everything else still arrives: no
  /// choice follows from it, but nothing is lost that was on its way.
  mutating func postpone(_ lesson: Lesson, in list: inout EventList) {
    let time = world.feedback(
      on: lesson.subtask, agent: lesson.agent, action: lesson.choice.action,
      attempt: lesson.earlierAttempts, endedAt: list.now)
    guard case .later(let arrival) = time else { return }
    let slot = lessons.insert(lesson)
    list.schedule(lessonSlot(of: slot), at: arrival, class: EventClass.lesson)
  }
}

/// Lessons on their way, in places that are used again.
struct PendingLessons {
  private var places: [Lesson] = []
  private var free: [Int32] = []

  var isEmpty: Bool { free.count == places.count }

  mutating func insert(_ lesson: Lesson) -> Int32 {
    if let place = free.popLast() {
      places[Int(place)] = lesson
      return place
    }
    places.append(lesson)
    return Int32(places.count - 1)
  }

  mutating func remove(_ place: Int32) -> Lesson {
    free.append(place)
    return places[Int(place)]
  }
}
