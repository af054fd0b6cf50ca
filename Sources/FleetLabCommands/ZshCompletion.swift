// The completion script for zsh, from the command table.
// Not here: the scripts for bash and fish (`BashCompletion.swift`, `FishCompletion.swift`).

/// Renders the script that `fleetlab completions zsh` prints.
package struct ZshCompletion {
  private let table: CommandTable

  package init(_ table: CommandTable) { self.table = table }

  package var script: String {
    """
    #compdef fleetlab
    # Completes fleetlab in zsh: source <(fleetlab completions zsh), or a file _fleetlab in $fpath.

    _fleetlab() {
      local curcontext="$curcontext" state line
      local -a commands everywhere
      commands=(
    \(lines(table.firstWords.map { quoted("\($0):\(summary(of: $0))") }))
      )
      everywhere=(
    \(lines(table.everywhere.flatMap(specs)))
      )
      _arguments -C -S $everywhere '1:command:->command' '*::argument:->argument' && return
      case $state in
        command) _describe -t commands 'fleetlab command' commands ;;
        argument)
          curcontext="${curcontext%:*}-$line[1]:"
          case $line[1] in
    \(table.firstWords.map(cases).joined(separator: "\n"))
          esac
          ;;
      esac
    }

    if [ "$funcstack[1]" = _fleetlab ]; then
      _fleetlab "$@"
    else
      compdef _fleetlab fleetlab
    fi

    """
  }

  private func summary(of word: String) -> String {
    table.command(word)?.summary ?? Option.sentence(table.secondWords(after: word))
  }

  /// What follows a first word: a command's arguments, or the second words and then theirs.
  private func cases(_ word: String) -> String {
    if let command = table.command(word) { return cases(command, word) }
    let seconds = table.secondWords(after: word)
    let inner = seconds.compactMap { second in
      table.command("\(word) \(second)").map { cases($0, second) }
    }
    return """
              \(word))
                _arguments -C -S $everywhere '1:command:(\(seconds.joined(separator: " ")))' \\
                  '*::argument:->second' && return
                case $line[1] in
      \(inner.joined(separator: "\n"))
                esac
                ;;
      """
  }

  private func cases(_ command: Command, _ word: String) -> String {
    let operand = command.operand.map { operand in
      let action =
        switch operand.kind {
        case .scenario: "_files -g \"*.(yaml|yml)\""
        case .newFile, .file: "_files"
        case .folder: "_files -/"
        case .choice(let words): "(\(words.joined(separator: " ")))"
        case .command: "(\(table.firstWords.joined(separator: " ")))"
        }
      return quoted("\(operand.count == .many ? "*" : "1"):\(operand.name):\(action)")
    }
    let specs = command.options.flatMap(specs) + (operand.map { [$0] } ?? [])
    let words = ["_arguments -S $everywhere"] + specs
    return "        \(word)) \(words.joined(separator: " \\\n            ")) ;;"
  }

  /// The specifications of one option, as `_arguments` of zshcompsys(1) reads them.
  private func specs(_ option: Option) -> [String] {
    let explanation = "[\(escaped(option.help))]"
    let action =
      switch option.value {
      case .flag: ""
      case .file: ":file:_files"
      case .folder: ":folder:_files -/"
      case .choice(let words): ":value:(\(words.joined(separator: " ")))"
      case .number, .names, .assignment, .text: ":\(option.placeholder ?? "value"): "
      }
    let star = option.isRepeatable ? "*" : ""
    let long = "\(star)\(option.longName)\(option.takesValue ? "=" : "")"
    let short = option.short.map { "\(star)-\($0)" }
    return [short, long].compactMap { $0 }.map { quoted($0 + explanation + action) }
  }

  private func lines(_ words: [String]) -> String {
    words.map { "    \($0)" }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    text.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
  }

  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}
