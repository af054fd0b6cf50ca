// Why a trace can't be used: a place and a sentence. Not here: who finds it (`MatrixCSV.swift` and others).

/// One reason: `path:line:column: what is wrong; what would be right`.
package struct TraceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Empty where no file is meant.
  package let path: String
  /// Counted from 1; `nil` where the whole file is meant.
  package let line: Int?
  /// Counted from 1, in Unicode scalars.
  package let column: Int?
  package let message: String
  /// There is no such file at all.
  package let isMissingFile: Bool

  package init(
    path: String, line: Int? = nil, column: Int? = nil, message: String, isMissingFile: Bool = false
  ) {
    (self.path, self.line, self.column) = (path, line, column)
    (self.message, self.isMissingFile) = (message, isMissingFile)
  }

  package var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return path.isEmpty ? message : "\(path)\(place): \(message)"
  }
}

/// All reasons that reading found, in the order of the file, up to a limit.
package struct TraceErrors: Error, Hashable, Sendable, CustomStringConvertible {
  package static let limit = 20
  package let errors: [TraceError]

  package init(_ errors: [TraceError]) { self.errors = errors }

  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
