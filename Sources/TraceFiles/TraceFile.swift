// A file's bytes, unpacked if they are gzipped. Not here: what they hold (`MatrixCSV.swift`).

import Foundation

package enum TraceFile {
  /// - Parameter limit: How many bytes the file may have, before and after unpacking.
  package static func bytes(path: String, limit: Int) throws(TraceError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TraceError(path: path, message: "there is no such file", isMissingFile: true)
    }
    if isFolder.boolValue {
      throw TraceError(path: path, message: "this is a folder; name a CSV file, gzipped or not")
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= limit else {
      throw TraceError(path: path, message: "\(GzipError.tooLarge(limit: limit))")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TraceError(path: path, message: "this can't be read; check who may read it")
    }
    return try unpacked(Array(data), path: path, limit: limit)
  }

  /// The bytes themselves unless they begin as gzip data does: the file's name doesn't matter.
  package static func unpacked(
    _ bytes: [UInt8], path: String, limit: Int
  ) throws(TraceError) -> [UInt8] {
    guard Gzip.isGzip(bytes) else { return bytes }
    do throws(GzipError) {
      return try Gzip.inflate(bytes, limit: limit)
    } catch {
      throw TraceError(path: path, message: "\(error)")
    }
  }
}
