// A job that forks into two single-server queues and ends when both parts have.
// Not here: the recursion that it must follow (`QueueingPathTests.swift`).

import Instants
import SelfTest
import SimulationKernel

/// Slot 0 is the next arrival, slots 1 and 2 are the ends of service in the two branches.
struct QueueingForkJoin: EventHandler {
  private let arrivals: [Instant]
  private let works: [[Span]]
  private(set) var ends: [Instant]
  private var stations = [
    ServiceStation(number: 0, servers: 1), ServiceStation(number: 1, servers: 1),
  ]
  /// Branch *b* of job *n* is customer 2 *n* + *b*, since one customer waits in one line alone.
  private var lines: WaitingLines
  private var inService = [0, 0]
  private var partsLeft: [Int]
  private var next = 0

  static func play(_ jobs: [QueueingCustomer], _ second: [Span]) -> QueueingForkJoin {
    var model = QueueingForkJoin(jobs, second)
    var list = EventList(slots: 3)
    if let first = jobs.first { list.schedule(0, at: first.arrival) }
    run(&model, list: &list, until: .never)
    return model
  }

  private init(_ jobs: [QueueingCustomer], _ second: [Span]) {
    arrivals = jobs.map(\.arrival)
    works = [jobs.map(\.work), second]
    ends = Array(repeating: .never, count: jobs.count)
    lines = WaitingLines(stations: 2, customers: 2 * jobs.count)
    partsLeft = Array(repeating: 2, count: jobs.count)
  }

  mutating func handle(_ slot: Int32, in list: inout EventList) {
    guard slot == 0 else { return end(branch: Int(slot) - 1, in: &list) }
    let job = next
    next += 1
    if next < arrivals.count { list.schedule(0, at: arrivals[next]) }
    for branch in 0..<2 {
      let part = Int32(2 * job + branch)
      if case .starts = stations[branch].arrive(part, at: list.now, in: &lines) {
        serve(job, branch, in: &list)
      }
    }
  }

  private mutating func serve(_ job: Int, _ branch: Int, in list: inout EventList) {
    inService[branch] = job
    list.schedule(Int32(branch) + 1, at: list.now + works[branch][job])
  }

  private mutating func end(branch: Int, in list: inout EventList) {
    let job = inService[branch]
    partsLeft[job] -= 1
    if partsLeft[job] == 0 { ends[job] = list.now }
    if let part = stations[branch].serverFreed(at: list.now, from: &lines) {
      serve(Int(part) / 2, branch, in: &list)
    }
  }
}
