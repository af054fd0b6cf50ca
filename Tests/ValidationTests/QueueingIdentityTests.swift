// What holds on every path whatever the draws: conservation, Little's law with its end terms, and that a
// run may be cut, copied and moved to another thread. Not here: how paths go (`QueueingPathTests.swift`).

import Instants
import SelfTest
import SimulationKernel
import Stochastics
import Testing

struct QueueingIdentityTests {
  /// A crowded station where everything happens: three levels, little room, little patience.
  private static func customers(_ replication: Int) throws -> [QueueingCustomer] {
    let source = QueueingCustomer.Source(
      gap: try .exponential(mean: 0.3), work: try .lognormal(mean: 1, cv: 2),
      patience: try .exponential(mean: 2), levels: [0.2, 0.3, 0.5])
    let root = StreamRoot(seed: 11, replication: replication)
    return QueueingCustomer.draw(3_000, from: source, root)
  }

  private static func queue(_ replication: Int) throws -> QueueingStation {
    QueueingStation(try customers(replication), servers: 3, room: 12)
  }

  @Test("customers, time waited and time served are conserved at every cut", arguments: 0..<5)
  func conservation(replication: Int) throws {
    var queue = try Self.queue(replication)
    var list = EventList()
    queue.start(in: &list)
    var seen: Set<QueueingStation.Fate> = []
    for second in stride(from: 0, through: 1_000, by: 10) as StrideThrough<Int64> {
      let cut = Instant.start + .seconds(second)
      run(&queue, list: &list, until: cut)
      let fates = queue.fates
      seen.formUnion(fates)
      let arrived = queue.customers.count { $0.arrival < cut }
      try #require(arrived == fates.count { $0 != .toCome })
      try #require(queue.station.waiting == fates.count { $0 == .waiting })
      try #require(queue.station.busy == fates.count { $0 == .inService })
      try #require(queue.station.busy + queue.station.waiting <= 12)
      // Little's law, ∫ L dt = Σ W, is exact when those still here count for what they have spent.
      var (waited, served) = (Int128(0), Int128(0))
      for (index, fate) in fates.enumerated() {
        let arrival = queue.customers[index].arrival
        switch fate {
        case .toCome, .refused: break
        case .waiting: waited += Int128((cut - arrival).nanoseconds)
        case .abandoned: waited += Int128((queue.ends[index] - arrival).nanoseconds)
        case .inService:
          waited += Int128((queue.starts[index] - arrival).nanoseconds)
          served += Int128((cut - queue.starts[index]).nanoseconds)
        case .served:
          waited += Int128((queue.starts[index] - arrival).nanoseconds)
          served += Int128(queue.customers[index].work.nanoseconds)
        }
      }
      try #require(queue.station.waitingTime(until: cut) == waited)
      try #require(queue.station.busyTime(until: cut) == served)
    }
    #expect(seen.count == 6, "the test must meet every fate")
  }

  @Test("running to T1 and then to T2, or from a copy at T1, is running to T2", arguments: 0..<5)
  func cuts(replication: Int) throws {
    var straight = try Self.queue(replication)
    var list = EventList()
    straight.start(in: &list)
    run(&straight, list: &list, until: .never)

    var legs = try Self.queue(replication)
    var legsList = EventList()
    legs.start(in: &legsList)
    run(&legs, list: &legsList, until: .start + .seconds(333))
    var copy = legs
    var copyList = legsList.copy()
    run(&legs, list: &legsList, until: .never)
    #expect(legs.fingerprint == straight.fingerprint)
    #expect(legs.ends == straight.ends)
    run(&copy, list: &copyList, until: .never)
    #expect(copy.fingerprint == straight.fingerprint)
    #expect(copy.ends == straight.ends)
  }

  @Test("a replication is the same on any thread, in any order")
  func threads() async throws {
    func fingerprint(_ replication: Int) throws -> Fingerprint {
      QueueingStation.play(try Self.customers(replication), servers: 3, room: 12).fingerprint
    }
    let alone = try (0..<8).map(fingerprint)
    let together = try await withThrowingTaskGroup(of: (Int, Fingerprint).self) { group in
      for replication in (0..<8).reversed() {
        group.addTask { (replication, try fingerprint(replication)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect((0..<8).map { together[$0] } == alone)
    #expect(Set(alone).count == 8, "different replications must differ")
  }

  /// Entities that never meet, all on the same grid of instants; each hashes what it sees of time.
  private struct Strangers: EventHandler {
    var hashes = Array(repeating: Fingerprint(), count: 20)
    mutating func handle(_ slot: Int32, in list: inout EventList) {
      hashes[Int(slot)].add(time: list.now, slot: slot, kind: 0)
      let step = StreamRoot(seed: hashes[Int(slot)].value, replication: 0)
        .key(Purpose("step")).uniform(entity: 0)
      list.schedule(slot, at: list.now + .seconds(step < 0.5 ? 1 : 2))
    }
  }

  @Test("in which order simultaneous strangers are put in changes nothing", arguments: 0..<5)
  func strangers(permutation: Int) {
    func hashes(_ slots: [Int32]) -> [Fingerprint] {
      var model = Strangers()
      var list = EventList()
      for slot in slots { list.schedule(slot, at: .start) }
      run(&model, list: &list, until: .start + .seconds(200))
      return model.hashes
    }
    let slots = Array(0..<20 as Range<Int32>)
    #expect(hashes(slots) == hashes(Self.shuffled(slots, permutation)))
  }

  @Test("classes decide among simultaneous events whatever order they are put in", arguments: 0..<5)
  func classes(permutation: Int) {
    func order(_ slots: [Int32]) -> [Int32] {
      var list = EventList()
      for slot in slots { list.schedule(slot, at: .start, class: UInt8(255 - slot)) }
      return slots.compactMap { _ in list.pop() }
    }
    let slots = Array(0..<200 as Range<Int32>)
    #expect(order(Self.shuffled(slots, permutation)) == slots.reversed())
  }

  private static func shuffled(_ slots: [Int32], _ permutation: Int) -> [Int32] {
    let key = StreamRoot(seed: 12, replication: permutation).key(Purpose("shuffle"))
    return slots.sorted { key.uniform(entity: UInt64($0)) < key.uniform(entity: UInt64($1)) }
  }
}
