// Plays a plan: every arm in every replication's world, on all cores. Nothing about the order in which cores
// finish can reach the result, nor which pieces were played before.
// Not here: one replication (`FleetSimulation`), where pieces are kept (`Pieces/PieceStore.swift`).

import Dispatch
package import FleetSimulation
package import GroundTruth
import LearningCore
import Stochastics
import Synchronization

package struct ExperimentRunner: Sendable {
  package let plan: ExperimentPlan
  package let jobs: Int
  /// Without, the result has no bounds: for arms that are played for a check alone.
  package let playsYardsticks: Bool
  /// What was played before isn't played again, and what is played goes there.
  package let pieces: PieceStore
  /// Where arms with a lifecycle keep what they learn; no result depends on it.
  package let stores: StoreSource
  /// Told after each piece of work: how many are done, of how many, and which it was.
  package let progress: @Sendable (Int, Int, String) -> Void
  package let isInterrupted: @Sendable () -> Bool

  package init(
    _ plan: ExperimentPlan, jobs: Int, pieces: PieceStore = .none, stores: StoreSource = .memory,
    playsYardsticks: Bool = true,
    progress: @escaping @Sendable (Int, Int, String) -> Void = { _, _, _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(jobs >= 1)
    self.plan = plan
    self.jobs = jobs
    self.playsYardsticks = playsYardsticks
    self.pieces = pieces
    self.stores = stores
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  /// What the workers share: places to put results into, by arm and replication.
  private struct Board: Sendable {
    var runs: [[ReplicationResult?]]
    var yardsticks: [Yardsticks?]
    var timing: RunTiming
    var nextPiece = 0
    var finished = 0
  }

  private var piecesPerReplication: Int { plan.arms.count + (playsYardsticks ? 1 : 0) }
  private var pieceCount: Int { piecesPerReplication * plan.replications }

  /// - Parameter measuresOverhead: Whether one extra replication of each arm follows, alone.
  /// - Throws: ``Interrupted`` when somebody asked for it; only finished pieces are left behind.
  package func run(
    measuresOverhead: Bool = true
  ) throws(Interrupted) -> (result: ExperimentResult, timing: RunTiming) {
    let begun = ContinuousClock.now
    let shelf = WorldShelf(plan, usesPerWorld: piecesPerReplication)
    let none: [ReplicationResult?] = Array(repeating: nil, count: plan.replications)
    let board = Mutex(
      Board(
        runs: Array(repeating: none, count: plan.arms.count),
        yardsticks: Array(repeating: nil, count: plan.replications),
        timing: RunTiming(jobs: jobs, arms: plan.arms.count)))
    DispatchQueue.concurrentPerform(iterations: min(jobs, pieceCount)) { _ in
      while !isInterrupted(), let piece = board.withLock({ takePiece(from: &$0) }) {
        if !find(piece, onto: board) {
          let world = shelf.world(piece.number - plan.seeds.first)
          try? play(piece, in: world, onto: board)
        }
        shelf.giveBack(piece.number - plan.seeds.first)
      }
    }
    if isInterrupted() { throw Interrupted() }
    let (runs, yardsticks, measured) = board.withLock { ($0.runs, $0.yardsticks, $0.timing) }
    var timing = measured
    if measuresOverhead { (timing.overhead, timing.storedBytes) = try overhead() }
    timing.seconds = (ContinuousClock.now - begun).inSeconds
    let result = ExperimentResult(
      plan: plan, runs: runs.map { $0.compactMap(\.self) },
      yardsticks: yardsticks.compactMap(\.self))
    precondition(
      result.runs.allSatisfy { $0.count == plan.replications }
        && result.yardsticks.count == (playsYardsticks ? plan.replications : 0),
      "a replication is missing")
    return (result, timing)
  }

  private func takePiece(from board: inout Board) -> Piece? {
    guard board.nextPiece < pieceCount else { return nil }
    defer { board.nextPiece += 1 }
    let (replication, place) = board.nextPiece.quotientAndRemainder(
      dividingBy: piecesPerReplication)
    let arm = playsYardsticks ? place - 1 : place
    return Piece(number: plan.number(ofReplication: replication), arm: arm < 0 ? nil : arm)
  }

  /// Puts a piece in its place that was played before.
  private func find(_ piece: Piece, onto board: borrowing Mutex<Board>) -> Bool {
    let place = piece.number - plan.seeds.first
    if let arm = piece.arm {
      guard let run = pieces.run(piece) else { return false }
      finish(onto: board, plan.arms[arm].name) { $0.runs[arm][place] = run }
    } else {
      guard let yardsticks = pieces.yardsticks(piece) else { return false }
      finish(onto: board, "yardsticks") { $0.yardsticks[place] = yardsticks }
    }
    return true
  }

  private func play(
    _ piece: Piece, in world: World, onto board: borrowing Mutex<Board>
  ) throws(Interrupted) {
    let begun = ContinuousClock.now
    let place = piece.number - plan.seeds.first
    guard let arm = piece.arm else {
      let yardsticks = try Yardsticks(
        of: world, scope: plan.yardsticks, isInterrupted: isInterrupted)
      pieces.keep(yardsticks, as: piece)
      finish(onto: board, "yardsticks") {
        $0.yardsticks[place] = yardsticks
        $0.timing.yardstickSeconds += (ContinuousClock.now - begun).inSeconds
      }
      return
    }
    let result = try Simulation.play(
      plan.arms[arm], in: world, chance: plan.chance(replication: place), stores: stores,
      takesDashboard: place == 0, isInterrupted: isInterrupted)
    pieces.keep(result, as: piece)
    finish(onto: board, plan.arms[arm].name) {
      $0.runs[arm][place] = result
      $0.timing.armSeconds[arm] += (ContinuousClock.now - begun).inSeconds
      $0.timing.armEvents[arm] += result.events
    }
  }

  private func finish(
    onto board: borrowing Mutex<Board>, _ label: String,
    _ put: (inout sending Board) -> Void
  ) {
    board.withLock {
      put(&$0)
      $0.finished += 1
      progress($0.finished, pieceCount, label)
    }
  }

  /// One extra replication of each arm, one after another, in a world that no result comes from. Each task is
  /// committed by itself, as a live fleet's is, whatever the run does.
  private func overhead() throws(Interrupted) -> ([OverheadMeter], storedBytes: [Int?]) {
    let chance = StreamRoot(seed: plan.seed, replication: SeedRange.timing.first)
    let world = World(plan.world, chance: chance)
    var (meters, storedBytes) = ([OverheadMeter](), [Int?]())
    for arm in plan.arms {
      progress(pieceCount, pieceCount, "overhead of \(arm.name)")
      let run = try Simulation.playTimed(
        arm, in: world, chance: chance, stores: stores.committing(.eachTask),
        isInterrupted: isInterrupted)
      meters.append(run.meter)
      storedBytes.append(run.storedBytes)
    }
    return (meters, storedBytes)
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
