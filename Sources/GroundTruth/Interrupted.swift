// Why long work ended early. Not here: who wanted it to (`FleetLabCommands/Interrupts.swift`).

/// Whoever asked for the work wanted it to stop; nothing of it is kept.
package struct Interrupted: Error {
  package init() {}
}
