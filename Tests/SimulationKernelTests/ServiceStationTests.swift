// A station against a plain one, and the exact account of its time.
// Not here: queues against theory and records (`ValidationTests`).

import Instants
import SimulationKernel
import Stochastics
import Testing

struct ServiceStationTests {
  /// The same station with a sorted array, which adds up customers' times one by one.
  private struct PlainStation {
    var servers: Int
    var busy = 0
    var line: [(customer: Int32, priority: Int)] = []
    var now: Int64 = 0
    var busyTime: Int64 = 0
    var waitingTime: Int64 = 0

    mutating func account(until time: Int64) {
      busyTime += Int64(busy) * (time - now)
      waitingTime += Int64(line.count) * (time - now)
      now = time
    }
    mutating func arrive(_ customer: Int32, priority: Int, room: Int) -> ServiceStation.Arrival {
      if busy + line.count >= room { return .refused }
      if busy < servers && line.isEmpty {
        busy += 1
        return .starts
      }
      let index = line.firstIndex { $0.priority > priority } ?? line.endIndex
      line.insert((customer, priority), at: index)
      return .waits
    }
    mutating func startNext() -> Int32? {
      guard !line.isEmpty && busy < servers else { return nil }
      busy += 1
      return line.removeFirst().customer
    }
    mutating func remove(_ customer: Int32) -> Bool {
      guard let index = line.firstIndex(where: { $0.customer == customer }) else { return false }
      line.remove(at: index)
      return true
    }
  }

  /// Three stations share their lines and do random operations; each must do what its model does.
  @Test("it does what a plain station does", arguments: [1, 3, 64], [5, Int.max])
  func agreesWithModel(levels: Int, room: Int) throws {
    var stream = StreamRoot(seed: 1, replication: levels).key(Purpose("stations")).stream(entity: 0)
    var lines = WaitingLines(stations: 3, levels: levels)
    var stations = (0..<3).map { ServiceStation(number: $0, servers: $0 + 1, room: room) }
    var models = (0..<3).map { PlainStation(servers: $0 + 1) }
    var now = Instant.start
    for step in 0..<5_000 {
      now = now + Span(nanoseconds: Int64(stream.index(below: 4)))
      let index = stream.index(below: 3)
      models[index].account(until: now.nanoseconds)
      let customer = Int32(stream.index(below: 40))
      switch (stream.index(below: 8), lines.station(of: customer)) {
      case (0...3, nil):
        let priority = stream.index(below: levels)
        let arrival = stations[index].arrive(customer, priority: priority, at: now, in: &lines)
        try #require(arrival == models[index].arrive(customer, priority: priority, room: room))
      case (0...4, _):
        let removed = stations[index].removeWaiting(customer, at: now, from: &lines)
        try #require(removed == models[index].remove(customer))
      case (5, _) where step % 20 == 0 && room == .max:
        let servers = stream.index(below: 5)
        (stations[index].servers, models[index].servers) = (servers, servers)
      case (5, _):
        try #require(stations[index].startNext(at: now, from: &lines) == models[index].startNext())
      default:
        guard models[index].busy > 0 else { continue }
        models[index].busy -= 1
        try #require(
          stations[index].serverFreed(at: now, from: &lines) == models[index].startNext())
      }
      try #require(stations[index].busy == models[index].busy)
      try #require(stations[index].waiting == models[index].line.count)
      try #require(stations[index].busyTime(until: now) == Int128(models[index].busyTime))
      try #require(stations[index].waitingTime(until: now) == Int128(models[index].waitingTime))
    }
  }

  @Test("times beyond 64 bits add up without loss")
  func longTimes() throws {
    var lines = WaitingLines(stations: 1)
    var station = ServiceStation(servers: 0)
    for customer in 0..<5_000 as Range<Int32> {
      try #require(station.arrive(customer, at: .start, in: &lines) == .waits)
    }
    let end = Instant(nanoseconds: .max)
    #expect(station.waitingTime(until: end) == 5_000 * Int128(Int64.max))
  }
}
