// The completion script for fish, from the command table.
// Not here: the scripts for bash and zsh (`BashCompletion.swift`, `ZshCompletion.swift`).

/// Renders the script that `fleetlab completions fish` prints.
package struct FishCompletion {
  private let table: CommandTable

  package init(_ table: CommandTable) { self.table = table }

  package var script: String {
    let names = table.firstWords.joined(separator: " ")
    let start = """
      # Completes fleetlab in fish: fleetlab completions fish | source

      complete -c fleetlab -f
      set -l commands \(names)
      """
    let commands = table.firstWords.map { word in
      let seconds = table.secondWords(after: word)
      let summary =
        table.command(word)?.summary ?? "\(Option.sentence(seconds)): \(word) and a second word"
      return "complete -c fleetlab -n \"not __fish_seen_subcommand_from $commands\" -a \(word) "
        + "-d \(quoted(summary))"
    }
    let seconds = table.commands.filter { $0.words.count > 1 }.map { command in
      let all = table.secondWords(after: command.words[0]).joined(separator: " ")
      return "complete -c fleetlab -n \"__fish_seen_subcommand_from \(command.words[0]); "
        + "and not __fish_seen_subcommand_from \(all)\" -a \(command.words[1]) "
        + "-d \(quoted(command.summary))"
    }
    let everywhere = table.everywhere.map { line($0, when: nil) }
    let own = table.commands.flatMap { command in
      command.options.map { line($0, when: command) } + [operand(of: command)].compactMap { $0 }
    }
    return ([start] + commands + seconds + everywhere + own).joined(separator: "\n") + "\n"
  }

  private func line(_ option: Option, when command: Command?) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    let value =
      switch option.value {
      case .flag: ""
      case .file: " -r -F"
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
      case .newFile, .file: "-F"
      case .folder: "-a '(__fish_complete_directories)'"
      case .choice(let words): "-a '\(words.joined(separator: " "))'"
      case .command: "-a '\(table.firstWords.joined(separator: " "))'"
      }
    return "complete -c fleetlab\(condition(command)) \(action)"
  }

  private func condition(_ command: Command?) -> String {
    command.map { command in
      // The second word of one command may be another's name.
      let seen = command.words.map { "__fish_seen_subcommand_from \($0)" }
      let others = table.firstWords.filter { table.secondWords(after: $0).contains(command.name) }
        .map { "not __fish_seen_subcommand_from \($0)" }
      return " -n \"\((seen + others).joined(separator: "; and "))\""
    } ?? ""
  }

  private func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
