// A folder of results that is there whole or not at all, with the parts that it may have.
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
  /// The text of each marking file by its part, the folder's own under "".
  private var marks: [String: String] = [:]
  private var parts: Set<String> = []
  private var isCommitted = false

  /// Begins a folder, after setting right what a killed run left beside it.
  ///
  /// - Parameters:
  ///   - path: Missing parents are created; a link is followed.
  ///   - files: What our runs write, in parts too; a folder that holds any other file isn't replaced.
  ///     `nil`: whatever.
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
  /// - Parameters:
  ///   - name: A plain name, once.
  ///   - part: The folder in the folder that it goes into, a plain name too. The folder's marking file must
  ///     name it (``OutputMarker/part``), and it must hold one of its own.
  package mutating func write(
    _ bytes: [UInt8], to name: String, in part: String? = nil
  ) throws(OutputError) {
    for name in [name, part ?? name] {
      guard OutputPlace.isPlain(name) else { throw .notAName(name) }
    }
    var place = partial
    if let part {
      place += "/" + part
      if parts.insert(part).inserted { try Entries.makeFolder(place) }
    }
    let file = try Descriptor(creating: place + "/" + name)
    try file.write(bytes)
    try file.flush()
    if name == marker.file {
      marks[part ?? ""] = String(decoding: bytes, as: UTF8.self)
    }
  }

  package mutating func write(
    _ text: String, to name: String, in part: String? = nil
  ) throws(OutputError) {
    try write(Array(text.utf8), to: name, in: part)
  }

  /// Makes the folder for what others write themselves, and are done with before the commit.
  ///
  /// - Returns: Where it lies until then.
  package mutating func makeAttachments() throws(OutputError) -> String {
    guard let attachments = marker.attachments else {
      preconditionFailure("\(marker.file) knows of no attachments")
    }
    let place = partial + "/" + attachments.folder
    try Entries.makeFolder(place)
    return place
  }

  /// Puts the folder in its place. What stood there is moved aside first and removed last, so a
  /// process killed between leaves the old or the new folder whole; the next run brings the old
  /// one back.
  package consuming func commit() throws(OutputError) {
    precondition(
      marker.isOwn(marks[""] ?? "", parts: parts.map { ($0, marks[$0] ?? "") }),
      "without \(marker.text) in \(marker.file) it wouldn't be known as ours")
    for part in parts.sorted() { try Descriptor(existing: partial + "/" + part).flush() }
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
