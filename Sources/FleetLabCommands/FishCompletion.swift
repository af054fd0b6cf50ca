// The completion script for fish, from the command table.
// Not here: the scripts for bash and zsh (`BashCompletion.swift`, `ZshCompletion.swift`).

/// Renders the script that `fleetlab completions fish` prints.
package struct FishCompletion {
  private let table: CommandTable

  package init(_ table: CommandTable) { self.table = table }

  package var script: String {
    let names = table.commands.map(\.name).joined(separator: " ")
    let start = """
      # Completes fleetlab in fish: fleetlab completions fish | source

      complete -c fleetlab -f
      set -l commands \(names)
      """
    let commands = table.commands.map {
      "complete -c fleetlab -n \"not __fish_seen_subcommand_from $commands\" -a \($0.name) "
        + "-d \(quoted($0.summary))"
    }
    let everywhere = table.everywhere.map { line($0, when: nil) }
    let own = table.commands.flatMap { command in
      command.options.map { line($0, when: command) } + [operand(of: command)].compactMap { $0 }
    }
    return ([start] + commands + everywhere + own).joined(separator: "\n") + "\n"
  }

  private func line(_ option: Option, when command: Command?) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    let value =
      switch option.value {
      case .flag: ""
      case .folder: " -x -a '(__fish_complete_directories)'"
      case .choice(let words): " -x -a '\(words.joined(separator: " "))'"
      case .number, .names, .assignment, .text: " -x"
      }
    return "complete -c fleetlab\(condition(command))\(short) -l \(option.name)\(value) "
      + "-d \(quoted(option.help))"
  }

  private func operand(of command: Command) -> String? {
    guard let operand = command.operand else { return nil }
    let action =
      switch operand.kind {
      case .scenario: "-k -a '(__fish_complete_suffix .yaml)'"
      case .newFile: "-F"
      case .choice(let words): "-a '\(words.joined(separator: " "))'"
      case .command: "-a '\(table.commands.map(\.name).joined(separator: " "))'"
      }
    return "complete -c fleetlab\(condition(command)) \(action)"
  }

  private func condition(_ command: Command?) -> String {
    command.map { " -n \"__fish_seen_subcommand_from \($0.name)\"" } ?? ""
  }

  private func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
