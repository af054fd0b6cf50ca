// Errors that the program can explain to its user. Not here: the errors of other rooms, which
// conform where a command meets them; errors that don't conform are internal faults.

/// An error that knows what to print, a line for each thing that is wrong, and the exit code.
package protocol ReportableError: Error {
  var lines: [String] { get }
  var exitCode: ExitCode { get }
}

extension UsageError: ReportableError {
  package var lines: [String] { ["fleetlab: \(description)"] }
  package var exitCode: ExitCode { .usage }
}

/// One thing that is wrong with a file: `file:line:column: what; what would be right`.
package struct Diagnostic: Equatable, Sendable, CustomStringConvertible {
  package let file: String
  /// Both count from one; `nil` where the whole file, or the whole line, is meant.
  package let line: Int?
  package let column: Int?
  /// What is wrong and what would be right.
  package let sentence: String

  package init(file: String, line: Int? = nil, column: Int? = nil, _ sentence: String) {
    (self.file, self.line, self.column, self.sentence) = (file, line, column, sentence)
  }

  package var description: String {
    let place = [file, line.map(String.init), line == nil ? nil : column.map(String.init)]
    return place.compactMap { $0 }.joined(separator: ":") + ": \(sentence)"
  }
}

/// Files that were read and can't be used.
package struct UnusableInput: ReportableError, Equatable {
  package let diagnostics: [Diagnostic]
  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  package var lines: [String] { diagnostics.map(\.description) }
  package var exitCode: ExitCode { .unusableData }
}

/// A file or stream that isn't there, or can't be read or written.
package struct MissingFile: ReportableError, Equatable {
  package let diagnostic: Diagnostic
  package init(_ file: String, _ reason: String) { diagnostic = Diagnostic(file: file, reason) }
  package var lines: [String] { [diagnostic.description] }
  package var exitCode: ExitCode { .missingFile }
}

/// Thrown by work that was asked to end and has cleaned up behind itself.
package struct Interruption: ReportableError, Equatable {
  package init() {}
  package var lines: [String] { ["fleetlab: interrupted"] }
  package var exitCode: ExitCode { .interrupted }
}
