// Recorded queues replayed, against numbers that another program computed from the same records.
// Not here: where the records come from (`Tests/Data/README.md`).

import Foundation
import Instants
import SelfTest
import Testing

struct QueueingReplayTests {
  /// What the other program found: seconds, shares, and customers.
  struct Expected: Sendable {
    let load: Double
    let arrivalScale: Double
    let meanWait: Double
    let medianWait: Double
    let p95Wait: Double
    let maxWait: Double
    let waitedShare: Double
    let makespan: Double
    let utilisation: Double
    let longestLine: Int
  }

  /// First come, first served on 17 equal servers, one for each job. Instants and spans of both programs
  /// differ by what rounding does: ours to whole nanoseconds, the other's as it adds numbers near 4 × 10⁶
  /// in 53 bits, 0.5 ns each time. Every start is a maximum or an order statistic of sums of at most n
  /// of them, and such functions don't stretch errors, so `error` bounds each instant and each wait;
  /// shares and counts must be equal.
  private func check(_ jobs: [(arrival: Double, work: Span)], _ expected: Expected, error: Double) {
    let customers = jobs.map {
      QueueingCustomer(
        arrival: .start + Span(seconds: $0.arrival * expected.arrivalScale), work: $0.work)
    }
    let queue = QueueingStation.play(customers, servers: 17)
    let waits = queue.waits().sorted()
    let makespan = queue.ends.max()?.seconds ?? 0
    let work = customers.reduce(Span.zero) { $0 + $1.work }.seconds
    #expect(waits.count == customers.count)
    #expect(abs(waits.reduce(0, +) / Double(waits.count) - expected.meanWait) < error)
    #expect(abs(quantile(waits, 0.5) - expected.medianWait) < error)
    #expect(abs(quantile(waits, 0.95) - expected.p95Wait) < error)
    #expect(abs(quantile(waits, 1) - expected.maxWait) < error)
    #expect(abs(makespan - expected.makespan) < error)
    #expect(abs(work / (17 * makespan) - expected.utilisation) < 1e-12 + error / makespan)
    let waited = Double(waits.count { $0 > 0 }) / Double(waits.count)
    #expect(abs(waited - expected.waitedShare) < 1e-12)
    #expect(queue.longestLine == expected.longestLine)
  }

  /// Linear between order statistics, as numpy's default is (Hyndman and Fan 1996, definition 7).
  private func quantile(_ sorted: [Double], _ level: Double) -> Double {
    let place = level * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  @Test(
    "3 145 jobs of a cluster",
    arguments: [
      Expected(
        load: 0.5, arrivalScale: 0.7570596842523951, meanWait: 11540.883300779435, medianWait: 0,
        p95Wait: 80490.00814700285, maxWait: 102729.37804355705,
        waitedShare: 0.47631160572337045, makespan: 4103269.921035363,
        utilisation: 0.4566423653358273, longestLine: 213),
      Expected(
        load: 0.7, arrivalScale: 0.5407569173231394, meanWait: 48056.86668155726,
        medianWait: 3808.1244523897767, p95Wait: 174722.53280318985,
        maxWait: 198994.23097539507, waitedShare: 0.6419713831478537,
        makespan: 3220300.5193049745, utilisation: 0.5818484551737862, longestLine: 305),
      Expected(
        load: 0.9, arrivalScale: 0.4205887134735528, meanWait: 74879.9755655352,
        medianWait: 7447.794644189067, p95Wait: 288243.8938634292, maxWait: 333172.9412552966,
        waitedShare: 0.7767885532591415, makespan: 2767140.091228595,
        utilisation: 0.6771348108801447, longestLine: 479),
    ])
  func cluster(expected: Expected) throws {
    // Run times are whole seconds, so only an arrival's rounding and the other program's sums differ.
    let jobs = try QueueingRecords.rows("hpc2n-jobs.csv").map {
      (Double($0[0]), Span.seconds($0[1]))
    }
    check(jobs, expected, error: 1e-6)
  }

  @Test(
    "8 819 requests to language models",
    arguments: [
      Expected(
        load: 0.5, arrivalScale: 0.47757713695262927, meanWait: 9.352241870605422,
        medianWait: 5.326879215199369, p95Wait: 33.87410612922328, maxWait: 41.706540818394444,
        waitedShare: 0.8637033677287674, makespan: 1663.8830654164767,
        utilisation: 0.4931026312487248, longestLine: 469),
      Expected(
        load: 0.7, arrivalScale: 0.3411265263947352, meanWait: 16.431842692489898,
        medianWait: 13.692532764135308, p95Wait: 43.45340901909374,
        maxWait: 53.28265926519589, waitedShare: 0.948633631931058,
        makespan: 1197.6236408455038, utilisation: 0.6850775900414116, longestLine: 598),
      Expected(
        load: 0.9, arrivalScale: 0.2653206316403496, meanWait: 59.32561905361928,
        medianWait: 60.4221410869734, p95Wait: 104.06738853304203, maxWait: 114.03134944938552,
        waitedShare: 0.9758476017689081, makespan: 938.6369206541251,
        utilisation: 0.8741027543166384, longestLine: 1220),
    ])
  func requests(expected: Expected) throws {
    // 0.5 ms a context token and 20 ms a generated one: the other program's rule, the trace has no
    // times. It read instants as seconds since 1970 in 53 bits, which are 2⁻²² s = 2.4e-7 s apart.
    let jobs = try QueueingRecords.rows("azure-code-requests.csv").map {
      (Double($0[0]) * 1e-7, .milliseconds(20 * $0[2]) + Span(nanoseconds: 500_000 * $0[1]))
    }
    check(jobs, expected, error: 3e-7)
  }

  /// Each cycle's tests are all there at its start; 17 servers take them in file order, or the longest
  /// first. Whole numbers throughout, so nothing is rounded.
  @Test("320 cycles of continuous integration")
  func cycles() throws {
    let cycles = try QueueingRecords.rows("iofrol-cycles.csv", header: false)
    let inOrder = cycles.map(makespan)
    let longestFirst = cycles.map { makespan($0.sorted(by: >)) }
    #expect(cycles.count == 320)
    #expect(Array(inOrder.prefix(5)) == [727_712, 61_690, 58_661, 180_349, 1_875_888])
    #expect(Array(longestFirst.prefix(5)) == [724_532, 61_690, 58_661, 174_728, 1_860_617])
    #expect(inOrder.reduce(0, +) == 215_833_101)
    #expect(longestFirst.reduce(0, +) == 205_486_866)
  }

  private func makespan(_ durations: [Int64]) -> Int64 {
    let customers = durations.map {
      QueueingCustomer(arrival: .start, work: Span(nanoseconds: $0))
    }
    return QueueingStation.play(customers, servers: 17).ends.max()?.nanoseconds ?? 0
  }
}
