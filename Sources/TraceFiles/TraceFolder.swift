// A record that is a folder: its files by name, gzipped or not. Not here: what they hold (`ASlib`,
// `SMTComp`), a file's bytes (`TraceFile.swift`).

import Foundation

package struct TraceFolder: Sendable {
  /// What errors call it.
  let path: String
  /// Of all files, the names as they are there, sorted.
  let names: [String]
  private let place: Place

  private enum Place: Sendable {
    case disk
    case memory([String: [UInt8]])
  }

  /// - Parameter purpose: What kind of folder it should be, for errors.
  init(path: String, purpose: String) throws(TraceError) {
    (self.path, place) = (path, .disk)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TraceError(path: path, message: "there is no such folder", isMissingFile: true)
    }
    guard isFolder.boolValue else {
      throw TraceError(path: path, message: "this is a file; name \(purpose)")
    }
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw TraceError(path: path, message: "this can't be read; check who may read it")
    }
    names = found.sorted()
  }

  /// Files that are in memory already, by name.
  package init(files: [String: [UInt8]], path: String) {
    (self.path, place) = (path, .memory(files))
    names = files.keys.sorted()
  }

  /// The path of a file, or of the same gzipped; `nil` where there is neither.
  func file(_ name: String) throws(TraceError) -> String? {
    let found = [name, name + ".gz"].filter(names.contains)
    guard found.count < 2 else {
      throw TraceError(
        path: path, message: "both \(name) and \(name).gz are there; keep one of the two")
    }
    return found.first.map { path + "/" + $0 }
  }

  /// The path of a file that must be there.
  func required(_ name: String, purpose: String) throws(TraceError) -> String {
    guard let path = try file(name) else {
      throw TraceError(
        path: path, message: "there is no \(name) in it, gzipped or not; name \(purpose)")
    }
    return path
  }

  /// The bytes of one of its files, unpacked.
  ///
  /// - Parameter file: A path that it gave.
  func bytes(_ file: String, limit: Int) throws(TraceError) -> [UInt8] {
    switch place {
    case .disk: try TraceFile.bytes(path: file, limit: limit)
    case .memory(let files):
      try TraceFile.unpacked(
        files[String(file.dropFirst(path.count + 1))] ?? [], path: file, limit: limit)
    }
  }
}
