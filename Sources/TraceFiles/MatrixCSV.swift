// A CSV with a row for each recorded (task, worker) → a matrix, or all that is wrong with the file.
// Not here: rows (`CSVReader.swift`), columns (`MatrixColumns.swift`), cells (`MatrixBuilder.swift`).

package enum MatrixCSV {
  package struct Limits: Sendable {
    /// Before and after unpacking.
    package var bytes = 256 << 20
    /// Tasks × workers; each takes 8 bytes for each recorded column.
    package var cells = 20_000_000

    package init() {}
    package static let standard = Limits()
  }

  /// Reads `task_id,pattern,worker` with `success` (0 or 1) or `success_probability` (0…1), and
  /// `seconds`, `quality` (0…1) and `error` (0…1) where known, columns in any order.
  ///
  /// - Throws: Up to ``TraceErrors/limit`` errors, each with line and column.
  /// - Complexity: O(bytes + tasks × workers).
  package static func read(
    path: String, limits: Limits = .standard
  ) throws(TraceErrors) -> TraceMatrix {
    let bytes: [UInt8]
    do throws(TraceError) {
      bytes = try TraceFile.bytes(path: path, limit: limits.bytes)
    } catch {
      throw TraceErrors([error])
    }
    return try MatrixBuilder.matrix(from: bytes, path: path, limits: limits)
  }

  /// - Parameter name: What errors call the file.
  package static func read(
    bytes packed: [UInt8], name: String, limits: Limits = .standard
  ) throws(TraceErrors) -> TraceMatrix {
    let bytes: [UInt8]
    do throws(TraceError) {
      bytes = try TraceFile.unpacked(packed, path: name, limit: limits.bytes)
    } catch {
      throw TraceErrors([error])
    }
    return try MatrixBuilder.matrix(from: bytes, path: name, limits: limits)
  }
}
