// Pieces of runs in a journal: an interrupted run's progress, or a cache that the user named.
// Not here: the journal (`OutputFiles`), which piece is played when (`Experiments`).

import Digests
import Experiments
import LabReports
import OutputFiles

/// A journal, and whether what is in it counts.
final class KeptPieces: Sendable {
  private let journal: Journal
  /// Whether pieces that were kept before are used; new ones are kept in any case.
  private let isRead: Bool
  /// Whether the file is of no use once the run is done.
  private let isProgress: Bool

  /// - Throws: ``OutputError`` when the file is no journal that can be used.
  static func cache(_ path: String, console: Console) throws(OutputError) -> KeptPieces {
    KeptPieces(
      try Journal(path: path, clock: { console.elapsed }), isRead: true, isProgress: false)
  }

  /// The progress of a run into a folder, begun or gone on with.
  ///
  /// - Parameters:
  ///   - folder: Claimed by this run, so that no other keeps its progress there.
  ///   - resumes: Whether what is there counts. Where it doesn't, what can't be used is replaced; what can
  ///     stays there until the run is done.
  static func progress(
    of folder: String, resumes: Bool, console: Console
  ) throws(OutputError) -> KeptPieces {
    let path = try Journal.path(besideFolder: folder)
    do throws(OutputError) {
      return KeptPieces(
        try Journal(path: path, clock: { console.elapsed }), isRead: resumes, isProgress: true)
    } catch {
      switch error {
      case .damaged where !resumes, .otherJournal where !resumes:
        try Journal.discard(path: path)
        return KeptPieces(
          try Journal(path: path, clock: { console.elapsed }), isRead: false, isProgress: true)
      default: throw error
      }
    }
  }

  /// Takes away what a run left that was killed between its last two steps.
  static func discardProgress(of folder: String, console: Console) {
    guard let path = try? Journal.path(besideFolder: folder), Journal.isThere(path: path) else {
      return
    }
    // Whoever can open it is alone with it.
    try? Journal(path: path, clock: { console.elapsed }).remove()
  }

  private init(_ journal: Journal, isRead: Bool, isProgress: Bool) {
    (self.journal, self.isRead, self.isProgress) = (journal, isRead, isProgress)
  }

  /// The digests by which a plan's pieces are found.
  private struct Keys: Sendable {
    let arms: [Digest]
    let yardsticks: Digest

    init(_ plan: ExperimentPlan) {
      let version = Version()
      // Results may differ in the last bit between these (docs/dependencies.md).
      let program = [
        version.version, version.system, version.architecture, version.libc, version.gsl,
      ]
      func digest(_ arm: Int?) -> Digest {
        Manifest.pieceHash(of: plan, arm: arm, program: program)
      }
      arms = plan.arms.indices.map { digest($0) }
      yardsticks = digest(nil)
    }

    func key(_ piece: Piece) -> JournalKey {
      JournalKey(piece.arm.map { arms[$0] } ?? yardsticks, number: UInt64(piece.number))
    }
  }

  /// What a runner of the plan asks and tells.
  func store(for plan: ExperimentPlan) -> PieceStore {
    let keys = Keys(plan)
    return PieceStore(
      find: { [journal, isRead] piece in
        isRead ? (try? journal.payload(of: keys.key(piece))).flatMap { $0 } : nil
      },
      keep: { [journal] bytes, piece in try? journal.append(bytes, as: keys.key(piece)) })
  }

  /// How many of the plan's pieces are there, whether or not they count.
  ///
  /// - Complexity: O(pieces of the plan), or none where nothing was kept.
  func count(of plan: ExperimentPlan) -> Int {
    guard journal.count > 0 else { return 0 }
    let keys = Keys(plan)
    let places = [nil] + plan.arms.indices.map { Optional($0) }
    return (0..<plan.replications).reduce(0) { count, replication in
      let number = plan.number(ofReplication: replication)
      return count
        + places.count { journal.contains(keys.key(Piece(number: number, arm: $0))) }
    }
  }

  /// How many of the plan's pieces won't be played.
  func usable(of plan: ExperimentPlan) -> Int { isRead ? count(of: plan) : 0 }

  /// Why no more is kept, if that has happened: the disk is full, or the file was changed by others.
  var failure: OutputError? { journal.failure }

  /// The run is done.
  func finish() throws(OutputError) {
    if isProgress { try journal.remove() } else { try journal.flush() }
  }

  /// The run ended early.
  ///
  /// - Returns: How many pieces stay.
  func close() -> Int {
    try? journal.flush()
    if isProgress, journal.count == 0 { try? journal.remove() }
    return journal.count
  }
}
