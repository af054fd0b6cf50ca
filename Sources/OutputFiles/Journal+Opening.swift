// Opening a journal: whose file it is, which of its records are whole, and what a kill left at its end.
// Not here: reading and appending (`Journal.swift`).

import Foundation

extension Journal {
  /// The first line of the file: what it is, and the version of its form.
  static let header: [UInt8] = Array("fleetlab pieces 1\n".utf8)
  private static let family: [UInt8] = Array("fleetlab pieces ".utf8)

  /// Opens a journal, or begins one.
  ///
  /// What follows the last whole record is cut off: a killed process, or a machine that lost its power, left
  /// it. A record that isn't what was written is damage if a whole one follows it.
  ///
  /// - Parameters:
  ///   - path: Missing parents are created; a link is followed.
  ///   - clock: Time since some fixed moment, by which the disk is waited for once a second.
  /// - Throws: ``OutputError``: ``OutputError/notAJournal(_:)`` and ``OutputError/folderInTheWay(_:)`` for
  ///   what is no journal, ``OutputError/otherJournal(_:)`` for another version's,
  ///   ``OutputError/damaged(_:because:)``, ``OutputError/beingWritten(_:)``; the file stays as it was.
  /// - Complexity: O(*n*) in the size of the file.
  package convenience init(
    path given: String, clock: @escaping @Sendable () -> Duration
  ) throws(OutputError) {
    let place = try OutputPlace(given)
    switch FileKind(at: place.path) {
    case .nothing, .file: break
    case .folder, .link, .other: throw .folderInTheWay(place.path)
    }
    let file = try Descriptor(appendingTo: place.path)
    guard file.lock() != .heldByAnother, FileKind(at: place.path) == .file else {
      throw .beingWritten(place.path)
    }
    let bytes = try file.readAll()
    var state = State(file: file, end: bytes.count, places: [:], flushed: clock())
    if bytes.count < Self.header.count {
      guard Self.header.starts(with: bytes) else { throw .notAJournal(place.path) }
      try state.file.cut(to: 0)
      try state.file.write(Self.header)
      try state.file.flush()
      state.end = Self.header.count
      try Descriptor(existing: place.parent.isEmpty ? "/" : place.parent).flush()
    } else {
      guard bytes.starts(with: Self.header) else {
        throw bytes.starts(with: Self.family) ? .otherJournal(place.path) : .notAJournal(place.path)
      }
      let (places, end) = try Self.records(in: bytes, path: place.path)
      if end < bytes.count { try state.file.cut(to: end) }
      (state.places, state.end) = (places, end)
    }
    self.init(path: place.path, state: state, clock: clock)
  }

  /// Where the progress of a run is kept that writes a folder: a hidden sibling of it.
  package static func path(besideFolder folder: String) throws(OutputError) -> String {
    let place = try OutputPlace(folder)
    return place.parent + "/.\(place.name).progress"
  }

  /// Takes away a journal's file unread.
  package static func discard(path: String) throws(OutputError) {
    if FileKind(at: path) == .file { try Entries.remove(path) }
  }

  /// Whether a file is there to be opened.
  package static func isThere(path: String) -> Bool { FileKind(at: path) == .file }

  private static func records(
    in bytes: [UInt8], path: String
  ) throws(OutputError) -> (places: [JournalKey: (start: Int, size: Int)], end: Int) {
    var places: [JournalKey: (start: Int, size: Int)] = [:]
    var start = header.count
    while start < bytes.count {
      let rest = bytes[start...]
      guard let head = JournalRecord.head(of: rest), rest.count >= head.size,
        JournalRecord.payload(of: rest.prefix(head.size)) != nil
      else {
        if JournalRecord.isAnywhere(in: rest) {
          throw .damaged(path, because: "the piece at byte \(start) isn't what was written")
        }
        break
      }
      places[head.key] = (start, head.size)
      start += head.size
    }
    return (places, start)
  }
}
