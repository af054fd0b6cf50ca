// Same scenario, same seed, same bytes, whatever the jobs and the order or number of arms.
// Not here: another process or processor (`OtherProcessTests.swift`), debug against release
// (`scripts/verify`: a debug build takes longer than all tests).

import LabReports
import Testing

struct SameBytesTests {
  @Test("one job, two and three write the same bytes", arguments: [1, 3])
  func jobs(jobs: Int) throws {
    let two = try SmallRun.asWritten.get()
    let others = try SmallRun.files(try SmallRun.plan(try SmallRun.smoke.get()), jobs: jobs)
    for name in two.keys.sorted() { #expect(others[name] == two[name], "\(name) differs") }
    // They would also be equal if nothing had been played.
    #expect(SmallRun.rowsByArm(two["runs.csv"]).count == 5)
    #expect(two["verdicts.json"]?.contains("success_rate") == true)
  }

  /// A comparison table is adjusted as a family, whose order must not matter either.
  @Test("arms in another order of the file get the same rows, arm by arm")
  func order() throws {
    let text = try SmallRun.smoke.get()
    let reversed = SmallRun.withArmsReversed(text)
    let plan = try SmallRun.plan(reversed)
    #expect(plan.arms.map(\.name) == ["both", "how", "who", "control"])
    let (ones, others) = (try SmallRun.asWritten.get(), try SmallRun.files(plan))
    for name in ["runs.csv", "daily.csv", "comparisons.csv", "fingerprints.csv"] {
      #expect(ones[name] != others[name])
      #expect(SmallRun.rowsByArm(ones[name]) == SmallRun.rowsByArm(others[name]))
    }
    #expect(ones["yardsticks.csv"] == others["yardsticks.csv"])
    #expect(ones["verdicts.json"] == others["verdicts.json"])
  }

  @Test("an arm alone, or with the control alone, gets the rows that it gets among others")
  func alone() throws {
    let all = try SmallRun.asWritten.get()
    for (asked, count) in [("control", 1), ("how", 2)] {
      let plan = try SmallRun.plan(try SmallRun.smoke.get(), arms: [asked], targets: false)
      #expect(plan.arms.count == count)
      let few = try SmallRun.files(plan)
      for name in ["runs.csv", "daily.csv", "fingerprints.csv"] {
        let rows = SmallRun.rowsByArm(all[name])
        for (arm, own) in SmallRun.rowsByArm(few[name]) { #expect(rows[arm] == own) }
      }
      #expect(few["yardsticks.csv"] == all["yardsticks.csv"])
    }
  }

  @Test("another seed gives other runs, and so does another replication")
  func seeds() throws {
    let ones = try SmallRun.asWritten.get()
    let others = try SmallRun.files(try SmallRun.plan(try SmallRun.smoke.get(), seed: 8))
    let prints = [ones, others].flatMap { files in
      (files["fingerprints.csv"] ?? "").split(separator: "\n").dropFirst()
        .compactMap { $0.split(separator: ",").last }
    }
    // Four arms, two replications, two seeds. That two of 16 agree by chance: below 10⁻¹⁷.
    #expect(prints.count == 16 && Set(prints).count == 16)
    for name in ["runs.csv", "daily.csv", "yardsticks.csv", "comparisons.csv"] {
      #expect(ones[name] != others[name])
    }
  }
}
