// Measured numbers and their means by the hour, for every store. Not here: what is measured.

import Instants
import SharedMemory
import TestSupport
import Testing

struct MetricTests {
  @Test("B10: metrics are written and read back by name and agent", arguments: StoreMaker.all)
  func reading(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    #expect(try memory.averageMetric(named: "m") == nil)
    try memory.storeMetric("m", 1, unit: "ms", of: "a", at: .second(1), id: "x")
    try memory.storeMetric("m", 4, unit: "ms", at: .second(2))
    try memory.storeMetric("n", -1, unit: "1", of: "a", at: .second(3))
    #expect(try memory.metrics(named: "m").map(\.value) == [4, 1])
    #expect(try memory.metrics(of: "a").map(\.value) == [-1, 1])
    #expect(try memory.averageMetric(named: "m") == 2.5)
    #expect(
      try memory.metrics(named: "m")[1]
        == MetricRecord(id: "x", metric: "m", value: 1, unit: "ms", timestamp: 1_000, agent: "a"))
    for value in [Double.nan, .infinity] {
      #expect(throws: MemoryError.self) {
        try memory.storeMetric("m", value, unit: "ms", at: .start)
      }
    }
    #expect(throws: MemoryError.self) {
      try memory.storeMetric("m", 1, unit: "ms", at: .start, id: "hour-mean:9:0:0")
    }
    #expect(try memory.removeMetrics(before: .second(3)) == 2)
    #expect(try memory.statistics().totalMetrics == 1)
  }

  @Test(
    "B24: pruning keeps each hour's mean and count, and changes no average",
    arguments: StoreMaker.all)
  func rollup(maker: StoreMaker) throws {
    let memory = try maker.memory()
    defer { memory.close() }
    var chance = SplitMix64(seed: 5)
    // By hour, metric and agent: the sum and count of what went in.
    var sums: [[Int]: (sum: Double, count: Int)] = [:]
    for number in 0..<600 {
      let (hour, metric, agent) = (number / 150, chance.next(below: 2), chance.next(below: 3))
      let value = Double(chance.next(below: 1_000))
      try memory.storeMetric(
        "m\(metric)", value, unit: "ms", of: agent == 0 ? nil : "a\(agent)",
        at: .second(Double(hour) * 3_600 + Double(chance.next(below: 3_600))))
      sums[[hour, metric, agent], default: (0, 0)].sum += value
      sums[[hour, metric, agent], default: (0, 0)].count += 1
    }
    let averages = try ["m0", "m1"].map { try #require(try memory.averageMetric(named: $0)) }
    // Half past three: the hours 0, 1 and 2 are over.
    let cutoff = Instant.second(3.5 * 3_600)
    #expect(try memory.pruneMetrics(before: cutoff) == 450 - 18)
    #expect(try memory.pruneMetrics(before: cutoff) == 0, "a second time changes something")
    #expect(try memory.statistics().totalMetrics == 18 + 150)
    for metric in 0..<2 {
      let average = try #require(try memory.averageMetric(named: "m\(metric)"))
      #expect(abs(average - averages[metric]) < 1e-9 * averages[metric])
      for record in try memory.metrics(named: "m\(metric)") where record.timestamp < 10_800_000 {
        let agent = record.agent.map { $0 == "a1" ? 1 : 2 } ?? 0
        let expected = try #require(sums[[Int(record.timestamp / 3_600_000), metric, agent]])
        #expect(record.sampleCount == expected.count && record.timestamp % 3_600_000 == 0)
        #expect(abs(record.value - expected.sum / Double(expected.count)) < 1e-9)
      }
    }
    // One that comes late is taken in with the weight of one.
    let before = try #require(
      try memory.metrics(named: "m0").last { $0.agent == nil && $0.timestamp == 0 })
    try memory.storeMetric("m0", 5_000, unit: "ms", at: .second(100))
    #expect(try memory.pruneMetrics(before: cutoff) == 1)
    let after = try #require(
      try memory.metrics(named: "m0").last { $0.agent == nil && $0.timestamp == 0 })
    #expect(after.sampleCount == before.sampleCount + 1)
    let count = Double(before.sampleCount)
    #expect(abs(after.value - (before.value * count + 5_000) / (count + 1)) < 1e-9)
  }
}
