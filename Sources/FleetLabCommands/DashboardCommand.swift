// `fleetlab dashboard`. Not here: reading the figures (`LearningCore/Dashboard`), their form
// (`LabReports/DashboardText.swift`, `LabReports/DashboardJSON.swift`).

import Foundation
import LabReports
import LearningCore
import SQLiteMemory
import SharedMemory

/// Prints what a store's rows say of its fleet.
struct DashboardCommand: RunnableCommand {
  private let path: String

  init(_ arguments: Arguments) { path = arguments.operands[0] }

  func run(console: Console) throws -> ExitCode {
    guard access(path, F_OK) == 0 else { throw MissingFile(path, "isn't there") }
    let dashboard: LearningDashboard
    do throws(MemoryError) {
      let memory = SwarmMemory(try SQLiteStore(reading: path))
      defer { memory.close() }
      dashboard = try LearningDashboard(of: memory)
    } catch { throw StoreFailure(path, error) }
    console.answer(
      console.format == .json
        ? DashboardJSON.text(of: dashboard) : DashboardText.text(of: dashboard))
    return .done
  }
}
