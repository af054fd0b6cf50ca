// What a store's errors mean for a command. Not here: the errors (`SharedMemory/MemoryError.swift`,
// `LearningCore/Persistence`).

import LearningCore
import SharedMemory

/// A store that can't be used, read or written.
struct StoreFailure: ReportableError {
  let lines: [String]
  let exitCode: ExitCode

  init(_ path: String, _ error: MemoryError) {
    lines = ["\(Diagnostic(file: path, "\(error)"))"]
    exitCode =
      switch error {
      case .invalid: .unusableData
      // What SQLite calls a damaged file, or no database.
      case .failed(doing: _, let code, message: _) where [11, 26].contains(code & 0xFF):
        .unusableData
      case .busy, .failed: .missingFile
      case .closed, .denied, .duplicate, .notFound: .internalFault
      }
  }

  init(_ path: String, _ error: LiveError) {
    switch error {
    case .store(let error), .opening(.memory(let error)): self.init(path, error)
    case .opening(let error): self.init(path, "\(error)", .unusableData)
    case .refused(let error): self.init(path, "\(error)", .internalFault)
    }
  }

  private init(_ path: String, _ sentence: String, _ code: ExitCode) {
    (lines, exitCode) = (["\(Diagnostic(file: path, sentence))"], code)
  }
}
