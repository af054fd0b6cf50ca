// How much an acknowledged change survives. Not here: the other settings (`Settings.swift`).

/// What has to happen before a change counts as kept.
public enum Durability: String, CaseIterable, Sendable {
  /// The system has it: it survives the death of the process, killed or crashed. After a power cut the
  /// file is whole, and may lack the last changes.
  case normal
  /// The disk has it: it survives a power cut too, for one flush of the disk (some ms) a transaction.
  case full
}
