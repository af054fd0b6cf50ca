// Stations that send customers to each other, open or closed.
// Not here: one station alone (`QueueingStation.swift`), what should come out (`QueueingNetworkTests.swift`).

import Instants
import SelfTest
import SimulationKernel
import Stochastics

/// Exponential service everywhere, and a way on by chance after each.
struct QueueingNetwork: EventHandler {
  struct Shape {
    var servers: [Int]
    var serviceRates: [Double]
    /// `routes[i][j]` is how likely a customer goes from *i* to *j*; what is missing to 1 leaves.
    var routes: [[Double]]
    /// Customers a second from outside, all to station 0; 0 for a closed network.
    var arrivalRate = 0.0
  }

  private let shape: Shape
  private let unit: Distribution
  private(set) var stations: [ServiceStation]
  private var lines: WaitingLines
  /// Where each customer is; its own stream draws its services and its ways.
  private var places: [Int] = []
  private var streams: [RandomStream] = []
  private var arrivals: RandomStream
  private let customers: StreamKey

  /// Slot 0 is the next arrival; customer *i* has slot *i* + 1 for its service.
  init(_ shape: Shape, _ root: StreamRoot) throws {
    self.shape = shape
    unit = try .exponential(mean: 1)
    stations = shape.servers.enumerated().map { ServiceStation(number: $0, servers: $1) }
    lines = WaitingLines(stations: shape.servers.count)
    arrivals = root.key(Purpose("network/arrival")).stream(entity: 0)
    customers = root.key(Purpose("network/customer"))
  }

  /// Starts with so many customers at station 0, and with arrivals if there are any.
  mutating func start(with population: Int, in list: inout EventList) {
    for _ in 0..<population { comeIn(&list) }
    if shape.arrivalRate > 0 { scheduleArrival(&list) }
  }

  mutating func handle(_ slot: Int32, in list: inout EventList) {
    guard slot > 0 else {
      comeIn(&list)
      return scheduleArrival(&list)
    }
    let customer = Int(slot) - 1
    let here = places[customer]
    if let next = stations[here].serverFreed(at: list.now, from: &lines) { serve(Int(next), &list) }
    var left = streams[customer].uniform()
    for (there, probability) in shape.routes[here].enumerated() {
      if left < probability { return enter(customer, there, &list) }
      left -= probability
    }
  }

  private mutating func scheduleArrival(_ list: inout EventList) {
    let gap = unit.sample(using: &arrivals) / shape.arrivalRate
    list.schedule(0, at: list.now + Span(seconds: gap))
  }

  private mutating func comeIn(_ list: inout EventList) {
    let customer = places.count
    places.append(0)
    streams.append(customers.stream(entity: UInt64(customer)))
    enter(customer, 0, &list)
  }

  private mutating func enter(_ customer: Int, _ station: Int, _ list: inout EventList) {
    places[customer] = station
    let arrival = stations[station].arrive(Int32(customer), at: list.now, in: &lines)
    if case .starts = arrival { serve(customer, &list) }
  }

  private mutating func serve(_ customer: Int, _ list: inout EventList) {
    let work = unit.sample(using: &streams[customer]) / shape.serviceRates[places[customer]]
    list.schedule(Int32(customer) + 1, at: list.now + Span(seconds: work))
  }

  /// The mean number in service and the mean number here at each station, between two times.
  static func play(
    _ shape: Shape, _ root: StreamRoot, population: Int = 0, from: Int64, to: Int64
  ) throws -> [(busy: Double, here: Double)] {
    var network = try QueueingNetwork(shape, root)
    var list = EventList()
    network.start(with: population, in: &list)
    func integrals(_ second: Int64) -> [(busy: Int128, here: Int128)] {
      let time = Instant.start + .seconds(second)
      run(&network, list: &list, until: time)
      return network.stations.map {
        ($0.busyTime(until: time), $0.busyTime(until: time) + $0.waitingTime(until: time))
      }
    }
    let nanoseconds = 1e9 * Double(to - from)
    return zip(integrals(from), integrals(to)).map {
      (Double($1.busy - $0.busy) / nanoseconds, Double($1.here - $0.here) / nanoseconds)
    }
  }
}
