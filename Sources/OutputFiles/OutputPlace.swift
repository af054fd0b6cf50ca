// Where something is to be written, and whether it may be.
// Not here: writing it (`OutputFolder.swift`, `SingleFile.swift`), remains of others (`Leftovers.swift`), how a
// folder is known as ours (`OutputMarker.swift`).

import Foundation

/// The real place that a user's path means. A link is followed to where it points: whoever links
/// `out` to a larger disk wants the output there, and the link to stay.
struct OutputPlace {
  let parent: String
  let name: String
  var path: String { parent + "/" + name }

  /// Creates missing parents.
  init(_ given: String) throws(OutputError) {
    guard !given.isEmpty, Self.isPrintable(given) else { throw .notAName(given) }
    let real: String
    if FileKind(at: given) == .nothing {
      let (parent, name) = Self.split(given)
      guard Self.isPlain(name) else { throw .notAName(given) }
      real = try Self.realFolder(parent) + "/" + name
    } else {
      guard let found = Self.resolve(given) else { throw .danglingLink(given) }
      real = found
    }
    let (parent, name) = Self.split(real)
    self.parent = parent == "/" ? "" : parent
    self.name = name
    guard let working = Self.resolve("."), working != real, !name.isEmpty,
      !working.hasPrefix(real + "/")
    else { throw .aroundWorkingFolder(given) }
  }

  /// A name for what is on its way in or out, beside the place itself: `.NAME.partial-123`.
  func sibling(_ role: String) -> String { parent + "/.\(name).\(role)-\(getpid())" }

  /// Whether a name is one file's: no way into another folder.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/") && isPrintable(name)
  }

  private static func isPrintable(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  private static func resolve(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func split(_ path: String) -> (parent: String, name: String) {
    var end = path[...]
    while end.last == "/", end.count > 1 { end.removeLast() }
    guard let slash = end.lastIndex(of: "/") else { return (".", String(end)) }
    let parent = end[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(end[end.index(after: slash)...]))
  }

  private static func realFolder(_ path: String) throws(OutputError) -> String {
    if FileKind(at: path) == .nothing {
      let (parent, name) = split(path)
      try Entries.makeFolder(realFolder(parent) + "/" + name)
    }
    guard let real = resolve(path) else { throw .danglingLink(path) }
    guard FileKind(at: real) == .folder else { throw .fileInTheWay(path) }
    return real == "/" ? "" : real
  }
}

extension OutputPlace {
  /// What a finished folder would meet.
  enum Occupant { case nothing, emptyFolder, ownFolder }

  /// - Throws: For whatever must stay: a file, a folder that isn't ours, or holds more than files,
  ///   and without `force` one of ours.
  func occupant(
    marker: OutputMarker, files: Set<String>?, force: Bool
  ) throws(OutputError) -> Occupant {
    switch FileKind(at: path) {
    case .nothing: return .nothing
    case .folder: break
    case .file, .link, .other: throw .fileInTheWay(path)
    }
    let names = try Entries.names(in: path)
    if names.isEmpty { return .emptyFolder }
    let mark = try checkIsOwn(path, names, marker, files)
    // Folders in it are its parts where it says so itself, and are runs themselves.
    for name in names where FileKind(at: path + "/" + name) == .folder {
      if name == marker.attachments?.folder {
        try checkAttachments(path + "/" + name, marker.attachments?.suffixes ?? [])
        continue
      }
      guard mark.contains(marker.part(name)) else {
        throw .foreign(path, because: "'\(name)' is no plain file")
      }
      let part = path + "/" + name
      let inner = try Entries.names(in: part)
      _ = try checkIsOwn(part, inner, marker, files)
      if let other = inner.first(where: { FileKind(at: part + "/" + $0) != .file }) {
        throw .foreign(part, because: "'\(other)' is no plain file")
      }
    }
    guard force else { throw .needsForce(path) }
    return .ownFolder
  }

  private func checkAttachments(_ folder: String, _ suffixes: [String]) throws(OutputError) {
    let names = try Entries.names(in: folder)
    let other = names.first { name in
      !suffixes.contains(where: name.hasSuffix) || FileKind(at: folder + "/" + name) != .file
    }
    if let other { throw .foreign(folder, because: "'\(other)' is none of a run's files") }
  }

  /// Whether one of our runs wrote what is in a folder, except for folders in it.
  ///
  /// - Returns: What its marking file says.
  private func checkIsOwn(
    _ folder: String, _ names: [String], _ marker: OutputMarker, _ files: Set<String>?
  ) throws(OutputError) -> String {
    guard names.contains(marker.file) else {
      throw .foreign(folder, because: "it has no \(marker.file)")
    }
    let plain = names.filter { FileKind(at: folder + "/" + $0) != .folder }
    if let other = plain.first(where: { FileKind(at: folder + "/" + $0) != .file }) {
      throw .foreign(folder, because: "'\(other)' is no plain file")
    }
    let data = FileManager.default.contents(atPath: folder + "/" + marker.file) ?? Data()
    let text = String(decoding: data, as: UTF8.self)
    guard text.contains(marker.text) else {
      throw .foreign(folder, because: "its \(marker.file) is of another program")
    }
    if let files, let other = plain.first(where: { !files.contains($0) }) {
      throw .foreign(folder, because: "'\(other)' is none of a run's files")
    }
    return text
  }
}
