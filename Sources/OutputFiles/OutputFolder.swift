// A folder of results that is there whole or not at all.
// Not here: what is in it (`LabReports`), single files (`SingleFile.swift`).

/// A folder on its way: files go into a hidden sibling of the place, and `commit` renames it in.
///
/// Until then the place is as it was, whenever the process dies. Leaving the scope without `commit`
/// takes back what was written.
package struct OutputFolder: ~Copyable {
  private let place: OutputPlace
  private let marker: OutputMarker
  private let files: Set<String>?
  private let force: Bool
  private let partial: String
  private let descriptor: Descriptor  // Holds the lock that says this run is alive.
  private var isMarked = false
  private var isCommitted = false

  /// Begins a folder, after setting right what a killed run left beside it.
  ///
  /// - Parameters:
  ///   - path: Missing parents are created; a link is followed.
  ///   - files: What our runs write; a folder that holds any other file isn't replaced. `nil`: whatever.
  ///   - force: Whether a folder that one of our runs wrote may be replaced. One that holds anything
  ///     else is never touched.
  package init(
    path: String, marker: OutputMarker = .manifest, files: Set<String>? = nil, force: Bool = false
  ) throws(OutputError) {
    let place = try OutputPlace(path)
    try Leftovers.settle(place)
    _ = try place.occupant(marker: marker, files: files, force: force)
    let partial = place.sibling("partial")
    try Entries.makeFolder(partial)
    let descriptor = try Descriptor(existing: partial)
    // Somebody who settles leftovers in just this moment takes ours for one.
    guard descriptor.lock() != .heldByAnother, FileKind(at: partial) == .folder else {
      throw .beingWritten(place.path)
    }
    (self.place, self.marker, self.files, self.force) = (place, marker, files, force)
    self.partial = partial
    self.descriptor = descriptor
  }

  deinit {
    if !isCommitted { try? Entries.remove(partial) }
  }

  /// Writes one file and waits until the disk has it.
  ///
  /// - Parameter name: A plain name, once.
  package mutating func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    guard OutputPlace.isPlain(name) else { throw .notAName(name) }
    let file = try Descriptor(creating: partial + "/" + name)
    try file.write(bytes)
    try file.flush()
    if name == marker.file {
      isMarked = String(decoding: bytes, as: UTF8.self).contains(marker.text)
    }
  }

  package mutating func write(_ text: String, to name: String) throws(OutputError) {
    try write(Array(text.utf8), to: name)
  }

  /// Puts the folder in its place. What stood there is moved aside first and removed last, so a
  /// process killed between leaves the old or the new folder whole; the next run brings the old
  /// one back.
  package consuming func commit() throws(OutputError) {
    precondition(isMarked, "without \(marker.text) in \(marker.file) it wouldn't be known as ours")
    try descriptor.flush()
    // Asked again: somebody may have come first.
    switch try place.occupant(marker: marker, files: files, force: force) {
    case .nothing, .emptyFolder:
      try Entries.rename(partial, to: place.path)
      isCommitted = true
    case .ownFolder:
      let aside = place.sibling("replaced")
      try Entries.rename(place.path, to: aside)
      do throws(OutputError) {
        try Entries.rename(partial, to: place.path)
      } catch {
        try Entries.rename(aside, to: place.path)
        throw error
      }
      isCommitted = true
      try Entries.remove(aside)
    }
    try Descriptor(existing: place.parent.isEmpty ? "/" : place.parent).flush()
  }

  /// Takes back what was written; the place stays as it was.
  package consuming func discard() {}
}
