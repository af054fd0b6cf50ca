// Wrong command lines, given to the built program. Not here: right ones (`ArgumentsTests.swift`).

import Testing

struct MisuseTests {
  /// What is typed, and what the message must name.
  static let table: [(line: String, named: [String])] = [
    ("", ["a command is missing", "run", "validate"]),
    ("rnu a.yaml", ["'rnu'", "'run'"]),
    ("chek a.yaml", ["unknown command 'chek'", "'check'"]),
    ("frobnicate --help", ["'frobnicate'"]),
    ("--bogus run a.yaml", ["'--bogus'"]),
    ("run", ["SCENARIO is missing", "run --help"]),
    ("run a.yaml b.yaml", ["'b.yaml'", "run --help"]),
    ("run a.yaml --sede 7", ["'--sede'", "'--seed'"]),
    ("run a.yaml --seed", ["'--seed' needs a value", "--seed N"]),
    ("run a.yaml --seed --force", ["'--seed' needs a value"]),
    ("run a.yaml --seed=", ["'--seed' needs a value"]),
    ("run a.yaml --seed seven", ["'seven'", "'--seed'", "whole number"]),
    ("run a.yaml --seed -1", ["'-1'", "'--seed'"]),
    ("run a.yaml --seed +1", ["'+1'"]),
    ("run a.yaml --seed 1e3", ["'1e3'"]),
    ("run a.yaml --seed 9007199254740992", ["'9007199254740992'", "9007199254740991"]),
    ("run a.yaml --seed 99999999999999999999", ["'99999999999999999999'"]),
    ("run a.yaml --jobs 0", ["'0'", "'--jobs'", "from 1"]),
    ("run a.yaml --replications 2.5", ["'2.5'", "'--replications'"]),
    ("run a.yaml --seed 1 --seed 2", ["'--seed'", "more than once"]),
    ("run a.yaml -q --quiet", ["'--quiet'", "more than once"]),
    ("run a.yaml -qv", ["'--quiet' and '--verbose'"]),
    ("run a.yaml --force=yes", ["'--force' takes no value", "yes"]),
    ("run a.yaml -x", ["'-x'"]),
    ("run a.yaml -qx", ["'-x' in '-qx'"]),
    ("run a.yaml -seed 3", ["'-seed'", "'--seed'"]),
    ("run a.yaml --arms a,,b", ["'a,,b'", "'--arms'"]),
    ("run a.yaml --arms a,a", ["'a,a'", "none twice"]),
    ("run a.yaml --set horizon", ["'horizon'", "KEY=VALUE"]),
    ("run a.yaml --set =5", ["'=5'", "KEY=VALUE"]),
    ("run a.yaml --color=alway", ["'alway'", "'always'", "never"]),
    ("run a.yaml --format xml", ["'xml'", "text or json"]),
    ("run a.yaml --progress fast", ["'fast'", "'--progress'", "plain"]),
    ("run a.yaml --shop sqlite", ["'--shop'"]),
    ("run a.yaml --resume --cache b", ["--resume", "--cache"]),
    ("validate", ["SCENARIO is missing"]),
    ("validate a.yaml --seed 3", ["'--seed'", "belongs to 'fleetlab run'"]),
    ("--seed 3 validate a.yaml", ["'fleetlab validate' has no option '--seed'"]),
    ("list", ["TOPIC is missing", "policies"]),
    ("list polices", ["'polices'", "'policies'", "presets"]),
    ("init --from smoke", ["FILE is missing"]),
    ("schema extra", ["'extra'"]),
    ("completions tcsh", ["'tcsh'", "bash, zsh or fish"]),
    ("help rnu", ["'rnu'", "'run'"]),
    ("help run list", ["'list'"]),
  ]

  @Test("it is refused with 64, one sentence on standard error and no answer", arguments: table)
  func refusal(line: String, named: [String]) throws {
    let ending = try BuiltProgram.run(line.split(separator: " ").map(String.init))
    #expect(ending.code == 64)
    #expect(ending.output == "")
    #expect(ending.errors.hasPrefix("fleetlab: "))
    #expect(ending.errors.filter { $0 == "\n" }.count == 1)
    #expect(ending.errors.contains("; try fleetlab"))
    for word in named {
      #expect(ending.errors.contains(word), "\(ending.errors) doesn't name \(word)")
    }
  }

  @Test("an empty word is refused too")
  func emptyWord() throws {
    let ending = try BuiltProgram.run(["run", ""])
    #expect(ending.code == 64 && ending.errors.contains("SCENARIO is empty"))
  }
}
