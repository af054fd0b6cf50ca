// A run with pieces that were played before: nothing is played twice, and the result is the same.
// Not here: files (`OutputFilesTests`, `CommandTests/ResumeTests.swift`).

import Experiments
import Synchronization
import Testing

struct PieceStoreTests {
  /// Pieces in memory, and how often one was kept.
  private final class Shelf: Sendable {
    let pieces = Mutex<[Piece: [UInt8]]>([:])
    let kept = Atomic(0)

    var store: PieceStore {
      PieceStore(
        find: { piece in self.pieces.withLock { $0[piece] } },
        keep: { bytes, piece in
          self.kept.add(1, ordering: .relaxed)
          self.pieces.withLock { $0[piece] = bytes }
        })
    }
  }

  private func text(_ result: ExperimentResult) -> String {
    var text = ""
    dump(result.runs, to: &text)
    dump(result.yardsticks, to: &text)
    return text
  }

  @Test("any half of the pieces will do, with any number of jobs", arguments: [1, 3])
  func half(jobs: Int) throws {
    let plan = SmallExperiment().plan
    let whole = try ExperimentRunner(plan, jobs: 2).run(measuresOverhead: false).result
    let shelf = Shelf()
    let first = try ExperimentRunner(plan, jobs: jobs, pieces: shelf.store)
      .run(measuresOverhead: false).result
    let all = shelf.pieces.withLock { $0 }
    #expect(all.count == (plan.arms.count + 1) * plan.replications)
    #expect(shelf.kept.load(ordering: .relaxed) == all.count && text(first) == text(whole))
    for half in 0...2 {
      let there = all.filter { (5 * $0.key.number + ($0.key.arm ?? 4)) % 2 < half }
      shelf.pieces.withLock { $0 = there }
      shelf.kept.store(0, ordering: .relaxed)
      let done = Atomic(0)
      let (again, timing) = try ExperimentRunner(
        plan, jobs: jobs, pieces: shelf.store,
        progress: { _, _, _ in done.add(1, ordering: .relaxed) }
      ).run(measuresOverhead: false)
      #expect(text(again) == text(whole))
      #expect(shelf.kept.load(ordering: .relaxed) == all.count - there.count)
      #expect(done.load(ordering: .relaxed) == all.count, "what is found is done at once")
      #expect(half < 2 || timing.armEvents.allSatisfy { $0 == 0 })
    }
  }

  @Test("a replication is found by its number, not by its place")
  func number() throws {
    var plan = SmallExperiment().plan
    plan.seeds = .ci
    let shelf = Shelf()
    let result = try ExperimentRunner(plan, jobs: 2, pieces: shelf.store)
      .run(measuresOverhead: false).result
    #expect(shelf.pieces.withLock { $0.keys.allSatisfy { $0.number >= SeedRange.ci.first } })
    plan.replications = 2
    let fewer = try ExperimentRunner(plan, jobs: 1, pieces: shelf.store)
      .run(measuresOverhead: false).result
    #expect(shelf.kept.load(ordering: .relaxed) == 20)
    #expect(fewer.runs[3][1].fingerprint == result.runs[3][1].fingerprint)
  }

  @Test("bytes that can't be read are played again")
  func unreadable() throws {
    let plan = SmallExperiment(replications: 1).plan
    let shelf = Shelf()
    let whole = try ExperimentRunner(plan, jobs: 1, pieces: shelf.store)
      .run(measuresOverhead: false).result
    shelf.pieces.withLock { $0 = $0.mapValues { Array($0.dropLast()) } }
    let again = try ExperimentRunner(plan, jobs: 1, pieces: shelf.store)
      .run(measuresOverhead: false).result
    #expect(text(again) == text(whole) && shelf.kept.load(ordering: .relaxed) == 10)
  }
}
