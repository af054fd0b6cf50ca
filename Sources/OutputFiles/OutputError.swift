// Why nothing was written. Not here: what is checked when (`OutputPlace.swift`, `OutputFolder.swift`).

import Foundation

package enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  case notAName(String)
  case danglingLink(String)
  case fileInTheWay(String)
  case folderInTheWay(String)
  case aroundWorkingFolder(String)
  case foreign(String, because: String)
  case needsForce(String)
  case beingWritten(String)
  case writtenTwice(String)
  case notAJournal(String)
  case otherJournal(String)
  case damaged(String, because: String)
  case system(doing: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .notAName(let name):
      "'\(name)' can't name a file or folder; write a name without '/' and control characters"
    case .danglingLink(let path):
      "\(path) is a link to nothing; remove it, or create what it points to"
    case .fileInTheWay(let path):
      "\(path) is no folder; remove it, or choose another folder"
    case .folderInTheWay(let path):
      "\(path) is no file; choose another name"
    case .aroundWorkingFolder(let path):
      "\(path) holds the folder you are working in; choose another folder"
    case .foreign(let path, let reason):
      "\(path) holds what no run wrote (\(reason)); choose another folder"
    case .needsForce(let path):
      "\(path) is there already; choose another name, or replace it with --force"
    case .beingWritten(let path):
      "another run is writing \(path); wait for it, or choose another name"
    case .writtenTwice(let path):
      "\(path) is there already; give each file a name of its own"
    case .notAJournal(let path):
      "\(path) holds no stored replications; choose another file"
    case .otherJournal(let path):
      "\(path) was written by another version of fleetlab; remove it, or choose another file"
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)); remove it, or choose another file"
    case .system(let doing, let path, let code):
      "\(doing) \(path) failed: \(String(cString: strerror(code))); \(Self.remedy(code))"
    }
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM, EROFS: "choose a place where you may write"
    case ENOSPC, EDQUOT: "make room on the disk"
    case EFBIG: "allow larger files"
    case ENAMETOOLONG: "choose a shorter name"
    case ENOTDIR: "choose a place whose parents are folders"
    default: "choose another place"
    }
  }
}
