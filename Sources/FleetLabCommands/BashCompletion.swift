// The completion script for bash, from the command table. It needs nothing but bash 3.2 or newer.
// Not here: the scripts for zsh and fish (`ZshCompletion.swift`, `FishCompletion.swift`).

/// Renders the script that `fleetlab completions bash` prints.
package struct BashCompletion {
  private let table: CommandTable

  package init(_ table: CommandTable) { self.table = table }

  package var script: String {
    """
    # Completes fleetlab in bash: source <(fleetlab completions bash)

    _fleetlab_words() {
      local IFS=$' \\n'
      COMPREPLY=($(compgen -W "$1" -- "$2"))
    }

    _fleetlab_paths() {
      local IFS=$'\\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY=($("${@:2}" -- "$1"))
    }

    _fleetlab_scenarios() {
      compgen -d -- "$2"
      compgen -f -X '!*.yaml' -- "$2"
      compgen -f -X '!*.yml' -- "$2"
    }

    _fleetlab() {
      local current=${COMP_WORDS[COMP_CWORD]} previous="" name="" command="" word i skip=""
      [ "$COMP_CWORD" -gt 0 ] && previous=${COMP_WORDS[COMP_CWORD-1]}
      # bash splits --name=value at the sign.
      if [ "$current" = "=" ]; then
        current=""
        name=$previous
      elif [ "$previous" = "=" ]; then
        name=${COMP_WORDS[COMP_CWORD-2]}
      else
        name=$previous
      fi
      case "$name" in
    \(indented(valueCases))
      esac
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [ "$word" = "=" ]; then
          skip=yes
        elif [ -n "$skip" ]; then
          skip=""
        else
          case "$word" in
            \(valueNames)) [ "${COMP_WORDS[i+1]}" = "=" ] || skip=yes ;;
            -*) ;;
            *)
              command="${command:+$command }$word"
              case "$command" in \(groupNames)) ;; *) break ;; esac
              ;;
          esac
        fi
      done
      case "$command" in
    \(indented(commandCases))
      esac
    }

    complete -F _fleetlab fleetlab

    """
  }

  private var allOptions: [Option] { table.options(of: nil) }

  private var valueNames: String {
    allOptions.filter(\.takesValue).map(\.longName).joined(separator: "|")
  }

  private var valueCases: [String] {
    allOptions.filter(\.takesValue).map { option in
      let action =
        switch option.value {
        case .choice(let words): offer(words)
        case .folder: "_fleetlab_paths \"$current\" compgen -d"
        case .file: "_fleetlab_paths \"$current\" compgen -f"
        default: "COMPREPLY=()"
        }
      return "\(option.longName)) \(action); return ;;"
    }
  }

  private var commandCases: [String] {
    let first = table.firstWords + names(table.everywhere)
    let cases = table.commands.flatMap { command -> [String] in
      let options = names(command.options + table.everywhere)
      let operands =
        switch command.operand?.kind {
        case .scenario: "_fleetlab_paths \"$current\" _fleetlab_scenarios"
        case .newFile, .file: "_fleetlab_paths \"$current\" compgen -f"
        case .folder: "_fleetlab_paths \"$current\" compgen -d"
        case .choice(let words): offer(words)
        case .command: offer(table.firstWords)
        case nil: "COMPREPLY=()"
        }
      return [
        "\"\(command.name)\")", "  case \"$current\" in",
        "    -*) \(offer(options)) ;;", "    *) \(operands) ;;", "  esac", "  ;;",
      ]
    }
    let seconds = groups.map { group in
      "\(group)) \(offer(table.secondWords(after: group) + names(table.everywhere))) ;;"
    }
    return ["\"\") \(offer(first)) ;;"] + seconds + cases
  }

  private var groups: [String] {
    table.firstWords.filter { !table.secondWords(after: $0).isEmpty }
  }

  /// A pattern of all first words of commands of two; of nothing where there are none.
  private var groupNames: String { groups.isEmpty ? "''" : groups.joined(separator: "|") }

  private func names(_ options: [Option]) -> [String] {
    options.flatMap { option in [option.longName] + (option.short.map { ["-\($0)"] } ?? []) }
  }

  private func offer(_ words: [String]) -> String {
    "_fleetlab_words \"\(words.joined(separator: " "))\" \"$current\""
  }

  private func indented(_ lines: [String]) -> String {
    lines.map { "    \($0)" }.joined(separator: "\n")
  }
}
