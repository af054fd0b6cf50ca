// `fleetlab schema`. Not here: the schema (`ScenarioFiles/JSONSchema.swift`).

import ScenarioFiles

/// Prints the JSON Schema of scenario files.
struct SchemaCommand: RunnableCommand {
  init(_ arguments: Arguments) {}

  func run(console: Console) -> ExitCode {
    console.answer(JSONSchema.text)
    return .done
  }
}
