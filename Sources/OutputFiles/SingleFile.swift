// One file that is there whole or not at all. Not here: folders of results (`OutputFolder.swift`).

package enum SingleFile {
  /// Writes a file under a hidden name beside it and renames it into place.
  ///
  /// - Parameters:
  ///   - path: Missing parents are created; a link is followed and stays.
  ///   - force: Whether a file that is there may be replaced. A folder never is.
  package static func writeAtomically(
    _ bytes: [UInt8], to path: String, force: Bool = false
  ) throws(OutputError) {
    let place = try OutputPlace(path)
    try check(place, force: force)
    try Leftovers.settle(place)
    let partial = place.sibling("partial")
    do throws(OutputError) {
      let file = try Descriptor(creating: partial)
      _ = file.lock()
      try file.write(bytes)
      try file.flush()
      try check(place, force: force)  // Asked again: somebody may have come first.
      try Entries.rename(partial, to: place.path)
    } catch {
      if case .file = FileKind(at: partial) { try? Entries.remove(partial) }
      throw error
    }
    try Descriptor(existing: place.parent.isEmpty ? "/" : place.parent).flush()
  }

  private static func check(_ place: OutputPlace, force: Bool) throws(OutputError) {
    switch FileKind(at: place.path) {
    case .nothing: return
    case .file where force: return
    case .file: throw .needsForce(place.path)
    case .folder, .link, .other: throw .folderInTheWay(place.path)
    }
  }
}
