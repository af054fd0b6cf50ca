// The work that arrives: how much, when, in which shapes, about what. Not here: how it goes (the suites of
// fates).

import FleetModel
import GroundTruth
import LabStatistics
import Stochastics
import Testing

struct WorkloadTests {
  private static let day = 86_400.0

  private func workload(
    _ change: (inout WorkloadParameters) -> Void, kinds: Int = 1, seconds: Int = 86_400 * 20
  ) -> Workload {
    var small = SmallWorld(kinds: kinds, subtasks: seconds - 1)
    change(&small.work)
    return small.world.workload
  }

  /// Of gaps with mean m and coefficient of variation c, about T/m ± c √(T/m) fall into T: four of these.
  /// The gaps' own coefficient, from 17,000 of them, within 15 % (a lognormal's fourth moment is large).
  @Test("as many arrive as the gaps' mean says, as unevenly as given", arguments: [0.5, 1, 3])
  func gaps(cv: Double) {
    let work = workload { $0.gaps = checked { try .lognormal(mean: 100, cv: cv) } }
    let expected = 86_400.0 * 20 / 100
    #expect(abs(Double(work.tasks.count) - expected) < 4 * cv * expected.squareRoot())
    let seconds = work.arrivals.map(\.seconds)
    let moments = Moments(of: zip(seconds.dropFirst(), seconds).map { $0 - $1 })
    #expect(abs(moments.deviation / moments.mean / cv - 1) < 0.15)
    #expect(zip(seconds.dropFirst(), seconds).allSatisfy { $0 >= $1 })
    #expect(work.dayCount == 20)
  }

  /// The rate 1 + a cos(2π (t − peak) / day) integrated by hand: with equal gaps the n-th arrival comes
  /// when the integral reaches n gaps, to a nanosecond's rounding.
  @Test(
    "the day's rhythm bends time by its integral", arguments: [0.3, 0.95], [0.0, 8, 14, 23.5])
  func rhythm(amplitude: Double, hour: Double) {
    let work = workload(
      {
        $0.gaps = constant(60)
        ($0.dailyAmplitude, $0.busiestHour) = (amplitude, hour)
      }, seconds: 86_400 * 3 + 1)
    let (turn, peak) = (2 * Double.pi / Self.day, hour * 3_600)
    func integral(_ seconds: Double) -> Double {
      seconds + amplitude / turn * (sine(turn * (seconds - peak)) + sine(turn * peak))
    }
    for (number, arrival) in work.arrivals.enumerated() {
      #expect(abs(integral(arrival.seconds) - 60 * Double(number + 1)) < 5e-9)
    }
    // A whole day has no more and no less than a day without rhythm.
    #expect(abs(work.arrivals[1_439].seconds - Self.day) < 5e-9)
    #expect(abs(work.arrivals[2_879].seconds - 2 * Self.day) < 5e-9)
    // Sixty-minute windows around the peak and twelve hours off hold most and least.
    let counts = (0..<48).map { half in
      let middle = Double(half) * 1_800
      return work.arrivals.count {
        let distance = ($0.seconds - middle).remainder(dividingBy: Self.day)
        return abs(distance) < 1_800
      }
    }
    let busiest = 180 * (1 + amplitude * sine(turn * 1_800) / (turn * 1_800))
    #expect(abs(Double(counts[Int(hour * 2)]) - busiest) <= 4)
    #expect((counts.max() ?? 0) - counts[Int(hour * 2)] <= 4)
    let opposite = counts[(Int(hour * 2) + 24) % 48]
    #expect(opposite - (counts.min() ?? 0) <= 4 && opposite < counts[Int(hour * 2)] / 2 + 60)
  }

  @Test("without rhythm the gaps are left alone")
  func flat() {
    let work = workload({ $0.gaps = constant(60) }, seconds: 86_400)
    let expected = (1..<1_440).map { Int64($0) * 60_000_000_000 }
    #expect(work.arrivals.map(\.nanoseconds) == expected)
  }

  /// Chi-square over 20,000 tasks each; refused at p < 10⁻⁴.
  @Test("parts, shapes, kinds and capabilities are as frequent as given")
  func frequencies() throws {
    let work = workload(
      {
        $0.gaps = constant(86.4)
        $0.parts = checked { try .discrete(values: [1, 2, 5], weights: [5, 3, 2]) }
        $0.shapes = [4, 3, 2, 1]
        $0.kinds = [0.1, 0.6, 0.3]
        $0.capabilities = checked { try .discrete(values: [1, 3, 9], weights: [1, 1, 2]) }
      }, kinds: 3)
    func holds(_ observed: [Int], _ weights: [Double]) throws {
      let whole = weights.reduce(0, +)
      let test = try ChiSquare(observed: observed, probabilities: weights.map { $0 / whole })
      #expect(test.pValue > 1e-4)
      let wrong = try ChiSquare(
        observed: observed, probabilities: weights.reversed().map { $0 / whole })
      #expect(wrong.pValue < 1e-9, "so weak a test would accept anything")
    }
    let sizes = work.tasks.map(\.parts.count)
    try holds([1, 2, 5].map { size in sizes.count { $0 == size } }, [5, 3, 2])
    #expect(sizes.allSatisfy { [1, 2, 5].contains($0) })
    try holds(
      TaskShape.allCases.map { shape in work.tasks.count { $0.shape == shape } }, [4, 3, 2, 1])
    try holds(
      (0..<3).map { kind in work.subtasks.count { $0.kind == KindID(kind) } }, [0.1, 0.6, 0.3])
    try holds(
      [1, 3, 9].map { level in work.subtasks.count { $0.capabilities == level } }, [1, 1, 2])
    #expect(work.subtasks.count == sizes.reduce(0, +) && work.days.count == work.subtasks.count)
  }

  @Test("subtasks are numbered through, and belong to the day of their task's arrival")
  func numbering() {
    let work = workload(
      {
        $0.gaps = checked { try .exponential(mean: 500) }
        $0.parts = checked { try .discrete(values: [1, 4], weights: [1, 1]) }
      }, seconds: 86_400 * 5 / 2)
    var next = 0
    for (number, task) in work.tasks.enumerated() {
      #expect(task.id == TaskID(number) && task.firstSubtask == SubtaskID(next))
      for (position, part) in task.parts.enumerated() {
        #expect(work.subtasks[next + position] == part)
        #expect(Int(work.days[next + position]) == Int(work.arrivals[number].seconds / 86_400))
      }
      next += task.parts.count
    }
    #expect(next == work.subtasks.count && work.dayCount == 3)
  }

  @Test("gaps beyond the end of time end the work")
  func endless() {
    let work = workload { $0.gaps = checked { try .pareto(exponent: 0.1, scale: 3_600) } }
    #expect(work.arrivals.allSatisfy { $0.seconds < 86_400 * 20 })
  }

  /// Difficulties so great that they alone decide: of two, normal with correlation r, both have the same
  /// sign with probability 1/2 + asin r / π. Pairs lie 20 apart, so they are as good as independent.
  @Test("a subject's difficulty lasts as given", arguments: [0.0, 0.5, 0.9], [1, 3])
  func persistence(lasting: Double, subjects: Int) {
    var small = SmallWorld(subtasks: 80_000)
    small.work.persistence = lasting
    small.work.subjects = subjects
    small.parameters.success.task = 1e9
    let world = small.world
    let results = (0..<80_000).map { world.fate($0).succeeded }
    let pairs = stride(from: 0, to: 80_000 - 2, by: 20).map { ($0, $0 + 1, $0 + 2) }
    let next = pairs.count { results[$0.0] == results[$0.1] }
    let share = 1 / Double(subjects)
    let neighbours = 0.5 + share * arcsine(lasting) / .pi
    #expect(isLikely(next, of: pairs.count, probability: neighbours))
    // Two apart: about the same subject, with another about it between or without.
    let second = pairs.count { results[$0.0] == results[$0.2] }
    let apart = share * arcsine(lasting * lasting) + (1 - share) * arcsine(lasting)
    #expect(isLikely(second, of: pairs.count, probability: 0.5 + share * apart / .pi))
    #expect(isLikely(results.count(where: \.self), of: 80_000, probability: 0.5) || lasting > 0)
    // The agents agree on it, and so do attempts.
    #expect((0..<500).allSatisfy { world.fate($0, agent: 1, attempt: 2).succeeded == results[$0] })
  }
}
