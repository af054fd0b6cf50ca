// Where pieces of an experiment are kept that are done, so that nobody plays them twice.
// Not here: their bytes (`ExactEncoder.swift`), files and what pieces are found by there (`FleetLabCommands`).

package import FleetSimulation
package import GroundTruth

/// What a run is made of: a replication's yardsticks, or one of its arms.
package struct Piece: Hashable, Sendable {
  /// The number under which the replication is known everywhere (``ExperimentPlan/number(ofReplication:)``).
  package let number: Int
  /// The arm's place in the plan; `nil` for the yardsticks.
  package let arm: Int?

  package init(number: Int, arm: Int?) {
    self.number = number
    self.arm = arm
  }
}

/// Pieces of one plan. Both closures are called from any thread.
package struct PieceStore: Sendable {
  /// The bytes that were kept of a piece, if any.
  private let find: @Sendable (Piece) -> [UInt8]?
  private let keep: @Sendable ([UInt8], Piece) -> Void

  package init(
    find: @escaping @Sendable (Piece) -> [UInt8]?,
    keep: @escaping @Sendable ([UInt8], Piece) -> Void
  ) {
    self.find = find
    self.keep = keep
  }

  /// Keeps nothing.
  package static let none = PieceStore(find: { _ in nil }, keep: { _, _ in })

  /// A run that was kept; `nil` where there is none, or one of a program whose results had another form.
  package func run(_ piece: Piece) -> ReplicationResult? { value(of: piece) }

  package func yardsticks(_ piece: Piece) -> Yardsticks? { value(of: piece) }

  package func keep(_ run: ReplicationResult, as piece: Piece) { keep(value: run, as: piece) }

  package func keep(_ yardsticks: Yardsticks, as piece: Piece) {
    keep(value: yardsticks, as: piece)
  }

  private func value<Value: Decodable>(of piece: Piece) -> Value? {
    find(piece).flatMap { try? ExactBytes.decode(Value.self, from: $0) }
  }

  private func keep(value: some Encodable, as piece: Piece) {
    guard let bytes = try? ExactBytes.encode(value) else {
      preconditionFailure("results hold nothing that has no bytes")
    }
    keep(bytes, piece)
  }
}
