// What stands at a path, and taking it away. Links are never followed here.
// Not here: whether it may be taken away (`OutputPlace.swift`).

import Foundation

enum FileKind {
  case nothing, file, folder, link, other

  init(at path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

enum Entries {
  /// The names in a folder, sorted.
  static func names(in folder: String) throws(OutputError) -> [String] {
    guard let stream = opendir(folder) else {
      throw .system(doing: "listing", path: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    // An entry is shorter than its type says, so the name is read where it lies.
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = readdir(stream) {
      let bytes = UnsafeRawPointer(entry) + nameOffset
      let name = String(cString: bytes.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func makeFolder(_ path: String) throws(OutputError) {
    try check(mkdir(path, 0o777), "creating the folder", path)
  }

  /// Removes a file, or a folder of files and of folders with nothing but files: what else a folder
  /// holds stays, and so does the folder.
  static func remove(_ path: String, holdsFolders: Bool = true) throws(OutputError) {
    if FileKind(at: path) == .folder {
      for name in try names(in: path) {
        switch FileKind(at: path + "/" + name) {
        case .file: try check(unlink(path + "/" + name), "removing", path + "/" + name)
        case .folder where holdsFolders: try remove(path + "/" + name, holdsFolders: false)
        default: break
        }
      }
      try check(rmdir(path), "removing", path)
    } else {
      try check(unlink(path), "removing", path)
    }
  }

  /// Atomic: at every moment the new name shows all of the old, or all of the new.
  static func rename(_ path: String, to newPath: String) throws(OutputError) {
    try check(Foundation.rename(path, newPath), "renaming \(path) to", newPath)
  }

  static func check(_ code: Int32, _ doing: String, _ path: String) throws(OutputError) {
    guard code == 0 else { throw .system(doing: doing, path: path, code: errno) }
  }
}
